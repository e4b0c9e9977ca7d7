import { describe, expect, it } from 'vitest';
import { certainMatch, type IncomingLine, matchesOf, type OpenInvoice } from './match.ts';

const invoice = (over: Partial<OpenInvoice> = {}): OpenInvoice => ({
  invoiceId: 'i1',
  clientId: 'c1',
  names: ['Ada Example', 'Müller & Söhne GmbH'],
  number: 'INV-00010',
  openMinor: 1190n,
  dueOn: '2026-11-15',
  ...over,
});
const line = (over: Partial<IncomingLine> = {}): IncomingLine => ({
  amountMinor: 1190n,
  counterpartyName: '',
  remittance: '',
  ...over,
});
const match = (of: Partial<IncomingLine>, invoices: OpenInvoice[] = [invoice()]) =>
  matchesOf(line(of), { invoices, awaited: [] });

describe('what a transfer is for', () => {
  it.each(['INV-00010', 'Rechnung inv 00010 danke', 'RG.INV00010/2026', 'inv:00010'])(
    'the number of an invoice with its amount is certain: %s',
    (remittance) => {
      const matches = match({ remittance });
      expect(matches).toEqual([
        expect.objectContaining({ invoiceIds: ['i1'], reasons: ['invoice_number', 'amount'], score: 90 }),
      ]);
      expect(certainMatch(matches)?.invoiceIds).toEqual(['i1']);
    },
  );

  it.each(['INV-000101', '2INV-00010', 'INV-0010', '10', ''])('another number is not it: %s', (remittance) => {
    expect(match({ remittance, amountMinor: 1n })).toEqual([]);
  });

  it('a number with another amount is a suggestion only', () => {
    const matches = match({ remittance: 'INV-00010', amountMinor: 1000n });
    expect(matches[0]).toMatchObject({ score: 55, reasons: ['invoice_number'] });
    expect(certainMatch(matches)).toBeNull();
  });

  it('several numbers in one transfer are paid together, the one due first at the top', () => {
    const second = invoice({ invoiceId: 'i2', number: 'INV-00011', openMinor: 10n, dueOn: '2026-11-01' });
    const [best] = match({ remittance: 'INV-00010, INV-00011', amountMinor: 1200n }, [invoice(), second]);
    expect(best).toMatchObject({ invoiceIds: ['i2', 'i1'], reasons: ['invoice_number', 'amount_of_all'], score: 90 });
  });

  it('our reference finds the announced transfer, however it is written', () => {
    const awaited = [{ reference: 'RF18INV00010', clientId: 'c1', amountMinor: 1190n, invoiceIds: ['i1'] }];
    const matches = matchesOf(line({ remittance: 'ref rf18 inv 0001 0' }), { invoices: [invoice()], awaited });
    expect(matches[0]).toMatchObject({ reference: 'RF18INV00010', score: 100, reasons: ['reference', 'amount'] });
  });

  it('an amount alone is never certain, and two invoices over it less so', () => {
    expect(match({})[0]).toMatchObject({ score: 35, reasons: ['amount'] });
    expect(certainMatch(match({}))).toBeNull();
    expect(match({}, [invoice(), invoice({ invoiceId: 'i2', number: 'INV-00012' })])).toHaveLength(2);
  });

  it('a match as good as another is not certain', () => {
    const twin = invoice({ invoiceId: 'i2', clientId: 'c2', number: 'INV-00011' });
    const matches = match({ remittance: 'INV-00010 INV-00011' }, [invoice(), twin]);
    expect(matches.map(({ score }) => score)).toEqual([90, 90]);
    expect(certainMatch(matches)).toBeNull();
  });

  it('knows a payer by every word of the name, without marks and legal forms', () => {
    expect(match({ counterpartyName: 'MULLER SOHNE' })[0]?.reasons).toEqual(['amount', 'name']);
    expect(match({ counterpartyName: 'Ada Sample' })[0]?.reasons).toEqual(['amount']);
  });

  it('all that a client of this name owes may come at once', () => {
    const two = [invoice(), invoice({ invoiceId: 'i2', number: 'INV-00011', openMinor: 810n })];
    const [best] = match({ amountMinor: 2000n, counterpartyName: 'Ada Example' }, two);
    expect(best).toMatchObject({ invoiceIds: ['i1', 'i2'], reasons: ['amount_of_all', 'name'] });
  });
});
