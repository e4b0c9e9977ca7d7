import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { REFUSAL_TEXTS } from '#components/coupon/refusal-texts.ts';
import { useCouponSentence } from '#components/coupon/use-coupon-sentence.ts';
import { Alert } from '#components/ui/alert.tsx';
import { trpc } from '#lib/trpc.ts';
import { useStoreSearch } from '../hooks/use-store-search.ts';
import { offerCoupon, offeredCoupon } from '../lib/offered-coupon.ts';

/** What the coupon of the link (`?coupon=`) promises; it is taken off as soon as something is in the cart. */
export function OfferedCoupon({ currency }: { currency: string }) {
  const { i18n } = useLingui();
  const sentence = useCouponSentence();
  const [search] = useStoreSearch();
  useEffect(() => {
    if (search.coupon !== undefined) offerCoupon(search.coupon);
  }, [search.coupon]);
  const code = search.coupon ?? offeredCoupon();
  const query = useQuery({
    ...trpc.ordering.offeredCoupon.queryOptions({ code: code ?? '', currency }),
    enabled: code !== null,
    retry: false,
  });
  const coupon = query.data?.coupon;
  if (code === null || !coupon) return null;
  if (coupon.refusal !== null)
    return (
      <Alert tone="warning">
        <bdi className="num">{coupon.code}</bdi>: {i18n._(REFUSAL_TEXTS[coupon.refusal])}
      </Alert>
    );
  const { kind, duration } = coupon;
  return (
    <Alert tone="success" title={<bdi>{coupon.name}</bdi>}>
      {kind !== null && duration !== null ? sentence({ ...coupon, kind, duration }) : null}
      {'. '}
      <Trans>
        The coupon <bdi className="num">{coupon.code}</bdi> is taken off in the cart.
      </Trans>
    </Alert>
  );
}
