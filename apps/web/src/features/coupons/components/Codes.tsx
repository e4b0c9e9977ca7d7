import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { RowList } from '#components/RowList.tsx';
import { Button } from '#components/ui/button.tsx';
import { trpc } from '#lib/trpc.ts';

const PAGE = 50;

/** The codes of a coupon with how often each was redeemed, page by page. */
export function Codes({ couponId }: { couponId: string }) {
  const { t } = useLingui();
  const [shown, setShown] = useState(PAGE);
  const query = useQuery(trpc.coupons.codes.queryOptions({ filter: { couponId }, limit: Math.min(shown, 200) }));
  const total = query.data?.total ?? 0;
  return (
    <>
      <RowList
        label={t`Codes`}
        query={query}
        item={(one) => ({
          id: one.codeId,
          title: <bdi className="num break-all">{one.code}</bdi>,
          end:
            one.maxRedemptions === null ? (
              <Trans>{one.redeemed} times</Trans>
            ) : (
              <Trans>
                {one.redeemed} of {one.maxRedemptions}
              </Trans>
            ),
        })}
        empty={
          <p className="px-4 py-3 text-muted-foreground text-sm">
            <Trans>No code yet: nobody can redeem the coupon.</Trans>
          </p>
        }
      />
      {total > shown && shown < 200 ? (
        <Button variant="ghost" size="sm" className="m-2" onClick={() => setShown(shown + PAGE)}>
          <Trans>Show more</Trans>
        </Button>
      ) : null}
    </>
  );
}
