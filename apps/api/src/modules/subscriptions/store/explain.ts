import type { ChangeRule, EndRule, NextInvoiceRule, PaidUntilRule, PriceRule } from '@panel1/shared-types';
import type { StoredSegment } from '#db/schema/subscriptions.ts';
import { isBilled, periodAt } from '#modules/billing/core/index.ts';
import { nextInvoiceOn, recurrenceOf, unitsOf } from '../core/periods.ts';
import { awaitingOf, type Basis, basisOf } from './history.ts';
import type { SubscriptionRow } from './subscriptions.ts';

type Inputs = Record<string, string | number | null>;
interface Ruled<R> {
  rule: R;
  inputs: Inputs;
}

/** Why the next invoice comes on its day, or does not come. */
export function nextInvoiceRule(row: SubscriptionRow, leadDays: number): Ruled<NextInvoiceRule> {
  const basis = basisOf(row);
  if (row.cycle === 'one_time') return { rule: 'bought_once', inputs: {} };
  if (row.endedAt !== null) return { rule: 'over', inputs: { on: row.endedAt.toString() } };
  if (row.status === 'paused' && row.resumeOn !== null)
    return { rule: 'paused_until', inputs: { on: row.resumeOn.toString() } };
  if (row.status === 'paused') return { rule: 'paused', inputs: {} };
  if (!isBilled(row.status) || basis === null) return { rule: 'first_period_unpaid', inputs: {} };
  if (row.endsOn !== null && row.nextInvoiceOn === null)
    return { rule: 'no_renewal_after_cancellation', inputs: { on: row.endsOn.toString() } };
  if (row.pauseOn !== null && row.nextInvoiceOn === null)
    return { rule: 'pause_planned', inputs: { on: row.pauseOn.toString() } };
  const inputs = inputsOf(row, { basis, leadDays });
  if (awaitingOf(row.history) !== null) return { rule: 'waits_for_change', inputs };
  if (inputs['daysBefore'] === leadDays) return { rule: 'lead_days_before_period', inputs };
  const isHeld = row.nextInvoiceOn !== null && nextInvoiceOn(basis, leadDays)?.equals(row.nextInvoiceOn) === true;
  return { rule: isHeld ? 'not_before_period_in_front' : 'lead_days_of_then', inputs };
}

function inputsOf(row: SubscriptionRow, { basis, leadDays }: { basis: Basis; leadDays: number }) {
  const recurrence = recurrenceOf(basis);
  const next = periodAt(recurrence, basis.periodsInvoiced);
  const before = periodAt(recurrence, basis.periodsInvoiced - 1);
  return {
    on: row.nextInvoiceOn?.toString() ?? null,
    periodStart: next.start.toString(),
    periodEnd: next.end.toString(),
    beforeStart: before.start.toString(),
    anchorOn: basis.anchorOn.toString(),
    number: basis.periodsInvoiced + 1,
    leadDays,
    daysBefore: row.nextInvoiceOn?.until(next.start).days ?? null,
  };
}

export function paidUntilRule(row: SubscriptionRow): Ruled<PaidUntilRule> {
  const { paidUntil, anchorOn, cycle } = row;
  if (paidUntil === null || anchorOn === null || cycle === 'one_time') return { rule: 'nothing_paid', inputs: {} };
  const inputs = { until: paidUntil.toString(), anchorOn: anchorOn.toString() };
  const first = periodAt(recurrenceOf({ anchorOn, cycle }), 0);
  return { rule: first.end.equals(paidUntil) ? 'first_period' : 'last_paid_period', inputs };
}

/** Why it costs what it costs: the price of the order stays until a change of plan brings another. */
export function priceRule(row: SubscriptionRow): Ruled<PriceRule> {
  const units = unitsOf(row.recurringMinor, row.quantity);
  const inputs = { recurringMinor: row.recurringMinor.toString(), ...units, orderedAt: row.createdAt.toString() };
  if (row.cycle === 'one_time') return { rule: 'price_of_purchase', inputs };
  const segment = row.history?.segments.at(-1);
  const sold = row.history?.sold;
  if (segment === undefined || sold === undefined || isSamePrice(segment, sold))
    return { rule: 'price_at_order', inputs };
  const since = { ...inputs, from: segment.from };
  if (segment.priceChangeId === undefined) return { rule: 'price_since_change', inputs: since };
  return { rule: 'price_since_price_change', inputs: { ...since, priceChangeId: segment.priceChangeId } };
}

const isSamePrice = (a: StoredSegment, b: StoredSegment): boolean =>
  a.from === b.from &&
  a.priceId === b.priceId &&
  a.unitPriceMinor === b.unitPriceMinor &&
  a.quantity === b.quantity &&
  a.cycle === b.cycle;

/** A change that is agreed and not in force. */
export function changeRule({ history, changeOn }: SubscriptionRow): Ruled<ChangeRule> | null {
  const pending = history?.pending;
  if (!pending) return null;
  const { description, recurringMinor, segment, invoiceId } = pending;
  const inputs = { description, recurringMinor, from: segment.from, cycle: segment.cycle };
  if (segment.priceChangeId !== undefined)
    return { rule: 'price_told', inputs: { ...inputs, priceChangeId: segment.priceChangeId } };
  if (invoiceId === null) return { rule: 'change_at_end_of_invoiced', inputs };
  return { rule: 'change_waits_for_payment', inputs: { ...inputs, invoiceId, lapsesOn: changeOn?.toString() ?? null } };
}

export function endRule(row: SubscriptionRow): Ruled<EndRule> | null {
  if (row.endedAt !== null) return { rule: 'ended_on', inputs: { on: row.endedAt.toString() } };
  if (row.endsOn === null) return null;
  const isBound = row.paidUntil !== null && Temporal.PlainDate.compare(row.paidUntil, row.endsOn) < 0;
  return { rule: isBound ? 'ends_with_contract' : 'ends_with_paid_period', inputs: { on: row.endsOn.toString() } };
}
