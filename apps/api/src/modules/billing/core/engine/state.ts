import type { SubscriptionStatus } from '@panel1/shared-types';
import type { Decimal } from '#lib/money/decimal.ts';
import type { Exemption } from '../collect/dunning.ts';
import type { Fund } from '../collect/funds.ts';
import type { AttemptResult } from '../collect/retries.ts';
import type { AppliedTax } from '../document/totals.ts';
import type { Posting } from '../ledger/postings.ts';
import type { Coupon } from '../price/coupon-model.ts';
import type { CouponUse } from '../price/coupon-slots.ts';
import type { Price } from '../price/price-model.ts';
import type { UsageEvent } from '../price/usage-events.ts';
import type { LineCredit } from '../subscription/difference.ts';
import type { Facts } from '../subscription/facts.ts';
import type { LineTax } from '../tax/line-tax.ts';
import type { Interval } from '../time/periods.ts';
import type { ZoneHistory } from '../time/zones.ts';

/** A local day or, where time is counted by seconds, an instant. */
export type Point = Temporal.PlainDate | Temporal.Instant;

/**
 * What the engine knows of one client account. Records are never changed in place but replaced, so that a store writes
 * exactly those that differ from what it loaded.
 */
export interface BillingAccount {
  client: Client;
  /** What was earned before this day is booked: the first of a month. */
  bookedTo: Temporal.PlainDate | null;
  readonly subscriptions: Map<string, Subscription>;
  readonly documents: Map<string, Document>;
  readonly funds: Map<string, Fund>;
  readonly redemptions: Map<string, Redemption>;
  readonly usage: Map<string, UsageRecord>;
  readonly charges: Map<string, ChargeAttempt>;
  readonly notices: Map<string, DunningRecord>;
  /** Appended only. */
  readonly postings: Map<string, LedgerTransaction>;
  readonly log: Map<string, StateChange>;
}

export interface Client {
  readonly id: string;
  readonly currency: string;
  /** The zones that it has lived in. */
  readonly zones: ZoneHistory;
  readonly country: string;
  readonly postcode: string | null;
  readonly isBusiness: boolean;
  readonly taxId: string | null;
  readonly taxIdStatus: 'valid' | 'invalid' | 'unknown';
  readonly isTaxExempt: boolean;
  /** The stored payment method that is charged. */
  readonly method: { readonly id: string; readonly setOn: Temporal.PlainDate } | null;
  readonly exemptions: readonly Exemption[];
}

export type ServiceState = 'none' | 'running' | 'suspended' | 'terminated';

export interface Subscription {
  readonly id: string;
  readonly productId: string;
  readonly description: string;
  readonly taxCategory: string;
  readonly parentId: string | null;
  readonly countsBy: 'day' | 'second';
  readonly status: SubscriptionStatus;
  readonly service: ServiceState;
  /** Why it is suspended: only what was overdue comes back by itself. */
  readonly suspendedFor: 'overdue' | 'staff' | null;
  readonly facts: Facts<Point>;
  /** Paid lines that stand for another time than they name, because they were paid late. */
  readonly moved: readonly { readonly lineId: string; readonly span: { readonly start: Point; readonly end: Point } }[];
  readonly trial: { readonly end: Temporal.PlainDate; readonly withoutMethod: 'invoice' | 'pause' | 'cancel' } | null;
  readonly resumeOn: Temporal.PlainDate | null;
  /** It cannot end before this day. */
  readonly contract: Interval | null;
  readonly contractUntil: Temporal.PlainDate | null;
  readonly usage: readonly UsageTerms[];
  /** Least that a whole period brings. */
  readonly minimumMinor: bigint | null;
  /** Time of lines that was settled by free days instead of money. */
  readonly settled: readonly { readonly lineId: string; readonly credit: LineCredit<Point> }[];
  readonly startedOn: Temporal.PlainDate | null;
  readonly paidUntil: Temporal.PlainDate | null;
  /** Before this day nothing recurring falls due; null when that is never or must be looked at. */
  readonly nextInvoiceOn: Temporal.PlainDate | null;
  /** Up to where usage was billed: the number of events that were there, and the day on which the next span is billed. */
  readonly usageSeen: { readonly events: number; readonly nextOn: Temporal.PlainDate | null } | null;
}

