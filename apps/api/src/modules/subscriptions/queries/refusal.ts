import { AppError } from '#lib/errors/app-error.ts';

/** What stands in the way of a change, as an answer: a code, and the invoice to pay first. Other errors go on. */
export function refusalOf(error: unknown): { code: string; invoiceId: string | null } {
  if (!(error instanceof AppError) || !error.code.startsWith('subscriptions.')) throw error;
  return { code: error.code, invoiceId: error.details.values?.['invoiceId']?.toString() || null };
}
