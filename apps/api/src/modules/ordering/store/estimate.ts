import type { QueryContext } from '#lib/command/command.ts';
import { toWire } from '#lib/money/money.ts';
import type { PlannedItem } from '../core/plan-items.ts';
import { couponViews, estimateOrder } from './estimate-order.ts';

/** A planned item, and the number of the asked one that it is a part of. */
export interface AskedItem {
  asked: number;
  planned: PlannedItem;
}

/** The first invoice of planned items as it would be now, line by line with its taxes; nothing is written. */
export async function estimateInvoice(
  ctx: QueryContext,
  items: readonly AskedItem[],
  of: { clientId: string; currency: string; couponCodes: readonly string[] },
) {
  const { clientId, currency, couponCodes } = of;
  const estimate = await estimateOrder(ctx, {
    items: items.map(({ planned }) => [planned]),
    ...{ couponCodes, buyer: { clientId }, currency },
  });
  const { net, tax, total, taxes, ...taxation } = estimate.tax;
  const amount = (minor: bigint) => ({ amountMinor: minor.toString(), currency });
  return {
    currency,
    lines: estimate.lines.map(({ item, kind, sold, description, quantity, amountMinor, discountMinor }) => ({
      ...{ item: items[item]?.asked ?? 0, kind, cycle: sold.cycle, description, quantity },
      amount: amount(amountMinor),
      discount: amount(discountMinor),
    })),
    coupons: couponViews(estimate.coupons, currency),
    ...taxation,
    net: toWire(net),
    tax: toWire(tax),
    total: toWire(total),
    taxes: taxes.map((one) => ({ ...one, tax: toWire(one.tax) })),
  };
}
