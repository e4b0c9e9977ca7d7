import { because, isBilled, type Period } from '#modules/billing/core/index.ts';
import { duePeriods } from '../core/periods.ts';
import { awaitingOf, type Basis, basisOf, priceAheadOf } from './history.ts';
import { renewalLines } from './renewal-lines.ts';
import type { SubscriptionRow } from './subscriptions.ts';

/** Subscriptions that one invoice bills; the next run goes on. */
export const MAX_PER_INVOICE = 200;

/** A subscription with the periods that are to be invoiced now, and the terms that they are billed by. */
export interface Due {
  row: SubscriptionRow;
  basis: Basis;
  periods: Period[];
}

/** What is due of a subscription on a day; null: nothing, or nothing yet. */
export function dueOf(row: SubscriptionRow, of: { today: Temporal.PlainDate; lead: number }): Due | null {
  if (!isBilled(row.status) || row.nextInvoiceOn === null) return null;
  // A change that waits for money decides at which price the next period is billed.
  const basis = awaitingOf(row.history) === null ? basisOf(row) : null;
  if (basis === null) return null;
  const periods = duePeriods(basis, of.today, of.lead);
  return periods.length === 0 ? null : { row, basis, periods };
}

/**
 * The one place that says whose renewal follows from its own row alone, and may be billed together with others. Anything
 * that makes more of it (a planned change, usage, a coupon) is said here and billed by `subscriptions.renew_subscriptions`.
 */
export const isPlain = ({ row }: Due): boolean =>
  row.terms === null && (!row.history?.pending || priceAheadOf(row.history) !== null);

/** One invoice over all that is due of a client in one currency, due when the first period that it bills begins. */
export function invoiceOver(due: readonly [Due, ...Due[]], lead: number) {
  const [{ row }] = due;
  return {
    clientId: row.clientId,
    currency: row.currency,
    lines: due.flatMap((one) => renewalLines(one, lead)),
    due: { on: firstDay(due), why: because('due_with_period', { leadDays: lead }) },
  };
}

/** Most periods that one of them is billed for: several after a downtime. */
export const mostPeriods = (due: readonly Due[]): number => Math.max(...due.map(({ periods }) => periods.length));

function firstDay(due: readonly Due[]): Temporal.PlainDate {
  const starts = due.flatMap(({ periods }) => periods.map((period) => period.start));
  return starts.reduce((a, b) => (Temporal.PlainDate.compare(a, b) < 0 ? a : b));
}
