import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { newId } from '#lib/ids/new-id.ts';
import { withTenant } from '#lib/tenancy/with-tenant.ts';
import { aClient } from '#modules/clients/testing.ts';
import type { TestWorld } from '../../../../test/world.ts';
import { applyPayment } from '../commands/apply-payment.ts';
import { issueCreditNote } from '../commands/issue-credit-note.ts';
import { voidInvoice } from '../commands/void-invoice.ts';
import { writeOffInvoice } from '../commands/write-off-invoice.ts';
import { checkLedger } from '../queries/check-ledger.ts';
import { clientBalance } from '../queries/client-balance.ts';
import { getInvoice } from '../queries/get-invoice.ts';
import { invoiceDocument } from '../queries/invoice-document.ts';
import { listInvoices } from '../queries/list-invoices.ts';
import { anIssuedInvoice } from '../testing.ts';
import { testBilling } from './billing-world.ts';

let world: TestWorld;
let clientId: string;

testBilling((created, id) => {
  world = created;
  clientId = id;
});

const REASON = 'Out of order for three days';
const see = (invoiceId: string) => ask(world.owner, getInvoice, { invoiceId });
const asApp = (statement: string) =>
  withTenant(world.kernel.db, { tenantId: world.tenantId, clientId: null }, (tx) => tx.execute(sql.raw(statement)));
const balances = async () => (await ask(world.owner, clientBalance, { clientId })).balances;
const pay = (invoiceId: string, amountMinor: string) =>
  execute(world.owner, applyPayment, {
    ...{ paymentId: newId(), clientId, amountMinor, currency: 'EUR', invoiceIds: [invoiceId] },
  });
const credit = (invoiceId: string, amountMinor?: string) =>
  execute(world.owner, issueCreditNote, {
    ...{ invoiceId, reason: REASON },
    ...(amountMinor === undefined ? {} : { amountMinor }),
  });

