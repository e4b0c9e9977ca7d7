import { Plural, Trans } from '@lingui/react/macro';
import { useWatch } from 'react-hook-form';
import { useCouponSentence } from '#components/coupon/use-coupon-sentence.ts';
import { DateText } from '#components/DateText.tsx';
import { type CouponForm, rateOf } from '../lib/coupon-form.ts';

/** What the coupon does, in words, while it is written. */
export function LiveSentence() {
  const form = useWatch<CouponForm>();
  const sentence = useCouponSentence();
  const { kind = 'percent', duration = 'once' } = form;
  const [currency, amountMinor] = Object.entries(form.amounts ?? {}).find(([, minor]) => minor) ?? [];
  const amount = currency === undefined || amountMinor === undefined ? null : { currency, amountMinor };
  if (kind === 'fixed' && amount === null)
    return (
      <p role="status" className="rounded-lg bg-muted px-3 py-2 text-muted-foreground text-sm">
        <Trans>Fill in an amount to see what the coupon does.</Trans>
      </p>
    );
  const rate = rateOf(form.percent ?? '');
  const products = Object.values(form.products ?? {}).filter(Boolean).length;
  return (
    <p role="status" aria-live="polite" className="rounded-lg bg-success-soft px-3 py-2 text-sm text-success">
      <bdi>{sentence({ kind, rate, amount, duration, periods: Number(form.periods) || 1 })}</bdi>
      {'. '}
      {products === 0 ? (
        <Trans>For every product.</Trans>
      ) : (
        <Plural value={products} one="For # product." other="For # products." />
      )}{' '}
      {form.includesOneOff ? <Trans>Set-up fees too.</Trans> : <Trans>Not on set-up fees.</Trans>}{' '}
      {form.newClientsOnly ? <Trans>New clients only.</Trans> : null}{' '}
      {form.validUntil ? (
        <Trans>
          Until <DateText value={form.validUntil} />.
        </Trans>
      ) : null}
    </p>
  );
}
