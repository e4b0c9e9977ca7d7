import { mutationOf, queryOf, router } from '#trpc/procedures.ts';
import { addExemption } from './commands/add-exemption.ts';
import { applyCredit } from './commands/apply-credit.ts';
import { createInvoice } from './commands/create-invoice.ts';
import { createPaymentLink } from './commands/create-payment-link.ts';
import { discardDraft } from './commands/discard-draft.ts';
import { endExemption } from './commands/end-exemption.ts';
import { grantCredit } from './commands/grant-credit.ts';
import { issueCreditNote } from './commands/issue-credit-note.ts';
import { issueInvoice } from './commands/issue-invoice.ts';
import { mergeDrafts } from './commands/merge-drafts.ts';
import { replaceInvoice } from './commands/replace-invoice.ts';
import { replaceWithCreditNote } from './commands/replace-with-credit-note.ts';
import { revokeCredit } from './commands/revoke-credit.ts';
import { revokePaymentLinks } from './commands/revoke-payment-links.ts';
import { splitDraft } from './commands/split-draft.ts';
import { updateDraft } from './commands/update-draft.ts';
import { voidInvoice } from './commands/void-invoice.ts';
import { writeDebitNote } from './commands/write-debit-note.ts';
import { writeOffInvoice } from './commands/write-off-invoice.ts';
import { checkClientEInvoice, checkCompanyEInvoice, checkEInvoice } from './queries/check-e-invoice.ts';
import { checkLedger } from './queries/check-ledger.ts';
import { clientBalance } from './queries/client-balance.ts';
import { creditMovements } from './queries/credit-movements.ts';
import { explainLine } from './queries/explain-line.ts';
import { exportInvoices } from './queries/export-invoices.ts';
import { getInvoice } from './queries/get-invoice.ts';
import { listExemptions } from './queries/list-exemptions.ts';
import { listInvoices } from './queries/list-invoices.ts';
import { listPaymentLinks } from './queries/list-payment-links.ts';
import { openInvoices } from './queries/open-invoices.ts';
import { previewInvoice } from './queries/preview-invoice.ts';
import { wallet } from './queries/wallet.ts';

export const billingRouter = router({
  list: queryOf(listInvoices),
  export: queryOf(exportInvoices),
  get: queryOf(getInvoice),
  explainLine: queryOf(explainLine),
  open: queryOf(openInvoices),
  preview: queryOf(previewInvoice),
  balance: queryOf(clientBalance),
  checkLedger: queryOf(checkLedger),
  checkEInvoice: queryOf(checkEInvoice),
  checkClientEInvoice: queryOf(checkClientEInvoice),
  checkCompanyEInvoice: queryOf(checkCompanyEInvoice),
  create: mutationOf(createInvoice),
  updateDraft: mutationOf(updateDraft),
  discardDraft: mutationOf(discardDraft),
  issue: mutationOf(issueInvoice),
  mergeDrafts: mutationOf(mergeDrafts),
  splitDraft: mutationOf(splitDraft),
  void: mutationOf(voidInvoice),
  replace: mutationOf(replaceInvoice),
  replaceWithCreditNote: mutationOf(replaceWithCreditNote),
  writeDebitNote: mutationOf(writeDebitNote),
  issueCreditNote: mutationOf(issueCreditNote),
  writeOff: mutationOf(writeOffInvoice),
  paymentLinks: queryOf(listPaymentLinks),
  createPaymentLink: mutationOf(createPaymentLink),
  revokePaymentLinks: mutationOf(revokePaymentLinks),
  applyCredit: mutationOf(applyCredit),
  grantCredit: mutationOf(grantCredit),
  revokeCredit: mutationOf(revokeCredit),
  wallet: queryOf(wallet),
  creditMovements: queryOf(creditMovements),
  exemptions: queryOf(listExemptions),
  addExemption: mutationOf(addExemption),
  endExemption: mutationOf(endExemption),
});