describe('a credit note', () => {
  it('of an unpaid invoice lowers what is owed, and makes nothing the client’s credit', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor: '1000' });
    expect(await credit(invoiceId, '400')).toMatchObject({ offsetMinor: '400', credited: [] });
    expect(await see(invoiceId)).toMatchObject({
      ...{ status: 'issued', due: { amountMinor: '600' }, credited: { amountMinor: '400' } },
      creditable: { amountMinor: '600' },
    });
    expect(await balances()).toEqual([{ currency: 'EUR', dueMinor: '600', overdueMinor: '0', creditMinor: '0' }]);
  });

  it('of a paid invoice becomes credit, and leaves the invoice paid', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor: '1000' });
    await pay(invoiceId, '1000');
    expect(await credit(invoiceId, '400')).toMatchObject({ offsetMinor: '0', credited: [{ amountMinor: '400' }] });
    expect(await see(invoiceId)).toMatchObject({ status: 'paid', due: { amountMinor: '0' } });
    expect(await balances()).toEqual([{ currency: 'EUR', dueMinor: '0', overdueMinor: '0', creditMinor: '400' }]);
  });

  it('of a partly paid invoice lowers the debt first, and only the rest becomes credit', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor: '1000' });
    await pay(invoiceId, '700');
    expect(await credit(invoiceId, '500')).toMatchObject({ offsetMinor: '300', credited: [{ amountMinor: '200' }] });
    expect(await see(invoiceId)).toMatchObject({ status: 'paid', paid: { amountMinor: '500' } });
  });

  it('settles an invoice without paying it when nothing was paid', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor: '1000' });
    await credit(invoiceId);
    expect(await see(invoiceId)).toMatchObject({ status: 'paid', due: { amountMinor: '0' } });
    const { rows } = await world.admin.query(
      `select name from outbox_events where tenant_id = $1 and payload ->> 'invoiceId' = $2 order by name`,
      [world.tenantId, invoiceId],
    );
    expect(rows.map(({ name }) => name)).toEqual(['invoice.credited', 'invoice.issued']);
  });

  it('is a document of its own that names the invoice, in the list beside it', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor: '1000' });
    const { creditNoteId } = await credit(invoiceId, '250');
    const { number } = await see(invoiceId);
    expect(await see(creditNoteId)).toMatchObject({
      ...{ kind: 'credit_note', status: 'paid', total: { amountMinor: '250' }, due: { amountMinor: '0' } },
      ...{ basedOn: { invoiceId, number, relation: 'corrects' }, isOverdue: false, creditable: { amountMinor: '0' } },
    });
    const listed = await ask(world.owner, listInvoices, { filter: { clientId, kind: 'credit_note' } });
    expect(listed.rows.map(({ id }) => id)).toEqual([creditNoteId]);
    const document = await ask(world.contact(clientId), invoiceDocument, { invoiceId: creditNoteId });
    expect(document).toMatchObject({
      kind: 'credit_note',
      related: { number, relation: 'corrects' },
      totals: { grossMinor: '250' },
    });
    expect((await see(invoiceId)).creditNotes.map(({ id }) => id)).toEqual([creditNoteId]);
  });

  it('over parts of the lines sums with others to the invoice to the cent, with its tax', async () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(amounts, fc.integer({ min: 1, max: 3 }), async (prices, notes) => {
        const invoiceId = await anIssuedInvoice(world.owner, {
          clientId,
          lines: prices.map((price) => ({ unitPriceMinor: String(price), taxCategory: 'standard' })),
        });
        const invoice = await see(invoiceId);
        const step = BigInt(invoice.total.amountMinor) / BigInt(notes + 1);
        for (let nth = 0; nth < notes && step > 0n; nth += 1) await credit(invoiceId, step.toString());
        await credit(invoiceId);
        const after = await see(invoiceId);
        const sum = (pick: 'net' | 'tax' | 'total') =>
          after.creditNotes.reduce((total, note) => total + BigInt(note[pick].amountMinor), 0n).toString();
        expect([sum('net'), sum('tax'), sum('total')]).toEqual([
          invoice.net.amountMinor,
          invoice.tax.amountMinor,
          invoice.total.amountMinor,
        ]);
        await expect(credit(invoiceId)).rejects.toThrow('billing.credit_exceeds_invoice');
      }),
      { numRuns: 12 },
    );
  });

  it('takes what is named of a line, and never more than is left of it', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, lines: [{ unitPriceMinor: '700' }, {}] });
    const [first] = (await see(invoiceId)).lines;
    const lines = [{ lineId: first?.id ?? '', amountMinor: '500' }];
    const byLine = () => execute(world.owner, issueCreditNote, { invoiceId, lines, reason: REASON });
    await byLine();
    expect((await see(invoiceId)).lines[0]?.creditable).toEqual({ amountMinor: '200', currency: 'EUR' });
    await expect(byLine()).rejects.toMatchObject({ code: 'billing.credit_exceeds_invoice' });
  });

  it('from 20 at once never credits more than the invoice, and leaves no gap in the numbers', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor: '1000' });
    await pay(invoiceId, '1000');
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => credit(invoiceId, '90')));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(11);
    for (const one of tries)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'billing.credit_exceeds_invoice' });
    expect(await see(invoiceId)).toMatchObject({ credited: { amountMinor: '990' }, paid: { amountMinor: '10' } });
    const { rows } = await world.admin.query(
      `select substring(number from '\\d+$')::int as n from invoices where tenant_id = $1 and kind = 'credit_note' order by 1`,
      [world.tenantId],
    );
    expect(rows.map(({ n }) => n)).toEqual(rows.map((_, at) => at + 1));
  });

  it('is refused for drafts, credit notes, and void invoices; and an invoice with one cannot be voided', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor: '1000' });
    const { creditNoteId } = await credit(invoiceId, '100');
    await expect(credit(creditNoteId)).rejects.toThrow('billing.wrong_state');
    const taken = execute(world.owner, voidInvoice, { invoiceId, reason: 'x' });
    await expect(taken).rejects.toThrow('billing.invoice_is_corrected');
    const gone = await anIssuedInvoice(world.owner, { clientId });
    await execute(world.owner, voidInvoice, { invoiceId: gone, reason: 'x' });
    await expect(credit(gone)).rejects.toThrow('billing.wrong_state');
  });

  it('cannot be changed by SQL as the app role, nor can an invoice be credited beyond its total', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor: '1000' });
    const { creditNoteId } = await credit(invoiceId, '100');
    for (const statement of [
      `update invoices set total_minor = 1, net_minor = 1 where id = '${creditNoteId}'`,
      `update invoices set based_on_id = null where id = '${creditNoteId}'`,
      `delete from invoices where id = '${creditNoteId}'`,
      `update invoice_lines set net_minor = 1, total_minor = 1 where invoice_id = '${creditNoteId}'`,
      `update invoices set credited_minor = 1001 where id = '${invoiceId}'`,
    ])
      await expect(asApp(statement), statement).rejects.toThrow();
    expect(await see(creditNoteId)).toMatchObject({ total: { amountMinor: '100' } });
  });

  it('of another tenant or another client’s contact is not to be found, and staff need the right', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor: '1000' });
    const { creditNoteId } = await credit(invoiceId, '100');
    const other = await world.addTenant(`other-${creditNoteId.slice(-6)}`);
    const asked = execute(other.owner, issueCreditNote, { invoiceId, reason: REASON });
    await expect(asked).rejects.toThrow('request.not_found');
    const stranger = world.contact(await aClient(world.owner));
    await expect(ask(stranger, getInvoice, { invoiceId: creditNoteId })).rejects.toThrow('request.not_found');
    const reader = world.staff(['invoice:read']);
    await expect(execute(reader, issueCreditNote, { invoiceId, reason: REASON })).rejects.toThrow('auth.forbidden');
    expect(await ask(world.contact(clientId), getInvoice, { invoiceId: creditNoteId })).toMatchObject({
      id: creditNoteId,
    });
  });
});

