import type { FrozenParty } from '#db/schema/billing.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { clientParty } from '#modules/clients/index.ts';
import { sellerParty } from '#modules/tenants/index.ts';
import {
  type EInvoiceParty,
  type EInvoiceSource,
  type EInvoiceSourceLine,
  isTaxCategory,
  type LineTax,
} from '../core/index.ts';
import { documentLanguage } from '../documents/document-labels.ts';
import { taxTextIn } from '../documents/tax-texts.ts';
import { getLineRows, type InvoiceLineRow, plain } from './invoice-lines.ts';
import type { InvoiceRow } from './invoices.ts';
import { buyerOf } from './parties.ts';
import { basedOn } from './relations.ts';

const UNISSUED: ReadonlySet<InvoiceRow['status']> = new Set(['draft', 'pending_tax']);

/** An invoice as the rules of e-invoices read it; a draft with the parties that it would have today. */
export async function eInvoiceSourceOf(ctx: QueryContext, row: InvoiceRow): Promise<EInvoiceSource> {
  const isDraft = UNISSUED.has(row.status);
  const lines = await getLineRows(ctx, row.id);
  const seller = (isDraft ? null : row.seller) ?? (await sellerParty(ctx));
  const buyer = (isDraft ? null : row.buyer) ?? buyerOf(await clientParty(ctx, row.clientId));
  const { locale, dueOn } = row;
  return {
    kind: row.isDebitNote ? 'debit_note' : row.kind,
    isDraft,
    isVoid: row.status === 'void',
    number: row.number ?? '',
    issuedOn: (row.issuedOn ?? ctx.today).toString(),
    dueOn: row.kind === 'credit_note' ? null : (dueOn?.toString() ?? null),
    currency: row.currency,
    isTaxInclusive: row.isTaxInclusive,
    seller: partyOf(seller),
    buyer: partyOf(buyer),
    buyerReference: buyer.reference ?? '',
    lines: lines.map((line) => lineOf(line, locale)),
    netMinor: row.netMinor,
    taxMinor: row.taxMinor,
    totalMinor: row.totalMinor,
    taxIn: row.taxExchange && { currency: row.taxExchange.to, taxMinor: BigInt(row.taxExchange.taxMinor) },
    corrects: await correctedBy(ctx, row),
    paymentReference: row.paymentReference ?? '',
    account: seller.account ?? null,
    terms: row.kind === 'credit_note' ? documentLanguage(locale).labels.credited : '',
    notes: notesOf(lines, locale),
  };
}

/** A document of a client that does not exist yet: what it lacks follows from the parties alone. */
export async function eInvoiceSourceFor(ctx: QueryContext, clientId: string): Promise<EInvoiceSource> {
  const client = await clientParty(ctx, clientId);
  const buyer = buyerOf(client);
  return {
    ...{ kind: 'invoice', isDraft: true, isVoid: false, number: '', issuedOn: ctx.today.toString(), dueOn: null },
    ...{ currency: client.currency, isTaxInclusive: false, lines: [], netMinor: 0n, taxMinor: 0n, totalMinor: 0n },
    taxIn: null,
    ...{ corrects: null, paymentReference: '', account: null, terms: '', notes: [] },
    seller: partyOf(await sellerParty(ctx)),
    buyer: partyOf(buyer),
    buyerReference: buyer.reference ?? '',
  };
}

/** A party that was frozen without the parts of its address has its lines as one. */
export function partyOf(party: FrozenParty): EInvoiceParty {
  const { address1, address2, city, region, postcode } = party.parts ?? {
    ...{ address1: party.address.join(', '), address2: '', city: '', region: '', postcode: '' },
  };
  return {
    ...{ name: party.name, company: party.company ?? '', country: party.country },
    ...{ address1, address2, city, region, postcode },
    taxId: party.taxId ?? '',
    registrationNumber: party.registrationNumber ?? '',
    contactName: party.contactName ?? '',
    phone: party.phone ?? '',
    email: party.email ?? '',
    electronicAddress: party.electronicAddress ?? '',
  };
}

function lineOf(row: InvoiceLineRow, locale: string): EInvoiceSourceLine {
  return {
    description: row.description,
    period: periodOf(row),
    quantity: plain(row.quantity),
    unitPriceMinor: plain(row.unitPrice),
    discountMinor: row.discountMinor,
    netMinor: row.netMinor,
    taxMinor: row.taxMinor,
    tax: lineTaxOf(row),
    reasonCode: row.taxReasonCode,
    reasonText: reasonOf(row, locale),
  };
}

/** Our periods end with the first day that they do not cover. */
function periodOf({ periodStart, periodEnd }: InvoiceLineRow): EInvoiceSourceLine['period'] {
  if (periodStart === null || periodEnd === null) return null;
  const last = periodEnd.subtract({ days: 1 });
  if (Temporal.PlainDate.compare(last, periodStart) < 0) return null;
  return { from: periodStart.toString(), to: last.toString() };
}

/** The tax as it was decided; a line of before that knows a name and a rate, or none. */
function lineTaxOf({ tax, taxName, taxRate }: InvoiceLineRow): LineTax {
  if (tax !== null && isTaxCategory(tax.category)) {
    const [first, ...more] = tax.components;
    // The norm knows one tax of a line: several are stated as one.
    const rate = more.length === 0 ? first?.rate : plain(taxRate);
    const components = first === undefined || rate === undefined ? [] : [{ name: first.name, rate }];
    return { category: tax.category, components };
  }
  if (taxName === null) return { category: 'O', components: [] };
  const rate = plain(taxRate);
  return { category: rate === '0' ? 'Z' : 'S', components: [{ name: taxName, rate }] };
}

async function correctedBy(ctx: QueryContext, row: InvoiceRow): Promise<EInvoiceSource['corrects']> {
  const base = await basedOn(ctx, row);
  // A pro forma that was paid is nothing that an invoice corrects.
  if (base === null || base.kind === 'proforma' || base.number === null || base.issuedOn === null) return null;
  return { number: base.number, issuedOn: base.issuedOn.toString() };
}

const notesOf = (lines: readonly InvoiceLineRow[], locale: string): string[] => [
  ...new Set(lines.flatMap((line) => reasonOf(line, locale) ?? [])),
];

/** The words of the law for a line without tax, in the language of the document. */
function reasonOf({ taxTextKey: key, taxWhy }: InvoiceLineRow, locale: string): string | null {
  const detail = taxWhy?.inputs['exemption'] ?? '';
  return key === null ? null : taxTextIn(documentLanguage(locale).language, { key, detail });
}
