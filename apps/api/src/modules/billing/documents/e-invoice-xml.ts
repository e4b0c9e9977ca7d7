// The one file that knows the library. It is loaded with the first e-invoice, not with the server.
import type { Invoice, InvoiceServiceOptions } from '@e-invoice-eu/core';
import type { EInvoice, InvoiceLine, Party, VatBreakdown } from '../core/index.ts';

/** Syntaxes of the XML; `cii` is also what a Factur-X document carries (profile EN 16931). */
export type XmlSyntax = 'ubl' | 'cii' | 'xrechnung';

const FORMATS: Readonly<Record<XmlSyntax, string>> = { ubl: 'UBL', cii: 'CII', xrechnung: 'XRECHNUNG-UBL' };

/** An e-invoice as XML. The library holds the data against its schema; what it refuses is a programmer's mistake here. */
export async function eInvoiceXml(invoice: EInvoice, syntax: XmlSyntax): Promise<string> {
  const { InvoiceService } = await import('@e-invoice-eu/core');
  const quiet = () => undefined;
  const service = new InvoiceService({ log: quiet, warn: quiet, error: quiet });
  const options: InvoiceServiceOptions = { format: FORMATS[syntax], lang: 'en', noWarnings: true };
  const xml = await service.generate(asLibraryInvoice(withoutAmpersands(invoiceData(told(invoice, syntax)))), options);
  if (typeof xml !== 'string') throw new TypeError('the e-invoice is not XML');
  return xml.replaceAll(AMPERSAND, '&amp;');
}

/** XRechnung knows no debit notes (BR-DE-17): there one is an invoice that names the one before it. */
function told(invoice: EInvoice, syntax: XmlSyntax): EInvoice {
  return syntax === 'xrechnung' && invoice.typeCode === '383' ? { ...invoice, typeCode: '380' } : invoice;
}

type Data = { [key: string]: string | Data | (string | Data)[] | undefined };

// The library checks it by JSON Schema before it writes; its type spells every code list, ours are plain text.
function asLibraryInvoice(data: Data): Invoice {
  return data as unknown as Invoice;
}

// The library reads references in texts, and writes what looks like one as it stands: "&x;" would be no XML. So it never
// sees an ampersand but a character for private use, which nobody's text needs.
const AMPERSAND = '\uE0F0';

function withoutAmpersands(data: Data): Data {
  const inside = (value: string | Data): string | Data =>
    typeof value === 'string' ? value.replaceAll(AMPERSAND, '').replaceAll('&', AMPERSAND) : withoutAmpersands(value);
  const entries = Object.entries(data).map(([name, value]) => {
    if (value === undefined) return [name, undefined];
    return [name, Array.isArray(value) ? value.map(inside) : inside(value)];
  });
  return Object.fromEntries(entries);
}

/** Leaves out what is empty: an element without content is no valid content of these syntaxes. */
function filled(data: Data): Data {
  const kept = Object.entries(data).filter(([, value]) => {
    if (value === undefined || value === '') return false;
    if (typeof value === 'string') return true;
    return Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0;
  });
  return Object.fromEntries(kept);
}

const VAT = { 'cac:TaxScheme': { 'cbc:ID': 'VAT' } };

function invoiceData(invoice: EInvoice): Data {
  const { currency, period, preceding, deliveredOn, deliveredTo } = invoice;
  return {
    'ubl:Invoice': filled({
      'cbc:ID': invoice.number,
      'cbc:IssueDate': invoice.issuedOn,
      'cbc:DueDate': invoice.dueOn ?? '',
      'cbc:InvoiceTypeCode': invoice.typeCode,
      'cbc:Note': [...invoice.notes],
      'cbc:DocumentCurrencyCode': currency,
      'cbc:TaxCurrencyCode': invoice.taxAccounting?.currency ?? '',
      'cbc:BuyerReference': invoice.buyerReference,
      'cac:InvoicePeriod': period === null ? {} : periodData(period),
      'cac:BillingReference':
        preceding === null
          ? []
          : [{ 'cac:InvoiceDocumentReference': { 'cbc:ID': preceding.number, 'cbc:IssueDate': preceding.issuedOn } }],
      'cac:AccountingSupplierParty': { 'cac:Party': sellerData(invoice.seller) },
      'cac:AccountingCustomerParty': { 'cac:Party': buyerData(invoice.buyer) },
      'cac:Delivery': filled({
        'cbc:ActualDeliveryDate': deliveredOn ?? '',
        'cac:DeliveryLocation': deliveredTo === null ? {} : { 'cac:Address': countryData(deliveredTo) },
      }),
      'cac:PaymentMeans': [paymentData(invoice)],
      'cac:PaymentTerms': filled({ 'cbc:Note': invoice.terms }),
      'cac:TaxTotal': [
        {
          ...amountData('cbc:TaxAmount', { amount: invoice.totals.tax, currency }),
          'cac:TaxSubtotal': invoice.breakdown.map((row) => subtotalData(row, currency)),
        },
        ...accountingTaxData(invoice),
      ],
      'cac:LegalMonetaryTotal': totalsData(invoice),
      'cac:InvoiceLine': invoice.lines.map((line) => lineData(line, currency)),
    }),
  };
}

