import type { SubscriptionRow } from '../store/subscriptions.ts';

/** A subscription as it is shown. */
export function subscriptionView(row: SubscriptionRow) {
  return {
    id: row.id,
    clientId: row.clientId,
    productId: row.productId,
    orderItemId: row.orderItemId,
    description: row.description,
    cycle: row.cycle,
    quantity: row.quantity,
    recurring: { amountMinor: row.recurringMinor.toString(), currency: row.currency },
    status: row.status,
    anchorOn: row.anchorOn?.toString() ?? null,
    paidUntil: row.paidUntil?.toString() ?? null,
    nextInvoiceOn: row.isCancelAtPeriodEnd ? null : (row.nextInvoiceOn?.toString() ?? null),
    isCancelAtPeriodEnd: row.isCancelAtPeriodEnd,
    createdAt: row.createdAt.toString(),
    endedAt: row.endedAt?.toString() ?? null,
  };
}
