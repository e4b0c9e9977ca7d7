import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentRoutes } from '#http/document-routes.ts';
import type { Actor } from '#lib/authz/actor.ts';
import { ask, execute } from '#lib/command/execute.ts';
import { newId } from '#lib/ids/new-id.ts';
import { readXml, textAt } from '#lib/xml/read-xml.ts';
import { aClient, updateClient } from '#modules/clients/testing.ts';
import { updateSettings } from '#modules/tenants/index.ts';
import { openRoutes, type RoutesServer } from '../../../../test/routes-server.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { issueCreditNote } from '../commands/issue-credit-note.ts';
import { pdfPages } from '../documents/__tests__/pdf-text.ts';
import { checkCompanyEInvoice, checkEInvoice } from '../queries/check-e-invoice.ts';
import { aDraft, anIssuedInvoice, getInvoice } from '../testing.ts';

let world: TestWorld;
let server: RoutesServer;
let clientId: string;

beforeAll(async () => {
  world = await createWorld();
  clientId = await aClient(world.owner);
  server = await openRoutes(world, documentRoutes);
});
afterAll(async () => {
  await server.close();
  await world[Symbol.asyncDispose]();
});

const get = (invoiceId: string, format: string, by: Actor = world.owner.actor) =>
  server.ask(by, { url: `/documents/invoices/${invoiceId}/${format}` });

