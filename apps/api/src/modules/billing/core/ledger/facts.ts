/** A line of a document as the ledger sees it. */
export interface PostedLine {
  readonly netMinor: bigint;
  /** Where it is earned: at once, over its service period, or as a fee for being late. */
  readonly account: 'revenue' | 'deferred_revenue' | 'late_fees';
  readonly product: string;
  /** What was taken off the list price; shown as a discount when the line is earned at once. */
  readonly discountMinor?: bigint;
}

/** A tax of a document: `subject` names jurisdiction and rate. */
export interface PostedTax {
  readonly subject: string;
  readonly taxMinor: bigint;
}

interface OfClient {
  readonly clientId: string;
}
interface OfGateway {
  readonly gateway: string;
}
interface Amount {
  readonly amountMinor: bigint;
}
interface Document extends OfClient {
  readonly lines: readonly PostedLine[];
  readonly taxes: readonly PostedTax[];
}

/** What happens to money, with the amounts that the books need; all amounts in minor units of `currency`. */
export type LedgerFact = { readonly currency: string } & (
  | ({ readonly kind: 'invoice_issued'; readonly roundingMinor?: bigint } & Document)
  /** `offsetMinor` lowers what is owed, `creditMinor` becomes credit of the client (a refund is paid from it). */
  | ({ readonly kind: 'credit_noted'; readonly offsetMinor: bigint; readonly creditMinor: bigint } & Document)
  | ({ readonly kind: 'revenue_recognised'; readonly product: string; readonly discountMinor?: bigint } & Amount)
  /** `allocatedMinor` pays invoices, `creditMinor` is paid too much, `unappliedMinor` belongs to no invoice yet. */
  | ({
      readonly kind: 'payment_received';
      readonly allocatedMinor: bigint;
      readonly creditMinor: bigint;
      readonly unappliedMinor: bigint;
    } & Amount &
      OfClient &
      OfGateway)
  | ({ readonly kind: 'unapplied_allocated' } & Amount & OfClient)
  /** Paid more than is owed by now: credit of the client. */
  | ({ readonly kind: 'excess_to_credit'; readonly from: 'receivable' | 'unapplied_cash' } & Amount & OfClient)
  /** The gateway paid out: `amountMinor` left its account, `feeMinor` of it did not arrive. */
  | ({ readonly kind: 'payout_received'; readonly feeMinor: bigint } & Amount & OfGateway)
  | ({ readonly kind: 'wallet_topped_up' } & Amount & OfClient & OfGateway)
  | ({ readonly kind: 'credit_granted' } & Amount & OfClient)
  /** On an invoice, or on a pro forma that is not an invoice yet. */
  | ({
      readonly kind: 'credit_spent';
      readonly from: CreditAccount;
      readonly to?: 'receivable' | 'unapplied_cash';
    } & Amount &
      OfClient)
  /** Purchased credit that expires is earned, granted credit was never given. */
  | ({ readonly kind: 'credit_expired'; readonly from: 'wallet_purchased' | 'wallet_granted' } & Amount & OfClient)
  /** From the client's credit, or from the invoice, whose balance opens again. */
  | ({
      readonly kind: 'refunded';
      readonly from: 'client_credit' | 'receivable' | 'unapplied_cash' | 'wallet_purchased';
    } & Amount &
      OfClient &
      OfGateway)
  | ({ readonly kind: 'dispute_opened'; readonly feeMinor: bigint } & Amount & OfClient & OfGateway)
  /** `owed` puts it back on the client's account, otherwise it is written off. */
  | ({ readonly kind: 'dispute_lost'; readonly owed: boolean; readonly wasUnapplied?: boolean } & Amount & OfClient)
  | ({ readonly kind: 'dispute_won'; readonly feeReturnedMinor: bigint } & Amount & OfClient & OfGateway)
  /** `taxes` is what the law lets the seller take back; the rest is the loss. */
  | ({ readonly kind: 'written_off'; readonly taxes: readonly PostedTax[] } & Amount & OfClient)
  /** In the currency of the books; positive is a gain. */
  | ({ readonly kind: 'exchange_realised' } & Amount & OfGateway)
);

export type CreditAccount = 'client_credit' | 'wallet_granted' | 'wallet_purchased';
