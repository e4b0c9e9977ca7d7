import type { QueryContext } from '#lib/command/command.ts';
import { money, toWire } from '#lib/money/money.ts';
import { estimateTaxFor } from '#modules/catalog/index.ts';
import { firstInvoiceLines, type PlannedItem } from '../core/plan-items.ts';

/** A planned item, and the number of the asked one that it is a part of. */
export interface AskedItem {
  asked: number;
  planned: PlannedItem;
}

/** The first invoice of planned items as it would be now, line by line with its taxes; nothing is written. */
export async function estimateInvoice(
  ctx: QueryContext,
  items: readonly AskedItem[],
  { clientId, currency }: { clientId: string; currency: string },
) {
  const lines = items.flatMap(({ asked, planned }) =>
    firstInvoiceLines(planned).map((line) => ({
      ...line,
      item: asked,
      cycle: planned.cycle,
      amount: money(BigInt(line.quantity) * BigInt(line.unitPriceMinor), currency),
    })),
  );
  const { net, tax, total, taxes, ...taxation } = await estimateTaxFor(ctx, lines, { buyer: { clientId }, currency });
  return {
    currency,
    lines: lines.map(({ item, kind, cycle, description, quantity, amount }) => ({
      ...{ item, kind, cycle, description, quantity },
      amount: toWire(amount),
    })),
    ...taxation,
    net: toWire(net),
    tax: toWire(tax),
    total: toWire(total),
    taxes: taxes.map((one) => ({ ...one, tax: toWire(one.tax) })),
  };
}
