import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod/mini';
import { DateText } from '#components/DateText.tsx';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextField } from '#components/form/fields.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { RowList } from '#components/RowList.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { useCan } from '#lib/auth/session.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

type Redemption = RouterOutputs['coupons']['redemptions']['rows'][number];

/** Who redeemed a coupon, or what a client redeemed; what it saved, and the way to take it off. */
export function Redemptions({ of }: { of: { couponId: string } | { clientId: string } }) {
  const { t } = useLingui();
  const mayTakeOff = useCan()('coupon:redeem');
  const [ending, setEnding] = useState<Redemption | null>(null);
  const query = useQuery(trpc.coupons.redemptions.queryOptions({ ...of, limit: 100 }));
  const states: Record<Redemption['state'], string> = {
    active: t`Counts`,
    spent: t`Used up`,
    taken_off: t`Taken off`,
    given_back: t`Given back`,
  };
  return (
    <>
      <RowList
        label={t`Redemptions`}
        query={query}
        item={(one) => ({
          id: one.redemptionId,
          title: <bdi>{'clientId' in of ? one.name : one.clientName}</bdi>,
          hint: (
            <>
              <bdi className="num">{one.code}</bdi> · <DateText value={one.redeemedAt} />
              {one.redeemedByName === null ? null : (
                <>
                  {' · '}
                  <bdi>{one.redeemedByName}</bdi>
                </>
              )}
            </>
          ),
          badge: <Badge {...(one.state === 'active' ? { tone: 'success' } : {})}>{states[one.state]}</Badge>,
          end: <MoneyText {...one.saved} />,
          actions:
            mayTakeOff && (one.state === 'active' || one.state === 'spent') ? (
              <Button variant="ghost" size="sm" onClick={() => setEnding(one)}>
                <Trans>Take off</Trans>
              </Button>
            ) : undefined,
        })}
        empty={
          <p className="px-4 py-3 text-muted-foreground text-sm">
            {'clientId' in of ? <Trans>No coupon was redeemed.</Trans> : <Trans>Nobody has redeemed it yet.</Trans>}
          </p>
        }
      />
      {ending ? <TakeOffSheet redemption={ending} onClose={() => setEnding(null)} /> : null}
    </>
  );
}

const schema = z.object({ reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)) });

function TakeOffSheet({ redemption, onClose }: { redemption: Redemption; onClose: () => void }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const takeOff = useMutation(trpc.coupons.takeOff.mutationOptions());
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={<Trans>Take this coupon off?</Trans>}
      description={<Trans>Later invoices are not reduced by it any more. Those that were stay as they are.</Trans>}
      schema={schema}
      defaultValues={{ reason: '' }}
      submitLabel={<Trans>Take off</Trans>}
      tone="danger"
      onSubmit={async ({ reason }) => {
        await takeOff.mutateAsync({ redemptionId: redemption.redemptionId, reason });
        await queryClient.invalidateQueries(trpc.coupons.pathFilter());
      }}
    >
      <TextField name="reason" label={t`Reason`} maxLength={500} />
    </FormSheet>
  );
}
