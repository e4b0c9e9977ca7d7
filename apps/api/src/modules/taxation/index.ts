export { recordQuote } from './commands/record-quote.ts';
export { taxationEffects } from './effects.ts';
export type {} from './events.ts';
export { taxationJobs } from './jobs.ts';
export {
  askCalculator,
  type Calculator,
  calculatorAccess,
  calculatorTitle,
  countriesOfCalculator,
} from './store/calculators.ts';
export type { AskedTax, TaxedBuyer } from './store/questions.ts';
export { quotedLines, requestQuote, waitingQuote } from './store/quotes.ts';
export { planTaxCommit, planTaxRefund, planTaxVoid, recordsOf } from './store/records.ts';
