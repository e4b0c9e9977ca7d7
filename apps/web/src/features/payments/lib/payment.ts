import type { RouterOutputs } from '#lib/trpc.ts';

export type Payment = RouterOutputs['payments']['get'];

/** What of a payment was neither refunded nor disputed, nor is on its way back, in minor units. */
export function refundableMinor(payment: Pick<Payment, 'amount' | 'refunded' | 'disputed'>): bigint {
  const { amount, refunded, disputed } = payment;
  return BigInt(amount.amountMinor) - BigInt(refunded.amountMinor) - BigInt(disputed.amountMinor);
}

/** A payment that a bank took back, or that went back in part or whole says so; its own status only knows that it succeeded. */
export function shownStatus(payment: Pick<Payment, 'status' | 'amount' | 'refunded' | 'disputed'>): string {
  if (payment.disputed.amountMinor !== '0') return 'disputed';
  if (payment.status !== 'succeeded' || payment.refunded.amountMinor === '0') return payment.status;
  return refundableMinor(payment) === 0n ? 'refunded' : 'partially_refunded';
}
