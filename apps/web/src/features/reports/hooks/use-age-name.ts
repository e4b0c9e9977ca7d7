import { useLingui } from '@lingui/react/macro';
import type { Age } from '../lib/table.ts';

/** How long something is overdue, in words. */
export function useAgeName(): (age: Age, length: 'short' | 'long') => string {
  const { t } = useLingui();
  const long: Readonly<Record<Age, string>> = {
    not_due: t`Not due yet`,
    days_1_30: t`1 to 30 days`,
    days_31_60: t`31 to 60 days`,
    days_61_90: t`61 to 90 days`,
    over_90: t`Over 90 days`,
  };
  const short: Readonly<Record<Age, string>> = {
    not_due: t`not due`,
    days_1_30: t`1–30`,
    days_31_60: t`31–60`,
    days_61_90: t`61–90`,
    over_90: t`over 90`,
  };
  return (age, length) => (length === 'long' ? long[age] : short[age]);
}
