import './events.ts';

export { chargeMethod } from './commands/charge-method.ts';
export { checkPayment } from './commands/check-payment.ts';
export { matchReference } from './commands/match-reference.ts';
export { receiveNotices } from './commands/receive-notices.ts';
export { recordCredit } from './commands/record-credit.ts';
export { recordPayment } from './commands/record-payment.ts';
export { refundPayment } from './commands/refund-payment.ts';
export { refundTime } from './commands/refund-time.ts';
export { refundWithCreditNote } from './commands/refund-with-credit-note.ts';
export { startPayment } from './commands/start-payment.ts';
export {
  chargeableMethod,
  chargesOf,
  disputeFacts,
  noticeFacts,
  type PaymentFacts,
  paymentFacts,
  paymentOfInvoice,
  paymentProgress,
  webhookGateway,
} from './doors.ts';
export { paymentEffects } from './effects.ts';
export { paymentJobs } from './jobs.ts';
export type { PaymentProgress } from './queries/payment-view.ts';
export { awaitedTransfers } from './store/awaited-transfers.ts';
export { openPaymentsThrough } from './store/plugin-use.ts';
export { hasPayments, refundsItself } from './store/refunds-itself.ts';
export { paymentsConsumer } from './subscribers.ts';
