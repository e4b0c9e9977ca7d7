import { ask, type Caller } from '#lib/command/execute.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { PdfError, type PdfRenderer } from '#lib/pdf/index.ts';
import { invoiceDocument } from '../queries/invoice-document.ts';
import { renderInvoice } from './render-invoice.ts';

/**
 * The PDF of an invoice that the caller may read, and a name for the file. Throws like the query; `request.unavailable`
 * when too many documents wait.
 */
export async function invoicePdf(
  renderer: PdfRenderer,
  caller: Caller,
  invoiceId: string,
): Promise<{ bytes: Uint8Array; fileName: string }> {
  const document = await ask(caller, invoiceDocument, { invoiceId });
  try {
    const { bytes } = await renderInvoice(renderer, document);
    return { bytes, fileName: `${document.number.replace(/[^\w.-]+/g, '_')}.pdf` };
  } catch (error) {
    if (error instanceof PdfError && error.code !== 'pdf_failed')
      throw new AppError('request.unavailable', { retryAfterSeconds: 5 });
    throw error;
  }
}
