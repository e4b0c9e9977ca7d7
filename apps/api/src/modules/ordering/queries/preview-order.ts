import { defineQuery } from '#lib/command/define.ts';
import { money, toWire } from '#lib/money/money.ts';
import { estimateTaxFor, priceItems } from '#modules/catalog/index.ts';
import { clientParty } from '#modules/clients/index.ts';
import { firstInvoiceLines } from '../core/plan-items.ts';
import { staffOrder } from '../input.ts';
import { planItem } from '../store/place.ts';

/** The invoice that an order by staff would have now, line by line; nothing is written. Answers may still be missing. */
export const previewOrder = defineQuery({
  name: 'ordering.preview_order',
  permission: 'order:create',
  input: staffOrder,
  example: (known) => ({
    clientId: known('client'),
    items: [{ productId: known('product'), cycle: 'monthly' as const }],
  }),
  run: async (ctx, { clientId, items }) => {
    const client = await clientParty(ctx, clientId);
    const { currency, locale } = client;
    const priced = await priceItems(ctx, items, { currency, audience: 'staff', locale });
    const lines = priced.flatMap((item, index) =>
      planItem(item, items[index], [])
        .flatMap(firstInvoiceLines)
        .map((line) => ({
          ...line,
          /** Which of the asked items it belongs to. */
          item: index,
          amount: money(BigInt(line.quantity) * BigInt(line.unitPriceMinor), currency),
        })),
    );
    const { net, tax, total, taxes, ...taxation } = await estimateTaxFor(ctx, lines, { buyer: { clientId }, currency });
    return {
      currency,
      lines: lines.map(({ item, kind, description, quantity, amount }) => ({
        item,
        kind,
        description,
        quantity,
        amount: toWire(amount),
      })),
      ...taxation,
      net: toWire(net),
      tax: toWire(tax),
      total: toWire(total),
      taxes: taxes.map((one) => ({ ...one, tax: toWire(one.tax) })),
    };
  },
});
