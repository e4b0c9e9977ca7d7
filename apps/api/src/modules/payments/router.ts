import { mutationOf, queryOf, router } from '#trpc/procedures.ts';
import { bookEntryFee } from './commands/book-entry-fee.ts';
import { chargeMethod } from './commands/charge-method.ts';
import { checkLinkPayment } from './commands/check-link-payment.ts';
import { checkMethodSetup } from './commands/check-method-setup.ts';
import { checkPayment } from './commands/check-payment.ts';
import { clearDefaultMethod } from './commands/clear-default-method.ts';
import { dismissNotice } from './commands/dismiss-notice.ts';
import { explainDifference } from './commands/explain-difference.ts';
import { matchReference } from './commands/match-reference.ts';
import { payByLink } from './commands/pay-by-link.ts';
import { readGatewayAccount } from './commands/read-gateway-account.ts';
import { recordCredit } from './commands/record-credit.ts';
import { recordPayment } from './commands/record-payment.ts';
import { refetchDifference } from './commands/refetch-difference.ts';
import { refreshDispute } from './commands/refresh-dispute.ts';
import { refundPayment } from './commands/refund-payment.ts';
import { refundWithCreditNote } from './commands/refund-with-credit-note.ts';
import { removeMethod } from './commands/remove-method.ts';
import { retryNotice } from './commands/retry-notice.ts';
import { saveMethod } from './commands/save-method.ts';
import { setDefaultMethod } from './commands/set-default-method.ts';
import { startPayment } from './commands/start-payment.ts';
import { startTopUp } from './commands/start-top-up.ts';
import { exportDifferences } from './queries/export-differences.ts';
import { exportDisputes } from './queries/export-disputes.ts';
import { exportNotices } from './queries/export-notices.ts';
import { exportPayments } from './queries/export-payments.ts';
import { getDispute } from './queries/get-dispute.ts';
import { getMethodSetup } from './queries/get-method-setup.ts';
import { getNotice } from './queries/get-notice.ts';
import { getPayment } from './queries/get-payment.ts';
import { listDifferences } from './queries/list-differences.ts';
import { listDisputes } from './queries/list-disputes.ts';
import { listGatewayAccounts } from './queries/list-gateway-accounts.ts';
import { listGateways } from './queries/list-gateways.ts';
import { listMethods } from './queries/list-methods.ts';
import { listNotices } from './queries/list-notices.ts';
import { listPayments } from './queries/list-payments.ts';
import { paymentLink } from './queries/payment-link.ts';

export const paymentsRouter = router({
  gateways: queryOf(listGateways),
  list: queryOf(listPayments),
  export: queryOf(exportPayments),
  get: queryOf(getPayment),
  methods: queryOf(listMethods),
  link: queryOf(paymentLink),
  payByLink: mutationOf(payByLink),
  checkLink: mutationOf(checkLinkPayment),
  start: mutationOf(startPayment),
  startTopUp: mutationOf(startTopUp),
  charge: mutationOf(chargeMethod),
  check: mutationOf(checkPayment),
  record: mutationOf(recordPayment),
  recordCredit: mutationOf(recordCredit),
  matchReference: mutationOf(matchReference),
  refund: mutationOf(refundPayment),
  refundWithCreditNote: mutationOf(refundWithCreditNote),
  methodSetup: queryOf(getMethodSetup),
  saveMethod: mutationOf(saveMethod),
  checkMethodSetup: mutationOf(checkMethodSetup),
  setDefaultMethod: mutationOf(setDefaultMethod),
  clearDefaultMethod: mutationOf(clearDefaultMethod),
  removeMethod: mutationOf(removeMethod),
  disputes: queryOf(listDisputes),
  exportDisputes: queryOf(exportDisputes),
  getDispute: queryOf(getDispute),
  refreshDispute: mutationOf(refreshDispute),
  gatewayAccounts: queryOf(listGatewayAccounts),
  readGatewayAccount: mutationOf(readGatewayAccount),
  differences: queryOf(listDifferences),
  exportDifferences: queryOf(exportDifferences),
  refetchDifference: mutationOf(refetchDifference),
  explainDifference: mutationOf(explainDifference),
  bookEntryFee: mutationOf(bookEntryFee),
  notices: queryOf(listNotices),
  exportNotices: queryOf(exportNotices),
  getNotice: queryOf(getNotice),
  retryNotice: mutationOf(retryNotice),
  dismissNotice: mutationOf(dismissNotice),
});
