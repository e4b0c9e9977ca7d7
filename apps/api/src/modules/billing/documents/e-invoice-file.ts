import type { EInvoiceFormat } from '@panel1/shared-types';
import { ask, type Caller } from '#lib/command/execute.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { PdfError } from '#lib/pdf/index.ts';
import { brokenRules, type EInvoice, eInvoiceOf, eInvoiceProblems } from '../core/index.ts';
import { eInvoiceSource } from '../queries/e-invoice-source.ts';
import { contentKey } from './document-cache.ts';
import type { InvoiceDocument } from './document-data.ts';
import { eInvoiceXml } from './e-invoice-xml.ts';
import { withFacturXMetadata } from './factur-x.ts';
import { type DocumentServices, documentFor, type FinishedDocument, fileNameOf, whileNotBusy } from './invoice-pdf.ts';
import { renderInvoice } from './render-invoice.ts';

const XML = 'application/xml; charset=utf-8';
const FILES: Readonly<Record<EInvoiceFormat, { suffix: string; type: string }>> = {
  ubl: { suffix: '_ubl.xml', type: XML },
  cii: { suffix: '_cii.xml', type: XML },
  xrechnung: { suffix: '_xrechnung.xml', type: XML },
  facturx: { suffix: '_factur-x.pdf', type: 'application/pdf' },
};

/**
 * An issued invoice in a structured format. Throws like the query; `billing.e_invoice_incomplete` while something is
 * missing or a rule of EN 16931 would be broken, `billing.e_invoice_no_font` for text that no font of the PDF can show.
 */
export async function eInvoiceFile(
  services: DocumentServices,
  caller: Caller,
  of: { invoiceId: string; format: EInvoiceFormat },
): Promise<FinishedDocument> {
  const source = await ask(caller, eInvoiceSource, { invoiceId: of.invoiceId });
  if (source.isDraft) throw new AppError('billing.wrong_state');
  const problems = eInvoiceProblems(source).filter(({ formats }) => formats.includes(of.format));
  if (problems.length > 0) throw incomplete(problems.map(({ code }) => code));
  const invoice = eInvoiceOf(source);
  const broken = brokenRules(invoice);
  if (broken.length > 0) throw incomplete(broken);
  const { suffix, type } = FILES[of.format];
  const bytes =
    of.format === 'facturx'
      ? await facturX(services, caller, { ...of, invoice })
      : await xml(services, of.format, invoice);
  return { bytes, fileName: fileNameOf(source.number, suffix), type };
}

const incomplete = (what: readonly string[]) =>
  new AppError('billing.e_invoice_incomplete', { values: { missing: what.join(', ') } });

function xml({ cache }: DocumentServices, format: Exclude<EInvoiceFormat, 'facturx'>, invoice: EInvoice) {
  return cache.get(contentKey(format, invoice), async () =>
    new TextEncoder().encode(await eInvoiceXml(invoice, format)),
  );
}

async function facturX(
  services: DocumentServices,
  caller: Caller,
  of: { invoiceId: string; invoice: EInvoice },
): Promise<Uint8Array> {
  const document = asIssued(await documentFor(services, caller, of.invoiceId));
  return services.cache.get(contentKey('facturx', of.invoice, document), async () => {
    const eInvoice = await eInvoiceXml(of.invoice, 'cii');
    try {
      const { bytes } = await whileNotBusy(() => renderInvoice(services.renderer, { ...document, eInvoice }));
      return withFacturXMetadata(bytes);
    } catch (error) {
      if (error instanceof PdfError) throw new AppError('billing.e_invoice_no_font');
      throw error;
    }
  });
}

/** The page says what the XML says: the document as it was issued, before anything was paid on it. */
function asIssued(document: InvoiceDocument): InvoiceDocument {
  const { grossMinor } = document.totals;
  return { ...document, status: 'open', totals: { ...document.totals, paidMinor: '0', dueMinor: grossMinor } };
}
