import type { NextRenewal } from '../store/next-renewal.ts';
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
    nextInvoiceOn: row.nextInvoiceOn?.toString() ?? null,
    /** The first day that is not served any more, once its end was asked for. */
    endsOn: row.endsOn?.toString() ?? null,
    /** A pause that is to begin, and the day on which one ends by itself. */
    pauseOn: row.pauseOn?.toString() ?? null,
    resumeOn: row.resumeOn?.toString() ?? null,
    /** For how long the client is bound, from the anchor. */
    contract: row.contract,
    pendingChange: pendingView(row),
    createdAt: row.createdAt.toString(),
    endedAt: row.endedAt?.toString() ?? null,
  };
}

/** The next renewal as it is shown: after coupons, before tax as the tenant states prices. */
export const renewalView = (next: NextRenewal | null, currency: string) =>
  next && {
    on: next.on.toString(),
    amount: { amountMinor: next.amountMinor.toString(), currency },
    /** What coupons take of it. */
    discount: { amountMinor: next.discountMinor.toString(), currency },
  };

/** A change that is agreed and not in force: planned for a day, or waiting until its invoice is paid. */
function pendingView({ history, currency, changeOn }: SubscriptionRow) {
  const pending = history?.pending;
  if (!pending) return null;
  return {
    productId: pending.productId,
    description: pending.description,
    cycle: pending.segment.cycle,
    quantity: pending.quantity,
    recurring: { amountMinor: pending.recurringMinor, currency },
    from: pending.segment.from,
    /** A new price that the client was told of; nothing else changes. */
    isPrice: pending.segment.priceChangeId !== undefined,
    /** The invoice that must be paid first. */
    invoiceId: pending.invoiceId,
    /** Given up on this day when it is not paid by then. */
    lapsesOn: pending.invoiceId === null ? null : (changeOn?.toString() ?? null),
  };
}
