/**
 * The door of the pure billing core: functions of plain data, described in docs/billing/core.md. Nothing behind it knows
 * a clock, a database or a network.
 */

// Time

export { type AlignedStart, type Alignment, alignedAnchor, alignedStart } from './time/alignment.ts';
export { billThrough, type DateRules, type InvoiceDates, invoiceDates, type Timing } from './time/dates.ts';
export {
  type Anchor,
  contains,
  daysOf,
  type Interval,
  lastDayOf,
  type Period,
  periodAt,
  periodContaining,
  periodStart,
  type Recurrence,
} from './time/periods.ts';
export { type ProrationMode, shareOfInstants, shareOfPeriod } from './time/shares.ts';
export { earliestEnd, type Terms } from './time/terms.ts';
export { byDay, bySecond, partAmount, type Span, type Timeline } from './time/timeline.ts';
export { afterTrial, anchorAfterTrial, type TrialEndPolicy, trialPeriod } from './time/trial.ts';
export {
  billingDay,
  instantOf,
  localDate,
  startOfDay,
  startOfDayIn,
  type Window,
  windowOf,
  type ZoneHistory,
} from './time/zones.ts';

// Subscription

export { type AddOn, addOnTo } from './subscription/add-on.ts';
export { type Cancellation, cancelSubscription, endWithParent, withoutCancellation } from './subscription/cancel.ts';
export { type Change, type Changed, type ChangeTiming, changeSubscription } from './subscription/change.ts';
export { type ChangeWithDays, changeForDays, daysFor } from './subscription/credit-days.ts';
export {
  type BilledLine,
  type BilledOnce,
  type BilledTime,
  billingDifference,
  type ChargedTax,
  type Credit,
  type Difference,
  difference,
  type LineCredit,
} from './subscription/difference.ts';
export {
  type End,
  type Facts,
  newFacts,
  type OneOff,
  type Rate,
  type Segment,
  type Stop,
  type StubPolicy,
  segmentAt,
} from './subscription/facts.ts';
export { afterLatePayment, type LatePayment } from './subscription/late-payment.ts';
export {
  type BlockPolicy,
  blockSubscription,
  pauseSubscription,
  resumeSubscription,
  unblockSubscription,
} from './subscription/pause.ts';
export { type Preview, previewOf, type Renewal, renewalAfter } from './subscription/preview.ts';
export {
  type Charge,
  type OnceCharge,
  priceOfRate,
  type RecurringCharge,
  rateKey,
  shouldBeBilled,
} from './subscription/should-be-billed.ts';
export {
  isBilled,
  nextSubscriptionState,
  SUBSCRIPTION_ACTIONS,
  type SubscriptionAction,
} from './subscription/state.ts';
export { isLandOfWithdrawal, lastDayOfWithdrawal } from './subscription/withdrawal.ts';

// Price

export {
  type Aggregated,
  aggregate,
  aggregateBy,
  EMPTY_LEVEL,
  type UsageLevel,
  type UsageQuestion,
} from './price/aggregate.ts';
export {
  applyCoupons,
  type CouponOutcome,
  type CouponRefusal,
  type CouponShare,
  type Discounted,
  type DiscountedLine,
} from './price/apply-coupons.ts';
export { type Commitment, type CountedFee, type TrueUp, trueUp } from './price/commitment.ts';
export { type CounterRule, type CounterSample, counterUsage } from './price/counter.ts';
export {
  type Coupon,
  type CouponDuration,
  type CouponLimits,
  type CouponProblem,
  type CouponScope,
  couponProblems,
  NO_LIMITS,
  type RedemptionFacts,
  type RedemptionRefusal,
  type Reduction,
  redemptionRefusal,
  WHOLE_CATALOGUE,
} from './price/coupon-model.ts';
export { type CouponLine, type CouponRedemption, type CouponUse, isSpent } from './price/coupon-slots.ts';
export { exactText } from './price/exact.ts';
export { explainPrice, type PriceExplanation } from './price/explain-price.ts';
export { type BilledUsage, NOTHING_BILLED, type UsageDifference, usageDifference } from './price/late-usage.ts';
export { type Metric, type MetricProblem, type MetricRounding, metricProblems, roundUnits } from './price/metric.ts';
export { type PriceProblem, priceProblems } from './price/price-check.ts';
export type { PackageTier, PercentageTier, Price, UnitTier } from './price/price-model.ts';
export { type Priced, priceOf } from './price/price-of.ts';
export type { PriceRule, PriceStep } from './price/price-step.ts';
export { type PriceFall, priceFalls } from './price/price-warnings.ts';
export { proratedUnits, quantity, type Usage, type UsageEntry } from './price/usage.ts';
export type { IgnoredEvent, UsageEvent } from './price/usage-events.ts';
export type { UsageDays } from './price/usage-window.ts';

