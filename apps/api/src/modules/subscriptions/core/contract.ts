import type { BillingCycle, ContractRule } from '@panel1/shared-types';
import { earliestEnd, periodAt } from '#modules/billing/core/index.ts';
import { recurrenceOf } from './periods.ts';

type Day = Temporal.PlainDate;

/** What decides when a subscription can end. */
export interface Bound {
  contract: { minimumMonths: number; renewalMonths: number | null; noticeDays: number } | null;
  /** Where the contract was begun, and where periods are counted from. */
  begunOn: Day;
  anchorOn: Day;
  anchorDay?: number | undefined;
  cycle: BillingCycle;
  paidUntil: Day | null;
}

export interface ContractEnd {
  on: Day;
  rule: ContractRule;
}

/**
 * The first day on which a subscription can end when it is cancelled today, and why: the end of what is paid, or later when
 * the minimum term, a renewal of the contract, or the notice asks for it (`earliestEnd` of the core).
 */
export function endOfContract(of: Bound, today: Day): ContractEnd {
  const { contract, paidUntil, begunOn } = of;
  const { compare } = Temporal.PlainDate;
  const paid = paidUntil !== null && compare(paidUntil, today) > 0 ? paidUntil : today;
  if (contract === null || of.cycle === 'one_time') return { on: paid, rule: 'end_of_paid_time' };
  const { minimumMonths, renewalMonths, noticeDays } = contract;
  const months = (count: number) => ({ count, unit: 'month' as const });
  const minimum = months(minimumMonths);
  const on = earliestEnd(
    {
      anchor: { on: begunOn },
      minimum,
      renewal: renewalMonths === null ? null : months(renewalMonths),
      noticeDays,
      billing: recurrenceOf(of),
    },
    today,
  );
  if (compare(on, paid) <= 0) return { on: paid, rule: 'end_of_paid_time' };
  const first = periodAt({ anchor: { on: begunOn }, interval: minimum }, 0).end;
  if (on.equals(first)) return { on, rule: 'minimum_term' };
  return { on, rule: renewalMonths === null ? 'notice_period' : 'contract_renewed' };
}