const codesOf = ({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code);

async function completeCompany(): Promise<void> {
  await execute(world.owner, updateSettings, {
    section: 'company',
    value: {
      name: 'Provider main',
      legalName: 'Provider GmbH',
      ...{ address1: 'Hafenstraße 1', postcode: '20457', city: 'Hamburg', country: 'DE' },
      ...{ taxId: 'DE123456789', registrationNumber: 'HRB 1', email: 'billing@provider.example' },
      ...{ phone: '+49 40 123456', contactName: 'Accounts', electronicAddress: '9930:DE123456789' },
    },
  });
  await execute(world.owner, updateSettings, {
    section: 'billing',
    value: { iban: 'de02 1203 0000 0000 2020 51', bic: 'BYLADEM1001' },
  });
}

describe('an e-invoice of an invoice', () => {
  it('is refused while the company lacks what it must say, and the check tells staff what', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId });
    const answer = await get(invoiceId, 'xrechnung');
    expect([answer.statusCode, answer.json()]).toEqual([409, { error: { code: 'billing.e_invoice_incomplete' } }]);
    expect(codesOf(await ask(world.owner, checkEInvoice, { invoiceId }))).toContain('seller_contact_name');
    expect(codesOf(await ask(world.owner, checkCompanyEInvoice, {}))).toContain('seller_contact_name');
  });

  it('can be had in every format by staff and by its client, once nothing is missing', async () => {
    await completeCompany();
    const parts = { address1: 'Ring 2', city: 'Berlin', postcode: '10115', country: 'DE' };
    const routing = { buyerReference: '991-01234-56', electronicAddress: '0204:991-01234-56' };
    await execute(world.owner, updateClient, { clientId, company: 'Amt für E-Rechnung', ...parts, ...routing });
    const lines = [{ unitPriceMinor: '1250', periodStart: '2026-02-28', periodEnd: '2026-03-31' }];
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, lines });
    expect(await ask(world.owner, checkEInvoice, { invoiceId })).toEqual({
      problems: [],
      formats: ['ubl', 'cii', 'xrechnung', 'facturx'],
    });
    expect(codesOf(await ask(world.owner, checkCompanyEInvoice, {}))).toEqual([]);
    for (const reader of [world.owner.actor, world.contact(clientId).actor]) {
      const answer = await get(invoiceId, 'xrechnung', reader);
      expect(answer.headers['content-type']).toBe('application/xml; charset=utf-8');
      expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="INV-\d+_xrechnung\.xml"$/);
      const root = readXml(answer.body);
      expect([textAt(root, 'BuyerReference'), textAt(root, 'LegalMonetaryTotal', 'TaxExclusiveAmount')]).toEqual([
        '991-01234-56',
        '12.50',
      ]);
      expect(textAt(root, 'PaymentMeans', 'PayeeFinancialAccount', 'ID')).toBe('DE02120300000000202051');
      expect(textAt(root, 'InvoicePeriod', 'EndDate')).toBe('2026-03-30');
    }
    expect(readXml((await get(invoiceId, 'cii')).body).name).toBe('CrossIndustryInvoice');
    const pdf = await get(invoiceId, 'facturx');
    expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(pdf.rawPayload.includes('<pdfaid:part>3</pdfaid:part>')).toBe(true);
    expect((await pdfPages(new Uint8Array(pdf.rawPayload)))[0]).toContain('Amt für E-Rechnung');
    expect((await get(invoiceId, 'facturx')).rawPayload.equals(pdf.rawPayload)).toBe(true);
  });

  it('stays as the invoice was issued, whatever is said of the client later', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId });
    const before = (await get(invoiceId, 'ubl')).body;
    await execute(world.owner, updateClient, { clientId, city: 'Bonn', buyerReference: 'other' });
    expect((await get(invoiceId, 'ubl')).body).toBe(before);
  });

  it('is not made of a draft, which is checked all the same', async () => {
    const draft = await aDraft(world.owner, { clientId });
    expect((await get(draft, 'ubl')).statusCode).toBe(409);
    expect(await ask(world.owner, checkEInvoice, { invoiceId: draft })).toEqual({ problems: [], formats: [] });
  });

  it('is not found for strangers, unknown formats and ids, and refused without the grant', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId });
    const stranger = world.contact(await aClient(world.owner)).actor;
    expect((await get(invoiceId, 'ubl', stranger)).statusCode).toBe(404);
    expect((await get(invoiceId, 'edifact')).statusCode).toBe(404);
    expect((await get(newId(), 'ubl')).statusCode).toBe(404);
    expect((await get(await aDraft(world.owner, { clientId }), 'ubl', world.contact(clientId).actor)).statusCode).toBe(
      404,
    );
    expect((await get(invoiceId, 'ubl', world.contact(clientId, ['technical']).actor)).statusCode).toBe(403);
    expect((await get(invoiceId, 'ubl', { kind: 'anonymous' })).statusCode).toBe(401);
  });

  it('is not found from another tenant', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId });
    const other = await world.addTenant('other');
    await expect(ask(other.owner, checkEInvoice, { invoiceId })).rejects.toMatchObject({ code: 'request.not_found' });
  });

  it('of a credit note names its invoice and tells its amounts, with tax and without', async () => {
    const lines = [
      { unitPriceMinor: '1999', quantity: '3', taxCategory: 'standard' },
      { unitPriceMinor: '0.7', quantity: '123.25', taxCategory: 'standard' },
    ];
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, lines });
    const { creditNoteId } = await execute(world.owner, issueCreditNote, { invoiceId, reason: 'Out of order' });
    for (const documentId of [invoiceId, creditNoteId]) {
      const { tax, total, number } = await ask(world.owner, getInvoice, { invoiceId: documentId });
      const answer = await get(documentId, 'ubl');
      expect(answer.statusCode).toBe(200);
      const root = readXml(answer.body);
      expect(root.name).toBe(documentId === invoiceId ? 'Invoice' : 'CreditNote');
      const minor = (...path: string[]) =>
        textAt(root, ...path)
          .replace('.', '')
          .replace(/^0+(?=.)/, '');
      expect([
        textAt(root, 'ID'),
        minor('TaxTotal', 'TaxAmount'),
        minor('LegalMonetaryTotal', 'PayableAmount'),
      ]).toEqual([number, tax.amountMinor, total.amountMinor]);
    }
    const note = readXml((await get(creditNoteId, 'ubl')).body);
    const { number } = await ask(world.owner, getInvoice, { invoiceId });
    expect(textAt(note, 'BillingReference', 'InvoiceDocumentReference', 'ID')).toBe(number);
    expect((await get(creditNoteId, 'facturx')).statusCode).toBe(200);
  });
});
