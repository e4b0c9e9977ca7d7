import { type Isolate, isolatorFor, keepLatinRuns, visible } from './bidi.ts';
import type { DocumentLine, DocumentParty, InvoiceDocument } from './document-data.ts';
import { type DocumentFormat, documentFormat } from './document-format.ts';
import { type DocumentLabels, documentLanguage } from './document-labels.ts';
import { taxTextIn } from './tax-texts.ts';

/** What every part of a page needs to write its texts. */
interface Voice {
  labels: DocumentLabels;
  format: DocumentFormat;
  isolate: Isolate;
}

/** What invoice.typ reads: every string is final text in the reader's language. */
export type InvoiceView = ReturnType<typeof invoiceView>;

/** Turns a document into the finished texts of its page. Pure. */
export function invoiceView(document: InvoiceDocument) {
  const language = documentLanguage(document.locale);
  // Amounts in a language that documents do not speak would mix two languages on one page.
  const locale = document.locale.startsWith(language.language) ? document.locale : language.language;
  const isolate = isolatorFor(language.direction);
  const format = documentFormat(locale, document.currency, isolate);
  const { labels } = language;
  const voice: Voice = { labels, format, isolate };
  const heading = headingOf(document, labels);
  return {
    language: language.language,
    rtl: language.direction === 'rtl',
    fonts: language.fonts,
    digits: format.digits,
    labels,
    heading,
    title: `${heading} ${isolate(visible(document.number))}`,
    badge: badge(document, labels),
    logo: document.logo ? `/logo.${document.logo.format}` : null,
    carriesXml: document.eInvoice !== undefined,
    footer: footer(document.seller, voice),
    seller: party(document.seller, voice),
    buyer: party(document.buyer, voice),
    facts: facts(document, voice),
    lines: document.lines.map((line) => lineView(line, voice)),
    taxes: document.taxes.map((tax) => ({
      name: `${isolate(visible(tax.name))} ${format.percent(tax.rate)}`,
      net: format.amount(tax.netMinor),
      tax: format.amount(tax.taxMinor),
    })),
    taxTexts: [
      ...(document.taxTexts ?? []).map((text) => userText(taxTextIn(language.language, text))),
      ...exchangeTexts(document, voice, locale),
    ],
    ...totals(document, voice),
    payment: document.paymentLines.map(userText),
    notes: (document.notes ?? '').split('\n').map(userText).filter(isText),
  };
}

function headingOf({ kind }: InvoiceDocument, labels: DocumentLabels): string {
  const headings = {
    invoice: labels.invoice,
    credit_note: labels.creditNote,
    debit_note: labels.debitNote,
    proforma: labels.proforma,
  };
  return headings[kind];
}

const RELATED = { corrects: 'corrects', adds_to: 'addsTo', replaces: 'replaces', paid_by: 'proforma' } as const;

function badge(document: InvoiceDocument, labels: DocumentLabels): string | null {
  const badges = { draft: labels.statusDraft, open: null, paid: labels.statusPaid, void: labels.statusVoid };
  return badges[document.status];
}

function party(from: DocumentParty, { labels, isolate }: Voice) {
  const rows = [
    ...from.addressLines.map(userText),
    from.taxId ? `${labels.taxId}: ${isolate(userText(from.taxId))}` : '',
    from.registrationNumber ? `${labels.registrationNumber}: ${isolate(userText(from.registrationNumber))}` : '',
    from.email ? isolate(userText(from.email)) : '',
    from.phone ? isolate(userText(from.phone)) : '',
  ];
  return { name: userText(from.name), rows: rows.filter(isText) };
}

function footer(seller: DocumentParty, { isolate }: Voice): string {
  const parts = [seller.name, seller.taxId ?? '', seller.email ?? ''].map(visible).filter(isText);
  return parts.map(isolate).join(' · ');
}

function facts(document: InvoiceDocument, { labels, format, isolate }: Voice): Array<[string, string]> {
  const rows: Array<[string, string]> = [
    [labels.number, isolate(visible(document.number))],
    [labels.issuedOn, format.date(document.issuedOn)],
  ];
  if (document.dueOn !== undefined) rows.push([labels.dueOn, format.date(document.dueOn)]);
  const { related } = document;
  if (related !== undefined) rows.push([labels[RELATED[related.relation]], isolate(visible(related.number))]);
  return rows;
}

function lineView(line: DocumentLine, { labels, format, isolate }: Voice) {
  return {
    description: userText(line.description),
    period: line.period ? `${format.date(line.period.from)} – ${format.date(line.period.to)}` : null,
    quantity: format.quantity(line.quantity),
    unitPrice: format.price(line.unitPrice),
    net: format.amount(line.netMinor),
    taxRate: line.taxRate === undefined ? '' : format.percent(line.taxRate),
    gross: format.amount(line.grossMinor),
    discounts: (line.discounts ?? []).map(({ code, amountMinor }) =>
      [labels.discount, code === null ? '' : isolate(visible(code)), format.money(`-${amountMinor}`)]
        .filter(isText)
        .join(' '),
    ),
  };
}

/** The tax in the currency in which the seller owes it, with the rate, where the law asks for it. */
function exchangeTexts({ taxExchange }: InvoiceDocument, { labels, format, isolate }: Voice, locale: string): string[] {
  if (taxExchange === undefined) return [];
  const { from, rate, source, on, tax } = taxExchange;
  const amount = documentFormat(locale, tax.currency, isolate).money(tax.amountMinor);
  const rule = isolate(`1 ${from} = ${format.quantity(rate)} ${tax.currency}`);
  return [
    `${labels.taxIn} ${isolate(tax.currency)}: ${amount} (${rule}, ${isolate(visible(source))}, ${format.date(on)})`,
  ];
}

/** A credit note pays nothing: its last line is the total, an invoice's the amount due. */
function totals(document: InvoiceDocument, { labels, format }: Voice) {
  const { netMinor, taxMinor, grossMinor, paidMinor, creditedMinor, writtenOffMinor, dueMinor } = document.totals;
  const rows: Array<[string, string]> = [
    [labels.subtotal, format.money(netMinor)],
    [labels.taxTotal, format.money(taxMinor)],
  ];
  if (document.kind === 'credit_note') return { totals: rows, balance: [labels.total, format.money(grossMinor)] };
  rows.push([labels.total, format.money(grossMinor)]);
  if (creditedMinor !== undefined) rows.push([labels.lessCredited, format.money(creditedMinor)]);
  if (writtenOffMinor !== undefined) rows.push([labels.writtenOff, format.money(writtenOffMinor)]);
  rows.push([labels.paid, format.money(paidMinor)]);
  return { totals: rows, balance: [labels.due, format.money(dueMinor)] };
}

function isText(text: string): boolean {
  return text.trim() !== '';
}

/** Text that a person wrote, made safe to read: nothing hidden, Latin runs in order, long runs able to wrap. */
function userText(text: string): string {
  return keepLatinRuns(breakable(visible(text)));
}

const LONG_RUN = /\S{28,}/gu;

/** Lets a long unbroken run (a URL, a key) wrap: zero-width spaces every 14 characters, invisible on the page. */
function breakable(text: string): string {
  return text.replace(LONG_RUN, (run) =>
    Array.from(run)
      .map((c, i) => (i > 0 && i % 14 === 0 ? `\u200b${c}` : c))
      .join(''),
  );
}
