import { currencyExponent } from '@panel1/shared-types';
import { describe, expect, it } from 'vitest';
import { allOf, below, readXml, textAt, type XmlElement } from '#lib/xml/read-xml.ts';
import { DOCUMENTS } from '../../core/e-invoice/test-documents.ts';
import { type EInvoiceSource, eInvoiceOf } from '../../core/index.ts';
import { eInvoiceXml, type XmlSyntax } from '../e-invoice-xml.ts';

/** What a reader of the XML gets back of a document, in minor units. */
interface Told {
  root: string;
  number: string;
  typeCode: string;
  net: bigint;
  tax: bigint;
  total: bigint;
  due: bigint;
  lines: bigint[];
  groups: string[];
}

const minorOf = (text: string, currency: string): bigint => {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(`${whole}${fraction.padEnd(currencyExponent(currency), '0')}`);
};

function toldByUbl(root: XmlElement, currency: string): Told {
  const totals = below(root, 'LegalMonetaryTotal');
  const amount = (at: XmlElement | undefined, name: string) => minorOf(textAt(at, name), currency);
  const lines = root.children.filter(({ name }) => name === 'InvoiceLine' || name === 'CreditNoteLine');
  return {
    root: root.name,
    number: textAt(root, 'ID'),
    typeCode: textAt(root, 'InvoiceTypeCode') || textAt(root, 'CreditNoteTypeCode'),
    net: amount(totals, 'TaxExclusiveAmount'),
    tax: amount(below(root, 'TaxTotal'), 'TaxAmount'),
    total: amount(totals, 'TaxInclusiveAmount'),
    due: amount(totals, 'PayableAmount'),
    lines: lines.map((line) => amount(line, 'LineExtensionAmount')),
    groups: allOf(below(root, 'TaxTotal'), 'TaxSubtotal').map(
      (row) =>
        `${textAt(row, 'TaxCategory', 'ID')} ${textAt(row, 'TaxCategory', 'Percent')} ${amount(row, 'TaxAmount')}`,
    ),
  };
}

