import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { CopyId } from '#components/CopyId.tsx';
import { CsvButton } from '#components/CsvButton.tsx';
import { Redemptions } from '#components/coupon/Redemptions.tsx';
import { ObjectPage } from '#components/ObjectPage.tsx';
import { Section } from '#components/Section.tsx';
import { Button } from '#components/ui/button.tsx';
import { useCan } from '#lib/auth/session.ts';
import { useParam } from '#lib/routing/use-params.ts';
import { api, trpc } from '#lib/trpc.ts';
import { Codes } from '../components/Codes.tsx';
import { CouponFacts } from '../components/CouponFacts.tsx';
import { CouponState } from '../components/CouponState.tsx';
import { AddCodesSheet } from '../forms/AddCodesSheet.tsx';
import { CouponSheet } from '../forms/CouponSheet.tsx';
import { RedeemSheet } from '../forms/RedeemSheet.tsx';
import type { Coupon } from '../lib/coupon-form.ts';

/** One coupon: its terms, its codes and who redeemed it. */
export function CouponPage() {
  const { t } = useLingui();
  const couponId = useParam('id');
  const query = useQuery(trpc.coupons.get.queryOptions({ couponId }));
  return (
    <ObjectPage
      query={query}
      header={(coupon) => ({
        title: <bdi>{coupon.name}</bdi>,
        badge: <CouponState state={coupon.state} />,
        crumbs: [
          {
            key: 'list',
            content: (
              <Link to="/admin/coupons">
                <Trans>Coupons</Trans>
              </Link>
            ),
          },
          { key: 'this', content: <bdi>{coupon.name}</bdi> },
        ],
        actions: <Actions coupon={coupon} />,
        description: coupon.code === null ? undefined : <CopyId value={coupon.code} />,
      })}
      tabs={() => [
        {
          value: 'redemptions',
          label: t`Redemptions`,
          content: (
            <Section flush title={<Trans>Redemptions</Trans>}>
              <Redemptions of={{ couponId: couponId }} />
            </Section>
          ),
        },
        {
          value: 'codes',
          label: t`Codes`,
          content: (
            <Section
              flush
              title={<Trans>Codes</Trans>}
              actions={
                <CsvButton
                  name="coupon-codes"
                  title={t`Codes as CSV`}
                  onExport={() => api.coupons.exportCodes.query({ filter: { couponId } })}
                />
              }
            >
              <Codes couponId={couponId} />
            </Section>
          ),
        },
      ]}
      rail={(coupon) => <CouponFacts coupon={coupon} />}
    />
  );
}

function Actions({ coupon }: { coupon: Coupon }) {
  const can = useCan();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<'change' | 'codes' | 'redeem' | null>(null);
  const archive = useMutation(
    trpc.coupons.archive.mutationOptions({ onSettled: () => queryClient.invalidateQueries(trpc.coupons.pathFilter()) }),
  );
  const close = () => setOpen(null);
  const { couponId, code, state } = coupon;
  return (
    <>
      {can('coupon:redeem') && code !== null && state === 'active' ? (
        <Button variant="outline" onClick={() => setOpen('redeem')}>
          <Trans>Redeem for a client</Trans>
        </Button>
      ) : null}
      {can('coupon:manage') ? (
        <>
          <Button variant="outline" onClick={() => setOpen('codes')}>
            <Trans>Generate codes</Trans>
          </Button>
          <Button
            variant="outline"
            busy={archive.isPending}
            onClick={() => archive.mutate({ couponId, isArchived: state !== 'archived' })}
          >
            {state === 'archived' ? <Trans>Bring back</Trans> : <Trans>Archive</Trans>}
          </Button>
          <Button onClick={() => setOpen('change')}>
            <Trans>Change</Trans>
          </Button>
        </>
      ) : null}
      {open === 'change' ? <CouponSheet coupon={coupon} onClose={close} /> : null}
      {open === 'codes' ? <AddCodesSheet couponId={couponId} onClose={close} /> : null}
      {open === 'redeem' && code !== null ? <RedeemSheet code={code} onClose={close} /> : null}
    </>
  );
}