export type DocumentKind = 'invoice' | 'proforma' | 'credit_note';
export type DocumentStatus = 'pending_tax' | 'open' | 'paid' | 'void' | 'uncollectible';
export type LineKind = 'recurring' | 'usage' | 'setup' | 'one_off' | 'minimum' | 'late_fee';

export interface Document {
  readonly id: string;
  readonly kind: DocumentKind;
  /** Given by the store as the very last thing; null on a pro forma and while the tax is not known. */
  readonly number: string | null;
  readonly status: DocumentStatus;
  readonly currency: string;
  readonly issuedOn: Temporal.PlainDate;
  readonly dueOn: Temporal.PlainDate;
  readonly paidOn: Temporal.PlainDate | null;
  readonly lines: readonly Line[];
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
  /** Money and credit that was put on it. */
  readonly paidMinor: bigint;
  /** What of it came from outside and is still here: the most that a refund can give back. */
  readonly heldMinor: bigint;
  /** What of it went back: to the client's means of payment, or into credit. */
  readonly returnedMinor: bigint;
  readonly disputedMinor: bigint;
  /** What credit notes took off it. */
  readonly creditedMinor: bigint;
  readonly writtenOffMinor: bigint;
  /** Of a credit note: the invoice it corrects. Of an invoice: the pro forma that it replaces. */
  readonly basedOn: string | null;
  /** Made by an order that nobody has paid yet. */
  readonly isOrder: boolean;
}

export interface Line {
  readonly id: string;
  readonly kind: LineKind;
  readonly subscriptionId: string | null;
  /** What the difference engine knows it by. */
  readonly key: string;
  readonly description: string;
  readonly span: { readonly start: Point; readonly end: Point } | null;
  readonly quantity: Decimal;
  readonly unitPriceMinor: Decimal;
  /** Before discounts; as the price is stated, so with tax where prices include it. */
  readonly amountMinor: bigint;
  readonly discountMinor: bigint;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
  readonly taxCategory: string;
  readonly tax: LineTax;
  readonly taxes: readonly AppliedTax[];
  /** Of a line that gives back: the line that it was charged on. */
  readonly correctsLineId: string | null;
  readonly why: Explanation;
}

/** Why an amount, a date or a state is as it is: the rule's name, what went in, the version of the rules. */
export interface Explanation {
  readonly rule: string;
  readonly inputs: Readonly<Record<string, string | number | boolean | null>>;
  readonly version: number;
}

export interface Redemption {
  readonly id: string;
  readonly couponId: string;
  /** The coupon as it was redeemed; the catalogue's where left out. */
  readonly coupon?: Coupon;
  readonly subscriptionIds: readonly string[] | null;
  readonly redeemedAt: Temporal.Instant;
  readonly uses: readonly { readonly documentId: string; readonly use: CouponUse }[];
}

export interface UsageTerms {
  readonly metricId: string;
  readonly price: Price;
}

export interface UsageRecord extends UsageEvent {
  readonly subscriptionId: string;
  readonly metricId: string;
}

export interface ChargeAttempt {
  readonly id: string;
  readonly documentId: string;
  readonly nth: number;
  readonly on: Temporal.PlainDate;
  readonly amountMinor: bigint;
  readonly at: Temporal.Instant;
  readonly methodId: string;
  readonly result: AttemptResult;
}

export interface DunningRecord {
  readonly id: string;
  readonly documentId: string;
  readonly step: string;
  readonly on: Temporal.PlainDate;
  /** Marked as done without doing it: a later step had overtaken it. */
  readonly isSkipped: boolean;
}

export interface LedgerTransaction {
  readonly id: string;
  readonly kind: string;
  /** Booking the same thing twice is impossible. */
  readonly businessKey: string;
  readonly on: Temporal.PlainDate;
  readonly documentId: string | null;
  readonly entries: readonly Posting[];
}

export interface StateChange {
  readonly id: string;
  readonly subscriptionId: string;
  readonly from: SubscriptionStatus | null;
  readonly to: SubscriptionStatus;
  readonly on: Temporal.PlainDate;
  readonly by: string;
  readonly why: string;
}

/** A client account without any history. */
export const emptyAccount = (client: Client): BillingAccount => ({
  client,
  bookedTo: null,
  subscriptions: new Map(),
  documents: new Map(),
  funds: new Map(),
  redemptions: new Map(),
  usage: new Map(),
  charges: new Map(),
  notices: new Map(),
  postings: new Map(),
  log: new Map(),
});
