import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { useFormat } from '#lib/format/use-format.ts';

/** What a coupon takes and for how long; amounts are money on the wire. */
export interface CouponPromise {
  kind: 'percent' | 'fixed' | 'free_period';
  /** As a fraction. */
  rate: string | null;
  amount: { amountMinor: string; currency: string } | null;
  duration: 'once' | 'periods' | 'forever';
  periods: number | null;
}

const SENTENCES: Readonly<Record<CouponPromise['kind'], Record<CouponPromise['duration'], MessageDescriptor>>> = {
  percent: {
    once: msg({ message: '{off} off the first period' }),
    periods: msg({ message: '{off} off {periods, plural, one {the first period} other {the first # periods}}' }),
    forever: msg({ message: '{off} off every period' }),
  },
  fixed: {
    once: msg({ message: '{off} off, once' }),
    periods: msg({
      message: '{off} off {periods, plural, one {the first period} other {each of the first # periods}}',
    }),
    forever: msg({ message: '{off} off every period' }),
  },
  free_period: {
    once: msg({ message: 'The first period is free' }),
    periods: msg({ message: '{periods, plural, one {The first period is free} other {The first # periods are free}}' }),
    forever: msg({ message: 'Every period is free' }),
  },
};

/** Says in a sentence what a coupon promises: "20% off the first 3 periods". */
export function useCouponSentence(): (of: CouponPromise) => string {
  const { i18n } = useLingui();
  const format = useFormat();
  return ({ kind, rate, amount, duration, periods }) => {
    const share = format.number(Number(rate ?? '0'), { style: 'percent', maximumFractionDigits: 3 });
    const off = kind === 'fixed' && amount !== null ? format.money(amount.amountMinor, amount.currency) : share;
    return i18n._({ ...SENTENCES[kind][duration], values: { off: `\u2068${off}\u2069`, periods: periods ?? 1 } });
  };
}
