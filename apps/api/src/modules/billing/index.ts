import './events.ts';

export { loadAccount } from './account/load-account.ts';
export {
  billedIn,
  followUsage,
  type MeasuredSubscription,
  measuredSubscriptions,
  usageOnInvoice,
} from './account/usage-account.ts';
export { addCredit } from './commands/add-credit.ts';
export { applyCredit } from './commands/apply-credit.ts';
export { applyPayment } from './commands/apply-payment.ts';
export { billDueLines } from './commands/bill-due-lines.ts';
export { billLines } from './commands/bill-lines.ts';
export { bookGatewayFee } from './commands/book-gateway-fee.ts';
export { bookPayout } from './commands/book-payout.ts';
export { bookTopUp } from './commands/book-top-up.ts';
export { createInvoice } from './commands/create-invoice.ts';
export { creditTime } from './commands/credit-time.ts';
export { grantCredit } from './commands/grant-credit.ts';
export { issueCreditNote } from './commands/issue-credit-note.ts';
export { issueInvoice } from './commands/issue-invoice.ts';
export { loseDisputed } from './commands/lose-disputed.ts';
export { releaseDisputed } from './commands/release-disputed.ts';
export { restorePayment } from './commands/restore-payment.ts';
export { takeBackPayment } from './commands/take-back-payment.ts';
export { takeOffGathered } from './commands/take-off-gathered.ts';
export { voidInvoice } from './commands/void-invoice.ts';
export { withholdDisputed } from './commands/withhold-disputed.ts';
export { writeOffInvoice } from './commands/write-off-invoice.ts';
export { MAX_CODES, typedCode } from './coupon-input.ts';
export { DocumentCache } from './documents/document-cache.ts';
export { eInvoiceFile } from './documents/e-invoice-file.ts';
export { type DocumentServices, type FinishedDocument, invoicePdf, linkedPdf } from './documents/invoice-pdf.ts';
export { type BilledLine, creditInput, type LineInput, paymentLinkToken } from './input.ts';
export { billingJobs } from './jobs.ts';
export { linkedInvoiceViews } from './queries/linked-invoice-view.ts';
export { listInvoices } from './queries/list-invoices.ts';
export { readStory, storySchema } from './scenario/read-story.ts';
export { runStory } from './scenario/run-story.ts';
export { StoryError } from './scenario/story-error.ts';
export { postgresStore } from './simulation/postgres-store.ts';
export { type SimulationOptions, simulate } from './simulation/simulate.ts';
export { isSoldByProducts } from './simulation/world.ts';
export { type BilledSubscriptionTime, billedTime } from './store/billed-time.ts';
export { creditBalance } from './store/credit.ts';
export { discountAhead } from './store/discount-ahead.ts';
export { dunningPolicy } from './store/dunning-policy.ts';
export { type ClientExemption, exemptionsOf } from './store/exemptions.ts';
export { expiringWith } from './store/expiring.ts';
export { nameFirstPeriod } from './store/give-back.ts';
export { openAmount } from './store/invoices.ts';
export { type IssuedTogether, issueTogether, type WantedInvoice } from './store/issue-together.ts';
export { largestOfLate } from './store/largest-of-late.ts';
export { type ChargedForSubscription, leftOfSubscriptions } from './store/left-of-subscriptions.ts';
export { openForTransfers } from './store/open-for-transfers.ts';
export { clientsOwing, lockOwed, type OwedInvoice, recordStep } from './store/owed.ts';
export { type InvoiceFacts, invoiceFacts, lockPayable } from './store/payable.ts';
export { insertLink, linkedInvoices, openLink } from './store/payment-links.ts';
export { previewLines } from './store/preview-lines.ts';
export { replacementsOf } from './store/relations.ts';
export { usableCredit } from './store/spend-credit.ts';
export {
  type OpenInvoice,
  openInvoicesOf,
  openInvoicesOnlyFor,
  overdueSubscriptions,
  type SubscriptionLine,
  subscriptionLines,
} from './store/subscription-lines.ts';
export { demandTopUp } from './store/top-up.ts';
export { offeredCoupon, type TriedLines, tryCoupons } from './store/try-coupons.ts';
export { billingConsumer } from './subscribers.ts';
