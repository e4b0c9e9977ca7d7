import type { QueryContext } from '#lib/command/command.ts';
import { money } from '#lib/money/money.ts';
import { type TriedLines, tryCoupons } from '#modules/billing/index.ts';
import { type Buyer, estimateTaxFor } from '#modules/catalog/index.ts';
import { firstInvoiceLines, type PlannedItem, type PlannedLine } from '../core/plan-items.ts';

export interface EstimatedLine extends PlannedLine {
  /** Which of the items it belongs to. */
  item: number;
  amountMinor: bigint;
  discountMinor: bigint;
}

/** What the first invoice over items would come to now, with coupons and tax: the same computation as the invoice's. */
export async function estimateOrder(
  ctx: QueryContext,
  of: {
    /** One list per item that was asked for. */
    items: readonly (readonly PlannedItem[])[];
    couponCodes: readonly string[];
    buyer: Buyer;
    currency: string;
  },
): Promise<{
  lines: EstimatedLine[];
  coupons: TriedLines['coupons'];
  tax: Awaited<ReturnType<typeof estimateTaxFor>>;
}> {
  const { currency, buyer } = of;
  const planned = of.items.flatMap((units, item) =>
    units.flatMap((unit, nth) => firstInvoiceLines(unit).map((line) => ({ ...line, item, of: `${item} ${nth}` }))),
  );
  const { discountMinor, coupons } = await tryCoupons(ctx, {
    clientId: 'clientId' in buyer ? buyer.clientId : null,
    ...{ currency, codes: of.couponCodes },
    lines: planned.map(({ item: _, of: subscriptionId, ...line }) => ({ ...line, subscriptionId })),
  });
  const lines = planned.map(({ of: _, ...line }, at) => ({
    ...line,
    amountMinor: BigInt(line.quantity) * BigInt(line.unitPriceMinor),
    discountMinor: discountMinor[at] ?? 0n,
  }));
  const due = lines.map((line) => ({
    taxCategory: line.taxCategory,
    amount: money(line.amountMinor - line.discountMinor, currency),
  }));
  return { lines, coupons, tax: await estimateTaxFor(ctx, due, { buyer, currency }) };
}

/** Coupons that were entered, as a cart shows them. */
export function couponViews(coupons: TriedLines['coupons'], currency: string) {
  return coupons.map(({ code, name, refusal, savedMinor, terms }) => ({
    code,
    name,
    refusal,
    saved: { amountMinor: savedMinor.toString(), currency },
    kind: terms?.kind ?? null,
    rate: terms?.rate ?? null,
    amount: terms?.amountMinor == null ? null : { amountMinor: terms.amountMinor, currency },
    duration: terms?.duration ?? null,
    periods: terms?.periods ?? null,
    minimum: terms?.minimumMinor == null ? null : { amountMinor: terms.minimumMinor, currency },
  }));
}
