import type { QueryContext } from '#lib/command/command.ts';
import { decimal } from '#lib/money/decimal.ts';
import { because, isBilled, lineAmount, periodAt } from '#modules/billing/core/index.ts';
import { discountAhead } from '#modules/billing/index.ts';
import { recurrenceOf } from '../core/periods.ts';
import { awaitingOf, basisOf } from './history.ts';
import type { Plan } from './plan.ts';
import { renewalLines } from './renewal-lines.ts';
import { getSubscriptionRow, type SubscriptionRow } from './subscriptions.ts';

/** A renewal before tax, as the tenant states prices. */
export interface NextRenewal {
  /** The first day that it pays for. */
  on: Temporal.PlainDate;
  /** After coupons. */
  amountMinor: bigint;
  /** What coupons take of it. */
  discountMinor: bigint;
}

/** What the next period of a subscription comes to by itself; null where none is to come, or a change decides about it. */
export async function nextRenewal(ctx: QueryContext, row: SubscriptionRow): Promise<NextRenewal | null> {
  const isDecided = isBilled(row.status) && row.nextInvoiceOn !== null && awaitingOf(row.history) === null;
  const basis = isDecided ? basisOf(row) : null;
  if (basis === null) return null;
  const period = periodAt(recurrenceOf(basis), basis.periodsInvoiced);
  const lines = renewalLines({ row, basis, periods: [period] }, 0);
  const amounts = lines.map(({ quantity, unitPriceMinor }) =>
    lineAmount({ quantity: decimal(quantity), unitPriceMinor: decimal(unitPriceMinor) }),
  );
  const { clientId, currency } = row;
  const discountMinor = await discountAhead(ctx, { clientId, currency, before: [], lines });
  return { on: period.start, amountMinor: amounts.reduce((a, b) => a + b, 0n) - discountMinor, discountMinor };
}

/** The same by id, for mails. */
export const nextRenewalOf = async (ctx: QueryContext, subscriptionId: string): Promise<NextRenewal | null> =>
  nextRenewal(ctx, await getSubscriptionRow(ctx, subscriptionId));

/** The renewal that follows a change of plan, after what the change itself uses of coupons. */
export async function renewalAfterChange(
  ctx: QueryContext,
  row: SubscriptionRow,
  { terms, change, lines }: Pick<Plan, 'terms' | 'change' | 'lines'>,
): Promise<NextRenewal | null> {
  if (change.next === null) return null;
  const { on, amountMinor } = change.next;
  const { clientId, currency } = row;
  const renewal = {
    ...{ kind: 'recurring' as const, description: terms.description, subscriptionId: row.id },
    ...{ quantity: '1', unitPriceMinor: amountMinor.toString(), taxCategory: terms.taxCategory },
    sold: { productId: terms.productId, cycle: terms.cycle, period: on.toString() },
    why: because('whole_period', {}),
  };
  const discountMinor = await discountAhead(ctx, { clientId, currency, before: lines, lines: [renewal] });
  return { on, amountMinor: amountMinor - discountMinor, discountMinor };
}