/** BT-111: the whole tax once more, in the currency in which the seller owes it. */
function accountingTaxData({ taxAccounting }: EInvoice): Data[] {
  if (taxAccounting === null) return [];
  const { tax: amount, currency } = taxAccounting;
  return [amountData('cbc:TaxAmount', { amount, currency })];
}

const amountData = (name: string, { amount, currency }: { amount: string; currency: string }): Data => ({
  [name]: amount,
  [`${name}@currencyID`]: currency,
});

const periodData = ({ from, to }: { from: string; to: string }): Data => ({
  'cbc:StartDate': from,
  'cbc:EndDate': to,
});

const countryData = (country: string): Data => ({ 'cac:Country': { 'cbc:IdentificationCode': country } });

function totalsData({ totals, currency }: EInvoice): Data {
  return {
    ...amountData('cbc:LineExtensionAmount', { amount: totals.lines, currency }),
    ...amountData('cbc:TaxExclusiveAmount', { amount: totals.taxExclusive, currency }),
    ...amountData('cbc:TaxInclusiveAmount', { amount: totals.taxInclusive, currency }),
    ...amountData('cbc:PayableAmount', { amount: totals.due, currency }),
  };
}

function partyData({ endpoint, address, name, legalRegistration, contact }: Party): Data {
  return {
    'cbc:EndpointID': endpoint?.id ?? '',
    'cbc:EndpointID@schemeID': endpoint?.scheme ?? '',
    'cac:PostalAddress': filled({
      'cbc:StreetName': address.line1,
      'cbc:AdditionalStreetName': address.line2,
      'cbc:CityName': address.city,
      'cbc:PostalZone': address.postcode,
      'cbc:CountrySubentity': address.subdivision,
      ...countryData(address.country),
    }),
    'cac:PartyLegalEntity': filled({ 'cbc:RegistrationName': name, 'cbc:CompanyID': legalRegistration }),
    'cac:Contact': filled({
      'cbc:Name': contact.name,
      'cbc:Telephone': contact.phone,
      'cbc:ElectronicMail': contact.email,
    }),
  };
}

function sellerData(seller: Party): Data {
  const { identifier, vatId, taxRegistration } = seller;
  return filled({
    ...partyData(seller),
    'cac:PartyIdentification': identifier === '' ? [] : [{ 'cbc:ID': identifier }],
    'cac:PartyTaxScheme': [
      ...(vatId === '' ? [] : [{ 'cbc:CompanyID': vatId, ...VAT }]),
      // Any scheme other than VAT says that this is the local tax registration (BT-32).
      ...(taxRegistration === '' ? [] : [{ 'cbc:CompanyID': taxRegistration, 'cac:TaxScheme': { 'cbc:ID': 'FC' } }]),
    ],
  });
}

function buyerData(buyer: Party): Data {
  return filled({
    ...partyData(buyer),
    'cac:PartyTaxScheme': buyer.vatId === '' ? {} : { 'cbc:CompanyID': buyer.vatId, ...VAT },
  });
}

function paymentData({ payment }: EInvoice): Data {
  const { account } = payment;
  return filled({
    'cbc:PaymentMeansCode': payment.meansCode,
    'cbc:PaymentID': payment.remittance,
    'cac:PayeeFinancialAccount':
      account === null
        ? {}
        : filled({
            'cbc:ID': account.iban,
            'cbc:Name': account.holder,
            'cac:FinancialInstitutionBranch': filled({ 'cbc:ID': account.bic }),
          }),
  });
}

function subtotalData(row: VatBreakdown, currency: string): Data {
  return {
    ...amountData('cbc:TaxableAmount', { amount: row.taxable, currency }),
    ...amountData('cbc:TaxAmount', { amount: row.tax, currency }),
    'cac:TaxCategory': filled({
      'cbc:ID': row.category,
      'cbc:Percent': row.percent ?? '',
      'cbc:TaxExemptionReasonCode': row.reasonCode ?? '',
      'cbc:TaxExemptionReason': row.reasonText ?? '',
      ...VAT,
    }),
  };
}

function lineData(line: InvoiceLine, currency: string): Data {
  const allowance = line.allowance === null ? [] : [allowanceData(line.allowance, currency)];
  return filled({
    'cbc:ID': line.id,
    'cbc:InvoicedQuantity': line.quantity,
    'cbc:InvoicedQuantity@unitCode': line.unit,
    ...amountData('cbc:LineExtensionAmount', { amount: line.net, currency }),
    'cac:InvoicePeriod': line.period === null ? {} : periodData(line.period),
    'cac:AllowanceCharge': allowance,
    'cac:Item': filled({
      'cbc:Description': line.description,
      'cbc:Name': line.name,
      'cac:ClassifiedTaxCategory': filled({ 'cbc:ID': line.category, 'cbc:Percent': line.percent ?? '', ...VAT }),
    }),
    'cac:Price': filled({
      ...amountData('cbc:PriceAmount', { amount: line.price, currency }),
      'cbc:BaseQuantity': line.priceBase === '1' ? '' : line.priceBase,
      'cbc:BaseQuantity@unitCode': line.priceBase === '1' ? '' : line.unit,
    }),
  });
}

/** UNTDID 5189: 95 is a discount. */
const allowanceData = (amount: string, currency: string): Data => ({
  'cbc:ChargeIndicator': 'false',
  'cbc:AllowanceChargeReasonCode': '95',
  ...amountData('cbc:Amount', { amount, currency }),
});
