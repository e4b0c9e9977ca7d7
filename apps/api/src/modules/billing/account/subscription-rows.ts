import { BILLING_CYCLES, type BillingCycle } from '@panel1/shared-types';
import type { subscriptions } from '#db/schema/subscriptions.ts';
import { decimal, decimalText, multiplyDecimals, roundHalfUp } from '#lib/money/decimal.ts';
import { cycleMonths } from '#lib/time/periods.ts';
import type { Interval, Subscription } from '../core/index.ts';
import { termsOfRow } from './product-rows.ts';
import type { Owner } from './records.ts';
import { readTerms, writeTerms } from './terms.ts';

type Row = typeof subscriptions.$inferSelect;

/** A stored subscription as the engine works with it. */
export function readSubscription(row: Row): Subscription {
  return {
    id: row.id,
    productId: row.productId,
    description: row.description,
    taxCategory: row.taxCategory,
    parentId: row.parentId,
    status: row.status,
    startedOn: row.startedOn ?? (row.terms === null && row.status !== 'pending' ? row.anchorOn : null),
    paidUntil: row.paidUntil,
    nextInvoiceOn: row.nextInvoiceOn,
    ...(row.terms === null ? termsOfRow(row) : readTerms(row.terms)),
  };
}

/** What of a subscription changes; texts, so that many are written by one statement. */
export const subscriptionColumns = (of: Subscription) => ({
  id: of.id,
  product_id: of.productId,
  description: of.description,
  tax_category: of.taxCategory,
  status: of.status,
  started_on: of.startedOn?.toString() ?? null,
  paid_until: of.paidUntil?.toString() ?? null,
  next_invoice_on: of.nextInvoiceOn?.toString() ?? null,
  terms: writeTerms(of),
  ...priceColumns(of),
});

/** The price in force as lists show it. */
function priceColumns({ facts }: Subscription) {
  const last = facts.segments.at(-1);
  const rate = last?.rate ?? facts.once.at(-1)?.rate ?? { unitPriceMinor: decimal('0'), quantity: decimal('1') };
  const { units, scale } = decimal(decimalText(rate.quantity));
  return {
    cycle: last === undefined ? 'one_time' : cycleOf(last.recurrence.interval),
    anchor_on: last?.recurrence.anchor.on.toString() ?? null,
    quantity: scale === 0 ? Number(units) : 1,
    recurring_minor: roundHalfUp(multiplyDecimals(rate.unitPriceMinor, rate.quantity)).toString(),
  };
}

/** The cycle that an interval is sold as; a RangeError for one that no product has. */
function cycleOf({ count, unit }: Interval): BillingCycle {
  const months = unit === 'year' ? count * 12 : unit === 'month' ? count : null;
  const cycle = BILLING_CYCLES.find((one) => one !== 'one_time' && cycleMonths(one) === months);
  if (cycle === undefined) throw new RangeError(`no product is paid every ${count} ${unit}`);
  return cycle;
}

/** A subscription that the engine made. */
export function writeSubscription(
  owner: Owner,
  of: { subscription: Subscription; currency: string; createdAt: Temporal.Instant },
): typeof subscriptions.$inferInsert {
  const { subscription, ...rest } = of;
  const { cycle, quantity, recurring_minor, anchor_on } = priceColumns(subscription);
  const { id, productId, description, taxCategory, parentId, status, startedOn, paidUntil, nextInvoiceOn } =
    subscription;
  return {
    ...owner,
    ...rest,
    ...{ id, productId, description, taxCategory, parentId, status, startedOn, paidUntil, nextInvoiceOn },
    ...{ cycle, quantity, recurringMinor: BigInt(recurring_minor) },
    anchorOn: anchor_on === null ? null : Temporal.PlainDate.from(anchor_on),
    configuration: { options: {}, fields: {} },
    terms: writeTerms(subscription),
  };
}
