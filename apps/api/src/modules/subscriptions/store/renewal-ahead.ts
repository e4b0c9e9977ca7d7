import { cycleMonths } from '#lib/time/periods.ts';
import { endOfContract } from '../core/contract.ts';
import { historyOf } from './history.ts';
import type { SubscriptionRow } from './subscriptions.ts';

type Day = Temporal.PlainDate;

/** A renewal that comes when nobody does anything. */
export interface RenewalAhead {
  /** The first day of the new term. */
  on: Day;
  /** The last day on which it can be refused. */
  cancelBy: Day;
  /** Months of the term that ends. */
  months: number;
}

/**
 * The next renewal of a running subscription: of its contract where it binds for longer than a period, else of what is paid.
 * Null where nothing renews by itself, or where the client has paid for more already.
 */
export function renewalAhead(row: SubscriptionRow, today: Day): RenewalAhead | null {
  const { anchorOn, cycle, paidUntil, contract, endsOn, pauseOn, status } = row;
  if (status !== 'active' || endsOn !== null || pauseOn !== null) return null;
  if (anchorOn === null || cycle === 'one_time' || paidUntil === null) return null;
  if (contract === null) {
    if (Temporal.PlainDate.compare(paidUntil, today) <= 0) return null;
    return { on: paidUntil, cancelBy: paidUntil.subtract({ days: 1 }), months: cycleMonths(cycle) };
  }
  const { sold } = historyOf(row);
  const begunOn = Temporal.PlainDate.from(sold.anchorOn);
  const { on } = endOfContract({ contract, begunOn, anchorOn, cycle, paidUntil: null }, today);
  const isFirst = on.equals(begunOn.add({ months: contract.minimumMonths }));
  const months = isFirst ? contract.minimumMonths : (contract.renewalMonths ?? cycleMonths(cycle));
  // What can still be cancelled today is that end: its last day is the notice before it.
  return { on, cancelBy: on.subtract({ days: Math.max(contract.noticeDays, 1) }), months };
}
