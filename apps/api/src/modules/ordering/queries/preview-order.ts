import { defineQuery } from '#lib/command/define.ts';
import { priceItems } from '#modules/catalog/index.ts';
import { clientParty } from '#modules/clients/index.ts';
import { staffOrder } from '../input.ts';
import { estimateInvoice } from '../store/estimate.ts';
import { planItem } from '../store/plan-item.ts';

/** The invoice that an order by staff would have now, line by line; nothing is written. Answers may still be missing. */
export const previewOrder = defineQuery({
  name: 'ordering.preview_order',
  permission: 'order:create',
  input: staffOrder,
  example: (known) => ({
    clientId: known('client'),
    items: [{ productId: known('product'), cycle: 'monthly' as const }],
  }),
  run: async (ctx, { clientId, items, couponCodes }) => {
    const client = await clientParty(ctx, clientId);
    const { currency, locale } = client;
    const priced = await priceItems(ctx, items, { currency, audience: 'staff', locale });
    const planned = priced.flatMap((item, asked) =>
      planItem(item, { wanted: items[asked], demanded: [], nth: asked }).map((part) => ({ asked, planned: part })),
    );
    return estimateInvoice(ctx, planned, { clientId, currency, couponCodes });
  },
});
