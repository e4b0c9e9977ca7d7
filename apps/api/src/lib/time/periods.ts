import type { BillingCycle } from '@panel1/shared-types';

const MONTHS: Readonly<Record<Exclude<BillingCycle, 'one_time'>, number>> = {
  monthly: 1,
  quarterly: 3,
  semi_annually: 6,
  annually: 12,
  biennially: 24,
  triennially: 36,
};

/** Months of a recurring cycle; throws a RangeError for `one_time`, which has no period. */
export function cycleMonths(cycle: BillingCycle): number {
  if (cycle === 'one_time') throw new RangeError('a one-time purchase has no period');
  return MONTHS[cycle];
}
