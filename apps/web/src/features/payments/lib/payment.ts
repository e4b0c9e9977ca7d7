import type { RouterOutputs } from '#lib/trpc.ts';

export type Payment = RouterOutputs['payments']['get'];

/** What of a payment was neither refunded nor is on its way back, in minor units. */
export function refundableMinor(payment: Pick<Payment, 'amount' | 'refunded'>): bigint {
  return BigInt(payment.amount.amountMinor) - BigInt(payment.refunded.amountMinor);
}

/** A payment that went back in part or whole says so; its own status only knows that it succeeded. */
export function shownStatus(payment: Pick<Payment, 'status' | 'amount' | 'refunded'>): string {
  if (payment.status !== 'succeeded' || payment.refunded.amountMinor === '0') return payment.status;
  return refundableMinor(payment) === 0n ? 'refunded' : 'partially_refunded';
}
