/** The engine's part of the core's door: everything that happens to a client account. */

export { billedLines, type StandingDocument } from './billed.ts';
export { invoiceByHand, recordUsage, repriceAll, retax } from './by-hand.ts';
export { changePlan, type PlanChange } from './change-plan.ts';
export { changedRecords } from './changed.ts';
export { answerCharge, hasChargesDue, planCharges, runDunning } from './collect.ts';
export { creditByHand, dispute, endDispute, refund, voidDocument, writeOff } from './correct.ts';
export { grantCredit, topUp } from './credit.ts';
export { because, type DraftLine, minorOf } from './drafts.ts';
export { type CancelRequest, cancel, pause, resume, withdraw, withdrawCancellation } from './lifecycle.ts';
export { type Order, type OrderItem, placeOrder, redeem } from './order.ts';
export type { Catalogue, Policy, PriceTerms } from './policy.ts';
export { isQuietDay } from './quiet-day.ts';
export { nextInvoiceOn } from './renewal.ts';
export { revenueByMonth } from './revenue.ts';
export { bill, lookAgain, runDay } from './run-day.ts';
export { receive } from './settle.ts';
export {
  type BillingAccount,
  type ChargeAttempt,
  type Client,
  type Document,
  type DocumentKind,
  type DocumentStatus,
  type DunningRecord,
  type Explanation,
  emptyAccount,
  type LedgerTransaction,
  type Line,
  type LineKind,
  type Point,
  type Redemption,
  type StateChange,
  type Subscription,
  type UsageRecord,
  type UsageTerms,
} from './state.ts';
export { spanDrafts, type UsageSpan, type UsageWork, usageOf, usageSpans } from './usage.ts';
export { beginWork, dayOfPoint, lookAt, type Work, type WorkOptions, zoneOf } from './work.ts';