// Document

export { debitNote, type VoidFacts, type VoidWay, voidWay } from './document/corrections.ts';
export {
  type CreditableLine,
  type CreditNote,
  type CreditRequest,
  creditNote,
  fullCredit,
} from './document/credit-note.ts';
export { type CreditPart, creditedTaxes, creditParts, type WantedCredit } from './document/credit-parts.ts';
export { type Draft, mergeDrafts, splitDraft } from './document/drafts.ts';
export type { TaxedAmount, TaxRounding } from './document/line-taxes.ts';
export {
  counterAfterChange,
  documentMade,
  formatNumber,
  type InvoiceMode,
  type NumberSeries,
  nextNumber,
  patternFaults,
} from './document/numbering.ts';
export { type ExchangeRate, exchange, exchangeDifference, lineAmount, roundPayable } from './document/rounding.ts';
export {
  type Disposition,
  dispose,
  type InvoiceMoney,
  invoiceBalance,
  refundableOfPayment,
  refundableShare,
  type TakenOff,
  takeOff,
} from './document/settlement.ts';
export { type TaxedLines, taxedLines, type UntaxedLine } from './document/taxed-lines.ts';
export {
  type DocumentAdjustment,
  type DocumentInput,
  type DocumentLine,
  type DocumentTotals,
  documentTotals,
  type LineTotals,
  type TaxGroup,
} from './document/totals.ts';

// Collect

export { type Allocation, allocateAmount, type OpenAmount } from './collect/allocation.ts';
export { type CardScheme, earliestAttempt, isFinalDecline } from './collect/card-schemes.ts';
export { type DisputeEffect, type DisputePolicy, type DisputeStage, disputeEffect } from './collect/disputes.ts';
export {
  type Campaign,
  DEFAULT_CAMPAIGN,
  type DueStep,
  type DunningFacts,
  type DunningStep,
  dueSteps,
  type Exemption,
  type HeldStep,
  type LateFee,
  lateFee,
  mayUnsuspend,
} from './collect/dunning.ts';
export { applyFunds, type Draw, type DuePart, type Fund, type FundKind } from './collect/funds.ts';
export { gatewayStep, toGatewayUnits } from './collect/gateway-units.ts';
export {
  type Attempt,
  type AttemptResult,
  DEFAULT_RETRIES,
  type NextAttempt,
  nextAttempt,
  nextRetryDay,
  type RetryFacts,
  type RetrySchedule,
} from './collect/retries.ts';
export { type PaymentPosition, takeBack } from './collect/take-back.ts';
export { afterDraws, creditOnEntry, duePartsOf, expiredFunds, firstOfDraws } from './collect/wallet.ts';

export { gatheredOn, gatheringDay } from './document/gathering.ts';

// Ledger

export { type Account, CHART, CREDIT_ACCOUNTS } from './ledger/accounts.ts';
export type { CreditAccount, LedgerFact, PostedLine, PostedTax } from './ledger/facts.ts';
export { assertBalanced, type Posting, postingsOf, reversalOf } from './ledger/postings.ts';
export {
  cutRevenue,
  type RecognitionMode,
  type RevenueEntry,
  recognisedBefore,
  recognisedByMonth,
} from './ledger/revenue.ts';

// E-invoice, engine, tax

export * from './e-invoice/index.ts';
export * from './engine/index.ts';
export * from './tax/index.ts';
