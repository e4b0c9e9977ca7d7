import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '#lib/trpc.ts';
import { useCouponSentence } from './use-coupon-sentence.ts';

/** The coupons that reduce what a subscription costs, and how much of each is left. */
export function SubscriptionDiscounts({ clientId, subscriptionId }: { clientId: string; subscriptionId: string }) {
  const sentence = useCouponSentence();
  const { data } = useQuery(trpc.coupons.ofSubscription.queryOptions({ clientId, subscriptionId }));
  const counting = (data?.rows ?? []).filter(({ state }) => state === 'active');
  if (counting.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 text-sm text-success">
      {counting.map((one) => {
        const left = one.periods === null ? null : Math.max(one.periods - one.used, 0);
        return (
          <li key={one.redemptionId}>
            <bdi className="num">{one.code}</bdi>: {sentence(one)}
            {left === null ? null : (
              <>
                {' · '}
                <Plural value={left} one="# period left" other="# periods left" />
              </>
            )}
            {one.subscriptionIds === null ? (
              <>
                {' · '}
                <Trans>for all subscriptions</Trans>
              </>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
