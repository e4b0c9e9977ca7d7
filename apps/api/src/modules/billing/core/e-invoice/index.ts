export { eInvoiceOf } from './e-invoice.ts';
export type { EInvoice, InvoiceLine, Party, VatBreakdown } from './model.ts';
export { companyProblems, type EInvoiceProblem, eInvoiceProblems } from './problems.ts';
export { brokenRules } from './rules.ts';
export type { EInvoiceParty, EInvoiceSource, EInvoiceSourceLine } from './source.ts';