function toldByCii(root: XmlElement, currency: string): Told {
  const trade = below(root, 'SupplyChainTradeTransaction');
  const settlement = below(trade, 'ApplicableHeaderTradeSettlement');
  const totals = below(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation');
  const amount = (at: XmlElement | undefined, name: string) => minorOf(textAt(at, name), currency);
  return {
    root: root.name,
    number: textAt(root, 'ExchangedDocument', 'ID'),
    typeCode: textAt(root, 'ExchangedDocument', 'TypeCode'),
    net: amount(totals, 'TaxBasisTotalAmount'),
    tax: amount(totals, 'TaxTotalAmount'),
    total: amount(totals, 'GrandTotalAmount'),
    due: amount(totals, 'DuePayableAmount'),
    lines: allOf(trade, 'IncludedSupplyChainTradeLineItem').map((line) =>
      amount(
        below(line, 'SpecifiedLineTradeSettlement', 'SpecifiedTradeSettlementLineMonetarySummation'),
        'LineTotalAmount',
      ),
    ),
    groups: allOf(settlement, 'ApplicableTradeTax').map(
      (row) =>
        `${textAt(row, 'CategoryCode')} ${textAt(row, 'RateApplicablePercent')} ${amount(row, 'CalculatedAmount')}`,
    ),
  };
}

function expected(source: EInvoiceSource, root: string): Told {
  const { number, netMinor, taxMinor, totalMinor, lines, currency } = source;
  return {
    root,
    number,
    typeCode: source.kind === 'credit_note' ? '381' : '380',
    net: netMinor,
    tax: taxMinor,
    total: totalMinor,
    due: totalMinor,
    lines: lines.map((line) => line.netMinor),
    groups: eInvoiceOf(source).breakdown.map(
      ({ category, percent, tax }) => `${category} ${percent ?? ''} ${minorOf(tax, currency)}`,
    ),
  };
}

const read = async (source: EInvoiceSource, syntax: XmlSyntax) =>
  readXml(await eInvoiceXml(eInvoiceOf(source), syntax));

describe.each(Object.entries(DOCUMENTS))(
  'an e-invoice tells the amounts of the document to the minor unit: %s',
  (_name, source) => {
    it.each(['ubl', 'xrechnung'] as const)('%s', async (syntax) => {
      const root = await read(source, syntax);
      const name = source.kind === 'credit_note' ? 'CreditNote' : 'Invoice';
      expect(toldByUbl(root, source.currency)).toEqual(expected(source, name));
    });

    it('cii', async () => {
      const told = toldByCii(await read(source, 'cii'), source.currency);
      expect(told).toEqual(expected(source, 'CrossIndustryInvoice'));
    });
  },
);

function document(name: string): EInvoiceSource {
  const source = DOCUMENTS[name];
  if (source === undefined) throw new Error(`no document: ${name}`);
  return source;
}

describe('what receivers look for', () => {
  it('says by which specification it is written', async () => {
    const ubl = textAt(await read(document('domestic'), 'ubl'), 'CustomizationID');
    const german = textAt(await read(document('domestic'), 'xrechnung'), 'CustomizationID');
    expect([ubl, german]).toEqual([
      'urn:cen.eu:en16931:2017',
      'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
    ]);
  });

  it('names parties, their addresses, the reference and the account', async () => {
    const root = await read(document('domestic'), 'xrechnung');
    const party = (of: string) => below(root, of, 'Party');
    expect(textAt(party('AccountingSupplierParty'), 'PartyLegalEntity', 'RegistrationName')).toBe(
      'Hosting & Söhne GmbH',
    );
    expect(textAt(party('AccountingSupplierParty'), 'PartyTaxScheme', 'CompanyID')).toBe('DE123456789');
    expect(below(party('AccountingSupplierParty'), 'EndpointID')).toMatchObject({
      text: 'billing@hosting.example',
      attributes: { schemeID: 'EM' },
    });
    expect(below(party('AccountingCustomerParty'), 'EndpointID')).toMatchObject({
      text: '991-01234-56',
      attributes: { schemeID: '0204' },
    });
    expect(textAt(root, 'BuyerReference')).toBe('991-01234-56');
    expect(textAt(root, 'PaymentMeans', 'PayeeFinancialAccount', 'ID')).toBe('DE02120300000000202051');
    expect(textAt(root, 'PaymentMeans', 'PaymentID')).toBe('RF18INV00001');
    expect([textAt(root, 'DueDate'), textAt(root, 'InvoicePeriod', 'EndDate')]).toEqual(['2026-11-15', '2026-11-30']);
  });

  it('the tax in the currency in which the seller owes it stands beside that of the document', async () => {
    const source = { ...document('domestic'), taxIn: { currency: 'GBP', taxMinor: 1234n } };
    for (const syntax of ['ubl', 'xrechnung'] as const) {
      const root = await read(source, syntax);
      expect(textAt(root, 'TaxCurrencyCode')).toBe('GBP');
      const totals = root.children.filter(({ name }) => name === 'TaxTotal').map((total) => below(total, 'TaxAmount'));
      expect(totals).toMatchObject([
        { attributes: { currencyID: 'EUR' } },
        { text: '12.34', attributes: { currencyID: 'GBP' } },
      ]);
    }
    const settlement = below(
      await read(source, 'cii'),
      'SupplyChainTradeTransaction',
      'ApplicableHeaderTradeSettlement',
    );
    expect(textAt(settlement, 'TaxCurrencyCode')).toBe('GBP');
    const totals = allOf(below(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation'), 'TaxTotalAmount');
    expect(totals[1]).toMatchObject({ text: '12.34', attributes: { currencyID: 'GBP' } });
  });

  it('a credit note names the invoice that it corrects', async () => {
    const root = await read(document('credit note'), 'ubl');
    expect(textAt(root, 'BillingReference', 'InvoiceDocumentReference', 'ID')).toBe('INV-00001');
  });

  it('reverse charge says so in words and code', async () => {
    const root = await read(document('reverse charge'), 'ubl');
    const category = below(root, 'TaxTotal', 'TaxSubtotal', 'TaxCategory');
    expect([textAt(category, 'TaxExemptionReasonCode'), textAt(category, 'TaxExemptionReason')]).toEqual([
      'VATEX-EU-AE',
      'Reverse charge',
    ]);
  });

  it('hostile text stays text', async () => {
    const hostile = ']]></cbc:Name><x>&amp;&x;&#65;&amp;#65;& <!--';
    const source = document('domestic');
    const lines = source.lines.map((line) => ({ ...line, description: hostile }));
    const root = await read({ ...source, lines }, 'ubl');
    expect(textAt(root, 'InvoiceLine', 'Item', 'Name')).toBe(hostile);
  });
});