describe('a write-off', () => {
  it('gives up what is owed, and takes the money in should it come after all', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor: '1000' });
    await pay(invoiceId, '300');
    await execute(world.owner, writeOffInvoice, { invoiceId, reason: 'Insolvent' });
    expect(await see(invoiceId)).toMatchObject({ status: 'uncollectible', due: { amountMinor: '0' } });
    expect(await balances()).toEqual([]);
    expect(await ask(world.owner, checkLedger, {})).toMatchObject({ isValid: true });
    await pay(invoiceId, '200');
    expect(await see(invoiceId)).toMatchObject({ status: 'uncollectible', writtenOff: { amountMinor: '500' } });
    expect(await pay(invoiceId, '600')).toMatchObject({ creditMinor: '100' });
    expect(await see(invoiceId)).toMatchObject({ status: 'paid', writtenOff: { amountMinor: '0' } });
  });

  it('is made once, and only of what is owed', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor: '1000' });
    const off = () => execute(world.owner, writeOffInvoice, { invoiceId, reason: 'Insolvent' });
    await off();
    await expect(off()).rejects.toThrow('billing.wrong_state');
    await expect(credit(invoiceId)).rejects.toThrow('billing.credit_exceeds_invoice');
  });

  it('of a partly paid invoice is undone first when that is credited', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor: '1000' });
    await pay(invoiceId, '600');
    await execute(world.owner, writeOffInvoice, { invoiceId, reason: 'Insolvent' });
    expect(await credit(invoiceId)).toMatchObject({ offsetMinor: '400', credited: [{ amountMinor: '200' }] });
    expect(await see(invoiceId)).toMatchObject({ status: 'paid', writtenOff: { amountMinor: '0' } });
  });
});
