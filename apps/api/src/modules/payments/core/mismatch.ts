/** Our row: what was asked for. The id of a payment is the operation id at the gateway. */
export interface AskedPayment {
  id: string;
  amountMinor: bigint;
  currency: string;
  providerRef: string | null;
}

/** What the gateway says it has. */
export interface ReportedPayment {
  paymentRef: string;
  amount: { amountMinor: string; currency: string };
  operationId?: string | undefined;
}

export type Mismatch = 'currency_mismatch' | 'amount_mismatch' | 'operation_mismatch';

/**
 * Why a reported payment is not the one that was asked for; null when it is. A gateway that does not carry our id along
 * must report the very reference that it gave us when the payment began.
 */
export function mismatchOf(asked: AskedPayment, reported: ReportedPayment): Mismatch | null {
  if (reported.amount.currency !== asked.currency) return 'currency_mismatch';
  if (BigInt(reported.amount.amountMinor) !== asked.amountMinor) return 'amount_mismatch';
  const isOurs =
    reported.operationId === undefined ? reported.paymentRef === asked.providerRef : reported.operationId === asked.id;
  return isOurs ? null : 'operation_mismatch';
}
