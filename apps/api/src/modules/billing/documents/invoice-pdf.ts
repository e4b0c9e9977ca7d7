import { ask, type Caller } from '#lib/command/execute.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { FileError, type FileStore } from '#lib/files/index.ts';
import { PdfError, type PdfRenderer } from '#lib/pdf/index.ts';
import { siteLogo } from '#modules/tenants/index.ts';
import { invoiceDocument } from '../queries/invoice-document.ts';
import type { InvoiceDocument } from './document-data.ts';
import { renderInvoice } from './render-invoice.ts';

/**
 * The PDF of an invoice that the caller may read, and a name for the file. Throws like the query; `request.unavailable`
 * when too many documents wait.
 */
export async function invoicePdf(
  { renderer, files }: { renderer: PdfRenderer; files: FileStore },
  caller: Caller,
  invoiceId: string,
): Promise<{ bytes: Uint8Array; fileName: string }> {
  const document = await ask(caller, invoiceDocument, { invoiceId });
  const logo = await logoOf(files, caller);
  try {
    const { bytes } = await renderInvoice(renderer, logo ? { ...document, logo } : document);
    return { bytes, fileName: `${document.number.replace(/[^\w.-]+/g, '_')}.pdf` };
  } catch (error) {
    if (error instanceof PdfError && error.code !== 'pdf_failed')
      throw new AppError('request.unavailable', { retryAfterSeconds: 5 });
    throw error;
  }
}

/** The provider's logo of today. A document without its picture is better than none. */
async function logoOf(files: FileStore, caller: Caller): Promise<InvoiceDocument['logo']> {
  const logo = await ask(caller, siteLogo, {});
  if (logo === null) return undefined;
  try {
    return { format: logo.format, bytes: await files.read(logo.key) };
  } catch (error) {
    if (error instanceof FileError && error.code === 'file_missing') return undefined;
    throw error;
  }
}
