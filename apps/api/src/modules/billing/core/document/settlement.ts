import { type Fraction, fraction, multiplyFractions, roundFraction } from '#lib/money/fraction.ts';
import { larger, smaller } from './spread.ts';

/** What has happened to an invoice's money, in minor units; none is negative. */
export interface InvoiceMoney {
  readonly totalMinor: bigint;
  /** Payments and credit allocated to it, what went back and disputes not taken off. */
  readonly paidMinor: bigint;
  /** What of it was refunded, or given back into credit. */
  readonly returnedMinor?: bigint;
  /** Taken back by the client's bank: owed again until the dispute is won. */
  readonly disputedMinor?: bigint;
  readonly creditedMinor?: bigint;
  readonly writtenOffMinor?: bigint;
}

/**
 * What is still owed: total, less credit notes and write-offs, less what was paid and stayed. A refund alone opens the
 * balance again; with a credit note of the same amount it stays closed.
 */
export function invoiceBalance(of: InvoiceMoney): bigint {
  const kept = of.paidMinor - (of.returnedMinor ?? 0n) - (of.disputedMinor ?? 0n);
  return of.totalMinor - (of.creditedMinor ?? 0n) - (of.writtenOffMinor ?? 0n) - kept;
}

export interface Disposition {
  readonly refundMinor: bigint;
  readonly creditMinor: bigint;
  readonly offsetMinor: bigint;
}

/** Facts that decide where the money of a credit note goes. */
export interface DispositionFacts {
  readonly totalMinor: bigint;
  readonly want: 'refund' | 'credit' | 'offset';
  /** Most that may go back to the client's means of payment; see `refundableShare`. */
  readonly refundableMinor: bigint;
  /** What is still owed on the invoice. */
  readonly openMinor: bigint;
}

/**
 * Splits a credit note's total; the three parts sum to it. `refund` gives back as much as was paid for what is credited,
 * `offset` lowers what is owed; the rest of both, and all of `credit`, is credit of the client.
 */
export function dispose({ totalMinor, want, refundableMinor, openMinor }: DispositionFacts): Disposition {
  const most = (limit: bigint) => smaller(totalMinor, larger(limit, 0n));
  const refundMinor = want === 'refund' ? most(refundableMinor) : 0n;
  const offsetMinor = want === 'offset' ? most(openMinor) : 0n;
  return { refundMinor, offsetMinor, creditMinor: totalMinor - refundMinor - offsetMinor };
}

/** What an amount that is taken off an invoice does; `offsetMinor` and `backMinor` sum to it. */
export interface TakenOff {
  /** Of what was given up, this much is owed again before the debt is lowered. */
  readonly undoneMinor: bigint;
  /** Lowers what is owed. */
  readonly offsetMinor: bigint;
  /** Was paid: it goes back to the client. */
  readonly backMinor: bigint;
}

/** Nothing is given back while it is still owed: the debt goes first, what was given up of it before all. */
export function takeOff(of: InvoiceMoney, amountMinor: bigint): TakenOff {
  const undoneMinor = smaller(of.writtenOffMinor ?? 0n, amountMinor);
  const openMinor = invoiceBalance(of) + undoneMinor;
  const { offsetMinor, creditMinor } = dispose({
    totalMinor: amountMinor,
    want: 'offset',
    refundableMinor: 0n,
    openMinor,
  });
  return { undoneMinor, offsetMinor, backMinor: creditMinor };
}

/**
 * What may be refunded of a credited line: its share of what was paid, less what was used of it, never below nothing.
 * Amounts include tax. `share` is the line's part of the invoice's total.
 */
export function refundableShare(of: { paidMinor: bigint; share: Fraction; usedMinor: bigint }): bigint {
  return larger(roundFraction(multiplyFractions(fraction(of.paidMinor), of.share)) - of.usedMinor, 0n);
}

/** What a gateway may still give back of a payment: captured, less refunds done or on their way, less what is disputed. */
export function refundableOfPayment(payment: {
  capturedMinor: bigint;
  refundedMinor: bigint;
  pendingRefundMinor: bigint;
  disputedMinor: bigint;
}): bigint {
  const { capturedMinor, refundedMinor, pendingRefundMinor, disputedMinor } = payment;
  return larger(capturedMinor - refundedMinor - pendingRefundMinor - disputedMinor, 0n);
}
