import { currencyExponent, id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { FrozenParty } from '#db/schema/billing.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { decimal, decimalText, divideHalfUp } from '#lib/money/decimal.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { majorPrice } from '../core/document-amounts.ts';
import { lineAmount } from '../core/index.ts';
import type { DocumentLine, DocumentParty, InvoiceDocument } from '../documents/document-data.ts';
import { documentLanguage } from '../documents/document-labels.ts';
import { paymentLinkToken } from '../input.ts';
import { linkedInvoices, openLink } from '../store/payment-links.ts';
import { type getInvoice, readInvoice } from './get-invoice.ts';

type Invoice = Awaited<ReturnType<typeof getInvoice.run>>;

/** Decimals of a minor unit in a price that is worked back from an amount. */
const PRICE_DECIMALS = 4;

const STATUS = {
  draft: 'draft',
  pending_tax: 'draft',
  issued: 'open',
  uncollectible: 'open',
  paid: 'paid',
  void: 'void',
} as const;

/** What the PDF of an invoice shows. */
export const invoiceDocument = defineQuery({
  name: 'billing.invoice_document',
  permission: 'invoice:read',
  input: z.strictObject({ invoiceId: id() }),
  example: (of) => ({ invoiceId: of('invoice') }),
  run: async (ctx, { invoiceId }) => documentOf(ctx, await readInvoice(ctx, invoiceId)),
});

/** The same for whoever holds a payment link to it. */
export const linkedDocument = defineQuery({
  name: 'billing.linked_document',
  permission: 'public',
  limits: [{ by: 'ip', points: 60, seconds: 60 }],
  input: z.strictObject({ token: paymentLinkToken(), invoiceId: id() }),
  example: (of) => ({ token: 'A'.repeat(43), invoiceId: of('invoice') }),
  async run(ctx, { token, invoiceId }) {
    const shown = await linkedInvoices(ctx, await openLink(ctx, token));
    if (!shown.some((invoice) => invoice.id === invoiceId)) throw notFound();
    return documentOf(ctx, await readInvoice(ctx, invoiceId));
  },
});

async function documentOf(ctx: QueryContext, invoice: Invoice): Promise<InvoiceDocument> {
  const { paymentInstructions, invoiceFooter } = await readSettings(ctx, 'billing');
  const { locale, basedOn } = invoice;
  const isNote = invoice.kind === 'credit_note';
  return {
    kind: invoice.document,
    // A credit note is neither paid nor open.
    status: isNote ? 'open' : STATUS[invoice.status],
    locale,
    number: invoice.number ?? '–',
    issuedOn: invoice.issuedOn ?? ctx.today.toString(),
    ...(basedOn?.number ? { related: { number: basedOn.number, relation: basedOn.relation } } : {}),
    ...(invoice.dueOn === null || isNote ? {} : { dueOn: invoice.dueOn }),
    currency: invoice.total.currency,
    seller: partyOf(invoice.seller ?? { name: ctx.tenant.name, address: [], country: ctx.tenant.country }, locale),
    buyer: partyOf(invoice.buyer ?? { name: invoice.clientName, address: [], country: '' }, locale),
    lines: invoice.lines.map(lineOf),
    taxes: invoice.taxes.map(({ name, rate, net, tax }) => ({
      name,
      rate,
      netMinor: net.amountMinor,
      taxMinor: tax.amountMinor,
    })),
    taxTexts: invoice.taxTexts,
    ...(invoice.taxExchange === null ? {} : { taxExchange: invoice.taxExchange }),
    totals: {
      netMinor: invoice.net.amountMinor,
      taxMinor: invoice.tax.amountMinor,
      grossMinor: invoice.total.amountMinor,
      paidMinor: invoice.paid.amountMinor,
      ...(invoice.credited.amountMinor === '0' ? {} : { creditedMinor: invoice.credited.amountMinor }),
      ...(invoice.writtenOff.amountMinor === '0' ? {} : { writtenOffMinor: invoice.writtenOff.amountMinor }),
      dueMinor: invoice.due.amountMinor,
    },
    paymentLines: invoice.due.amountMinor === '0' ? [] : paymentInstructions.split('\n').filter((line) => line !== ''),
    ...notesOf(invoice, invoiceFooter),
  };
}

/** A pro forma says that it is no invoice, above what the provider writes below each document. */
function notesOf({ document, locale }: Invoice, footer: string) {
  const words = document === 'proforma' ? [documentLanguage(locale).labels.proformaNote] : [];
  const notes = [...words, footer].filter((text) => text !== '').join('\n');
  return notes === '' ? {} : { notes };
}

function partyOf(party: FrozenParty, locale: string): DocumentParty {
  const { taxId, registrationNumber, email, phone } = party;
  return {
    name: party.company || party.name,
    addressLines: [...(party.company ? [party.name] : []), ...party.address, countryName(party.country, locale)].filter(
      (line) => line !== '',
    ),
    ...(taxId ? { taxId } : {}),
    ...(registrationNumber ? { registrationNumber } : {}),
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
  };
}

function countryName(code: string, locale: string): string {
  return code === '' ? '' : (new Intl.DisplayNames([locale, 'en'], { type: 'region' }).of(code) ?? code);
}

function lineOf(line: Invoice['lines'][number]): DocumentLine {
  const { periodStart, periodEnd, taxRate } = line;
  return {
    description: line.description,
    ...(periodStart === null || periodEnd === null ? {} : { period: { from: periodStart, to: lastDay(periodEnd) } }),
    quantity: line.quantity,
    unitPrice: majorPrice(shownPrice(line), currencyExponent(line.net.currency)),
    netMinor: line.net.amountMinor,
    taxMinor: line.tax.amountMinor,
    grossMinor: line.total.amountMinor,
    ...(taxRate === null ? {} : { taxRate }),
    discounts: line.discounts
      .filter(({ amount }) => amount.amountMinor !== '0')
      .map(({ code, amount }) => ({ code, amountMinor: amount.amountMinor })),
  };
}

/**
 * The price of a unit as the document shows it. Where a price with tax inside is charged without it (reverse charge), the
 * net of a unit: the stated price would not lead to the amount.
 */
function shownPrice({ quantity, unitPriceMinor, net, tax, discount }: Invoice['lines'][number]): string {
  const stated = lineAmount({ quantity: decimal(quantity), unitPriceMinor: decimal(unitPriceMinor) });
  const netMinor = BigInt(net.amountMinor);
  if (tax.amountMinor !== '0' || stated - BigInt(discount.amountMinor) === netMinor) return unitPriceMinor;
  const { units, scale } = decimal(quantity);
  const exact = { units: divideHalfUp(netMinor * 10n ** BigInt(scale + PRICE_DECIMALS), units), scale: PRICE_DECIMALS };
  return decimalText(exact);
}

/** Our periods end with the first day that they do not cover; people read the last one that they do. */
function lastDay(periodEnd: string): string {
  return Temporal.PlainDate.from(periodEnd).subtract({ days: 1 }).toString();
}
