import { describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { newId } from '#lib/ids/new-id.ts';
import { aClient } from '#modules/clients/testing.ts';
import type { TestWorld } from '../../../../test/world.ts';
import { addCredit } from '../commands/add-credit.ts';
import { applyCredit } from '../commands/apply-credit.ts';
import { applyPayment } from '../commands/apply-payment.ts';
import { voidInvoice } from '../commands/void-invoice.ts';
import { clientBalance } from '../queries/client-balance.ts';
import { getInvoice } from '../queries/get-invoice.ts';
import { openInvoices } from '../queries/open-invoices.ts';
import { anIssuedInvoice } from '../testing.ts';
import { testBilling } from './billing-world.ts';

let world: TestWorld;
let clientId: string;

testBilling((created, id) => {
  world = created;
  clientId = id;
});

const see = (invoiceId: string) => ask(world.owner, getInvoice, { invoiceId });
const balance = async () => (await ask(world.owner, clientBalance, { clientId })).balances;
const pay = (amountMinor: string, invoiceIds: string[], paymentId = newId()) =>
  execute(world.owner, applyPayment, { paymentId, clientId, amountMinor, currency: 'EUR', invoiceIds });
const giveCredit = (amountMinor: string) =>
  execute(world.owner, addCredit, { clientId, amountMinor, currency: 'EUR', reason: 'Outage' });

describe('money that arrives', () => {
  it('pays invoices in the order given, and the rest is the client’s credit', async () => {
    const first = await anIssuedInvoice(world.owner, { clientId, amountMinor: '500' });
    const second = await anIssuedInvoice(world.owner, { clientId, amountMinor: '700' });
    expect(await pay('1500', [first, second])).toEqual({
      allocations: [
        { invoiceId: first, amountMinor: '500' },
        { invoiceId: second, amountMinor: '700' },
      ],
      creditMinor: '300',
    });
    expect(await see(first)).toMatchObject({ status: 'paid', due: { amountMinor: '0' } });
    expect(await balance()).toEqual([{ currency: 'EUR', dueMinor: '0', overdueMinor: '0', creditMinor: '300' }]);
  });

  it('leaves an invoice open when it is not enough', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor: '500' });
    await pay('200', [invoiceId]);
    expect(await see(invoiceId)).toMatchObject({ status: 'issued', due: { amountMinor: '300' } });
    const open = await ask(world.contact(clientId), openInvoices, { clientId });
    expect(open.rows.map((row) => row.id)).toEqual([invoiceId]);
    const taken = execute(world.owner, voidInvoice, { invoiceId, reason: 'x' });
    await expect(taken).rejects.toThrow('billing.invoice_has_payments');
  });

  it('is booked once per payment, whoever tries again', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor: '500' });
    const paymentId = newId();
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => pay('200', [invoiceId], paymentId)));
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await see(invoiceId)).toMatchObject({ paid: { amountMinor: '200' } });
  });

  it('never pays the invoice of another client or in another currency: it becomes credit', async () => {
    const foreign = await anIssuedInvoice(world.owner, { clientId: await aClient(world.owner) });
    const dollars = await anIssuedInvoice(world.owner, { clientId, currency: 'USD' });
    expect(await pay('1000', [foreign, dollars])).toEqual({ allocations: [], creditMinor: '1000' });
    expect(await see(foreign)).toMatchObject({ status: 'issued', paid: { amountMinor: '0' } });
  });

  it('from two payments at once never pays an invoice twice', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor: '1000' });
    await Promise.all([pay('1000', [invoiceId]), pay('1000', [invoiceId])]);
    expect(await see(invoiceId)).toMatchObject({ status: 'paid', paid: { amountMinor: '1000' } });
    expect((await balance())[0]?.creditMinor).toBe('1000');
  });
});

describe('credit', () => {
  it('is never spent below zero by 50 parallel payments from it', async () => {
    await giveCredit('1000');
    const invoices: string[] = [];
    for (let count = 0; count < 50; count += 1)
      invoices.push(await anIssuedInvoice(world.owner, { clientId, amountMinor: '70' }));
    const results = await Promise.allSettled(
      invoices.map((invoiceId) => execute(world.contact(clientId), applyCredit, { invoiceId, amountMinor: '70' })),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(14);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'billing.not_enough_credit' });
    expect((await balance())[0]).toMatchObject({ creditMinor: '20', dueMinor: String(36 * 70) });
  });

  it('pays as much of an invoice as there is', async () => {
    await giveCredit('300');
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor: '500' });
    await execute(world.contact(clientId), applyCredit, { invoiceId });
    expect(await see(invoiceId)).toMatchObject({ status: 'issued', due: { amountMinor: '200' } });
    const again = execute(world.contact(clientId), applyCredit, { invoiceId });
    await expect(again).rejects.toThrow('billing.not_enough_credit');
  });

  it('of one client cannot be spent or seen by another', async () => {
    await giveCredit('300');
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor: '500' });
    const stranger = world.contact(await aClient(world.owner));
    await expect(execute(stranger, applyCredit, { invoiceId })).rejects.toThrow('request.not_found');
    await expect(ask(stranger, clientBalance, { clientId })).rejects.toThrow('request.not_found');
    const technical = world.contact(clientId, ['technical']);
    await expect(execute(technical, applyCredit, { invoiceId })).rejects.toThrow('auth.forbidden');
  });
});
