import { defineCommand } from '#lib/command/define.ts';
import { clientParty } from '#modules/clients/index.ts';
import { staffOrder } from '../input.ts';
import { placeOrder } from '../store/place.ts';

/** Places an order of several items for a client, in the client's currency; the invoice goes to the client. */
export const createOrder = defineCommand({
  name: 'ordering.create_order',
  permission: 'order:create',
  input: staffOrder,
  example: (known) => ({
    clientId: known('client'),
    items: [{ productId: known('product'), cycle: 'monthly' as const }],
  }),
  run: async (ctx, { clientId, items, couponCodes }) => {
    const client = await clientParty(ctx, clientId);
    const { currency } = client;
    const draft = {
      client,
      currency,
      items,
      couponCodes,
      audience: 'staff',
      termsVersion: null,
      asksForStart: false,
      reviewReason: null,
    } as const;
    return placeOrder(ctx, draft);
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'order', id: result.orderId },
    clientId: input.clientId,
    detail: {
      items: input.items.length,
      total: result.total,
      discounts: input.items.filter((one) => one.discount !== undefined).length,
      couponCodes: input.couponCodes,
    },
  }),
});
