import type { Allocation } from './allocation.ts';

/** Where the money of a payment still is: what invoices hold of it, and what became credit. */
export interface PaymentPosition {
  /** The invoice that got its part last stands last. */
  invoices: readonly Allocation[];
  creditMinor: bigint;
}

/**
 * Decides where a refund is taken from: first from what became credit and is still unspent, then from the invoices, the
 * last one first. `missingMinor` is what is no longer there: the client has spent it on something else.
 */
export function takeBack(
  amountMinor: bigint,
  position: PaymentPosition,
  unspentMinor: bigint,
): { creditMinor: bigint; invoices: Allocation[]; missingMinor: bigint } {
  let creditMinor = amountMinor;
  if (creditMinor > position.creditMinor) creditMinor = position.creditMinor;
  if (creditMinor > unspentMinor) creditMinor = unspentMinor;
  let left = amountMinor - creditMinor;
  const invoices: Allocation[] = [];
  for (const held of position.invoices.toReversed()) {
    let part = held.amountMinor;
    if (part > left) part = left;
    if (part <= 0n) continue;
    invoices.push({ invoiceId: held.invoiceId, amountMinor: part });
    left -= part;
  }
  return { creditMinor, invoices, missingMinor: left };
}
