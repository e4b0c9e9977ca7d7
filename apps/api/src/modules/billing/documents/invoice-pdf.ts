import { ask, type Caller } from '#lib/command/execute.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { FileError, type FileStore } from '#lib/files/index.ts';
import { PdfError, type PdfRenderer } from '#lib/pdf/index.ts';
import { siteLogo } from '#modules/tenants/index.ts';
import { invoiceDocument, linkedDocument } from '../queries/invoice-document.ts';
import { contentKey, type DocumentCache } from './document-cache.ts';
import type { InvoiceDocument } from './document-data.ts';
import { renderInvoice } from './render-invoice.ts';

/** What documents are made with. */
export interface DocumentServices {
  renderer: PdfRenderer;
  files: FileStore;
  cache: DocumentCache;
}

/** A document as it is sent: its bytes, a name for the file, its media type. */
export interface FinishedDocument {
  bytes: Uint8Array;
  fileName: string;
  type: string;
}

/**
 * The PDF of an invoice that the caller may read. Throws like the query; `request.unavailable` when too many documents
 * wait.
 */
export async function invoicePdf(
  services: DocumentServices,
  caller: Caller,
  invoiceId: string,
): Promise<FinishedDocument> {
  return pdfOf(services, await documentFor(services, caller, invoiceId));
}

/** The same for whoever holds a payment link that shows the invoice. */
export async function linkedPdf(
  services: DocumentServices,
  caller: Caller,
  of: { token: string; invoiceId: string },
): Promise<FinishedDocument> {
  return pdfOf(services, await withLogo(services, caller, await ask(caller, linkedDocument, of)));
}

async function pdfOf(services: DocumentServices, document: InvoiceDocument): Promise<FinishedDocument> {
  const bytes = await services.cache.get(contentKey('pdf', document), async () => {
    const rendered = await whileNotBusy(() => renderInvoice(services.renderer, document));
    return rendered.bytes;
  });
  return { bytes, fileName: fileNameOf(document.number, '.pdf'), type: 'application/pdf' };
}

/** What the page of an invoice shows, with the provider's logo of today. */
export async function documentFor(
  services: DocumentServices,
  caller: Caller,
  invoiceId: string,
): Promise<InvoiceDocument> {
  return withLogo(services, caller, await ask(caller, invoiceDocument, { invoiceId }));
}

async function withLogo(
  { files }: DocumentServices,
  caller: Caller,
  document: InvoiceDocument,
): Promise<InvoiceDocument> {
  const logo = await logoOf(files, caller);
  return logo ? { ...document, logo } : document;
}

export const fileNameOf = (number: string, suffix: string): string => `${number.replace(/[^\w.-]+/g, '_')}${suffix}`;

/** Too much work is a reason to come back, not a failure. */
export async function whileNotBusy<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PdfError && error.code !== 'pdf_failed')
      throw new AppError('request.unavailable', { retryAfterSeconds: 5 });
    throw error;
  }
}

/** A document without its picture is better than none. */
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
