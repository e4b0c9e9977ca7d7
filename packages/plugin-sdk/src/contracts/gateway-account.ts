import * as z from 'zod/mini';
import { code, instant, line, money, operationId, remoteRef, webUrl } from './common.ts';

/** A dispute as the provider has it now. `charge back`, `claim` and `inquiry` of other providers are disputes too. */
export const dispute = z.strictObject({
  disputeRef: remoteRef,
  paymentRef: remoteRef,
  /** `inquiry`: the bank only asks, no money has moved. `closed`: it ended without a decision. */
  status: z.enum(['inquiry', 'needs_response', 'under_review', 'won', 'lost', 'closed']),
  /** What is questioned, in the currency of the payment. */
  amount: money,
  /** What of it the provider holds back or has given to the bank by now. */
  withdrawn: money,
  /** What the provider charges for the dispute in all, less what it gave back; in its own currency. */
  fee: z.optional(money),
  /** The provider's code: `fraudulent`, `product_not_received`. */
  reason: code,
  /** Until when it can be answered. */
  evidenceDueAt: z.optional(instant),
  /** The page at the provider where staff answer it. */
  url: z.optional(webUrl),
  openedAt: instant,
});
export type Dispute = z.infer<typeof dispute>;

/** Whole minor units with a sign. */
const signedMinor = z.string().check(z.regex(/^(0|-?[1-9]\d{0,11})$/));

/** One movement of the account that the provider keeps for us. What comes to us is positive. */
export const balanceEntry = z.strictObject({
  entryRef: remoteRef,
  kind: z.enum(['payment', 'refund', 'dispute', 'fee', 'payout', 'other']),
  /** Before the fee: what was paid, refunded, withheld or paid out. */
  amountMinor: signedMinor,
  /** What the provider keeps of it; negative when it gives a fee back. */
  feeMinor: signedMinor,
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  paymentRef: z.optional(remoteRef),
  refundRef: z.optional(remoteRef),
  disputeRef: z.optional(remoteRef),
  payoutRef: z.optional(remoteRef),
  operationId: z.optional(operationId),
  description: z.optional(line(200)),
  occurredAt: instant,
});
export type BalanceEntry = z.infer<typeof balanceEntry>;
