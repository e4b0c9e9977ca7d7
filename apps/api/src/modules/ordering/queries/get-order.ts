import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clientScope } from '#lib/authz/actor.ts';
import { defineQuery } from '#lib/command/define.ts';
import { clientNames } from '#modules/clients/index.ts';
import { ORDER_TRANSITIONS } from '../core/order-state.ts';
import { getOrderRow, invoiceOf, type OrderItemRow, readOrderItems, visibleNumber } from '../store/orders.ts';

/** One order with its items. Where it came from and why it is held is for staff. */
export const getOrder = defineQuery({
  name: 'ordering.get_order',
  permission: 'order:read',
  input: z.strictObject({ orderId: id() }),
  example: (known) => ({ orderId: known('order') }),
  run: async (ctx, { orderId }) => {
    const row = await getOrderRow(ctx, orderId);
    const items = await readOrderItems(ctx, [orderId]);
    const names = await clientNames(ctx, [row.clientId]);
    const isStaff = clientScope(ctx.actor) === null;
    const invoice = await invoiceOf(ctx, row);
    return {
      orderId,
      number: visibleNumber(row),
      clientId: row.clientId,
      clientName: names.get(row.clientId) ?? '',
      status: row.status,
      nextStatuses: isStaff ? ORDER_TRANSITIONS[row.status] : [],
      total: { amountMinor: row.totalMinor.toString(), currency: row.currency },
      invoice: invoice && { invoiceId: invoice.invoiceId, number: invoice.number, status: invoice.status },
      isPlacedByStaff: row.isPlacedByStaff,
      termsVersion: row.termsVersion,
      termsAcceptedAt: row.termsAcceptedAt?.toString() ?? null,
      ip: isStaff ? row.ip : null,
      reviewReason: isStaff ? row.reviewReason : null,
      createdAt: row.createdAt.toString(),
      acceptedAt: row.acceptedAt?.toString() ?? null,
      closedAt: row.closedAt?.toString() ?? null,
      expiresAt: row.expiresAt.toString(),
      items: items.map(shown),
    };
  },
});

function shown(item: OrderItemRow) {
  const amount = (minor: bigint) => ({ amountMinor: minor.toString(), currency: item.currency });
  const { id: orderItemId, productId, description, cycle, quantity, subscriptionId, configuration } = item;
  return {
    orderItemId,
    productId,
    description,
    cycle,
    quantity,
    subscriptionId,
    fields: configuration.fields,
    recurring: amount(item.recurringMinor),
    setup: amount(item.setupMinor),
    discount: amount(item.discountMinor),
  };
}
