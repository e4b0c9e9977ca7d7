import './events.ts';

export { chargeMethod } from './commands/charge-method.ts';
export { checkPayment } from './commands/check-payment.ts';
export { receiveNotices } from './commands/receive-notices.ts';
export { recordPayment } from './commands/record-payment.ts';
export { refundPayment } from './commands/refund-payment.ts';
export { startPayment } from './commands/start-payment.ts';
export {
  noticeFacts,
  type PaymentFacts,
  type PaymentProgress,
  paymentFacts,
  paymentOfInvoice,
  paymentProgress,
  webhookGateway,
} from './doors.ts';
export { paymentEffects } from './effects.ts';
export { paymentJobs } from './jobs.ts';
export { openPaymentsThrough } from './store/plugin-use.ts';
export { paymentsConsumer } from './subscribers.ts';
