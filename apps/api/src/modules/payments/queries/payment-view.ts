import type { PaymentRow } from '../store/payments.ts';

/** A payment as it is shown. The page to go to is there only while the payer can still use it. */
export function paymentView(row: PaymentRow) {
  const amount = (minor: bigint) => ({ amountMinor: minor.toString(), currency: row.currency });
  return {
    id: row.id,
    clientId: row.clientId,
    pluginId: row.pluginId,
    kind: row.kind,
    isTopUp: row.isTopUp,
    status: row.status,
    amount: amount(row.amountMinor),
    refunded: amount(row.refundedMinor),
    /** What of it a bank has taken back, for now or for good. */
    disputed: amount(row.disputedMinor),
    redirectUrl: row.status === 'needs_action' ? row.redirectUrl : null,
    instructions: row.status === 'pending' ? row.instructions : null,
    reference: row.reference,
    failureCode: row.failureCode,
    failureMessage: row.failureMessage,
    createdAt: row.createdAt.toString(),
    settledAt: row.settledAt?.toString() ?? null,
  };
}

/** How far a payment is, for a page that waits with the payer. */
export type PaymentProgress = Pick<
  ReturnType<typeof paymentView>,
  'id' | 'status' | 'amount' | 'redirectUrl' | 'instructions' | 'failureCode'
>;

export function progressOf(row: PaymentRow): PaymentProgress {
  const { id, status, amount, redirectUrl, instructions, failureCode } = paymentView(row);
  return { id, status, amount, redirectUrl, instructions, failureCode };
}
