import { readFileSync } from 'node:fs';
import { type PdfDocument, PdfError, type PdfJob, type PdfRenderer } from '#lib/pdf/index.ts';
import { type InvoiceDocument, MAX_DOCUMENT_LINES } from './document-data.ts';
import { invoiceView } from './invoice-view.ts';

const TEMPLATE = readFileSync(new URL('./invoice.typ', import.meta.url), 'utf8');

/** The typesetting job of an invoice or credit note; the same document gives the same job. */
export function invoiceJob(document: InvoiceDocument): PdfJob {
  if (document.lines.length > MAX_DOCUMENT_LINES) {
    throw new RangeError(`a document has at most ${MAX_DOCUMENT_LINES} lines`);
  }
  const { logo, eInvoice } = document;
  const files = {
    ...(logo ? { [`logo.${logo.format}`]: logo.bytes } : {}),
    ...(eInvoice === undefined ? {} : { 'factur-x.xml': new TextEncoder().encode(eInvoice) }),
  };
  const common = {
    source: TEMPLATE,
    data: invoiceView(document),
    files,
    createdAt: Date.parse(`${document.issuedOn}T00:00:00Z`) / 1000,
  };
  return eInvoice === undefined
    ? { ...common, standard: 'ua-1' }
    : { ...common, standard: 'a-3a', isStandardRequired: true };
}

/**
 * Renders an invoice or credit note as an accessible PDF (PDF/UA-1; PDF/A-3a where it carries an e-invoice). A logo that cannot be read is left out: nobody waits
 * for an invoice because of a broken picture. Rejects with a PdfError.
 */
export async function renderInvoice(renderer: PdfRenderer, document: InvoiceDocument): Promise<PdfDocument> {
  const job = invoiceJob(document);
  if (!document.logo) return renderer.render(job);
  try {
    return await renderer.render(job);
  } catch (error) {
    if (!(error instanceof PdfError) || error.code !== 'pdf_failed') throw error;
    const { logo: _unreadable, ...plain } = document;
    return renderer.render(invoiceJob(plain));
  }
}
