import { describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { addCredit } from '#modules/billing/index.ts';
import { anIssuedInvoice, getInvoice } from '#modules/billing/testing.ts';
import { chargeMethod } from '../commands/charge-method.ts';
import { checkPayment } from '../commands/check-payment.ts';
import { clearDefaultMethod } from '../commands/clear-default-method.ts';
import { removeMethod } from '../commands/remove-method.ts';
import { setDefaultMethod } from '../commands/set-default-method.ts';
import { startPayment } from '../commands/start-payment.ts';
import { paymentJobs } from '../jobs.ts';
import { listMethods } from '../queries/list-methods.ts';
import { listPayments } from '../queries/list-payments.ts';
import { payOnPage, type StripeWorld, testWithStripe } from './stripe-world.ts';

let stripe: StripeWorld;
let clientId: string;

testWithStripe({}, (world, id) => {
  stripe = world;
  clientId = id;
});

const owner = () => stripe.world.owner;
const payer = () => stripe.world.contact(clientId);
const anInvoice = (amountMinor = '1000') => anIssuedInvoice(owner(), { clientId, amountMinor });
const invoice = (invoiceId: string) => ask(owner(), getInvoice, { invoiceId });
const methods = async () => (await ask(payer(), listMethods, { clientId })).rows;
const paymentsOf = async () => (await ask(owner(), listPayments, { filter: { clientId } })).rows;
const charges = () =>
  stripe.sim.journal().filter((entry) => entry.operation === 'payment_intents.create' && entry.executed).length;

/** Pays a first invoice on the page and keeps the card. */
async function saveCard(number?: string): Promise<string> {
  const { paymentId, url } = await stripe.openPage(clientId, [await anInvoice()], { saveMethod: true });
  await payOnPage(url, number);
  await execute(payer(), checkPayment, { paymentId });
  await stripe.settle();
  const [method] = await methods();
  return method?.id ?? '';
}

describe('a saved method', () => {
  it('is kept when the payer wants that, shows only its end, and becomes the default', async () => {
    await saveCard();
    expect(await methods()).toMatchObject([{ label: 'visa •••• 4242', expiresOn: '2040-12', isDefault: true }]);
  });

  it('is charged for a new invoice without the payer, once', async () => {
    await saveCard();
    const before = charges();
    const invoiceId = await anInvoice('700');
    await stripe.settle();
    await stripe.settle();
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid' });
    expect(charges()).toBe(before + 1);
  });

  it('is charged exactly once when the answer is lost after the charge', async () => {
    await saveCard();
    const before = charges();
    stripe.sim.faults.add({ kind: 'execute_then_drop', operation: 'payment_intents.create' });
    const invoiceId = await anInvoice('700');
    await stripe.settle();
    expect(await invoice(invoiceId)).toMatchObject({ status: 'issued' });
    await stripe.retry();
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid', paid: { amountMinor: '700' } });
    expect(charges()).toBe(before + 1);
  });

  it('is charged in the end when the request never reached the gateway', async () => {
    await saveCard();
    const before = charges();
    stripe.sim.faults.add({ kind: 'drop_before_execute', operation: 'payment_intents.create' });
    const invoiceId = await anInvoice('700');
    await stripe.settle();
    await stripe.retry();
    await stripe.retry();
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid' });
    expect(charges()).toBe(before + 1);
  });

  it('that is refused leaves the invoice open and says why', async () => {
    await saveCard('4000000000000341');
    const method = (await methods())[0];
    const invoiceId = await anInvoice('700');
    await stripe.settle();
    expect(await invoice(invoiceId)).toMatchObject({ status: 'issued' });
    expect((await paymentsOf())[0]).toMatchObject({ kind: 'off_session', status: 'declined' });
    expect(method?.isDefault).toBe(true);
  });

  it('is charged for what credit leaves, and not at all when credit is enough', async () => {
    const paymentMethodId = await saveCard();
    await execute(owner(), addCredit, { clientId, amountMinor: '500', currency: 'EUR', reason: 'Outage' });
    await execute(payer(), clearDefaultMethod, { clientId });
    const before = charges();
    const [first, second] = [await anInvoice('300'), await anInvoice('700')];
    const pay = (invoiceId: string) =>
      execute(payer(), chargeMethod, { invoiceIds: [invoiceId], paymentMethodId, useCredit: true });
    expect(await pay(first)).toMatchObject({ paymentId: null });
    const { paymentId } = await pay(second);
    await stripe.settle();
    expect(await stripe.see(paymentId ?? '')).toMatchObject({ status: 'succeeded', amount: { amountMinor: '500' } });
    expect(charges()).toBe(before + 1);
    for (const invoiceId of [first, second]) expect(await invoice(invoiceId)).toMatchObject({ status: 'paid' });
  });

  it('is not charged for an invoice whose payment was started at the checkout', async () => {
    await saveCard();
    const before = charges();
    const invoiceId = await anInvoice('700');
    await execute(payer(), startPayment, { invoiceIds: [invoiceId], pluginId: 'stripe', returnPath: '/' });
    await stripe.settle();
    expect(charges()).toBe(before);
  });

  it('is not charged twice when two people press pay at once', async () => {
    const paymentMethodId = await saveCard();
    const before = charges();
    const invoiceId = await anInvoice('700');
    const wish = { invoiceIds: [invoiceId], paymentMethodId };
    const results = await Promise.allSettled([
      execute(payer(), chargeMethod, wish),
      execute(owner(), chargeMethod, wish),
    ]);
    expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    await stripe.settle();
    expect(charges()).toBe(before + 1);
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid' });
  });

  it('is forgotten here and at the gateway when it is removed', async () => {
    const paymentMethodId = await saveCard();
    await execute(payer(), removeMethod, { paymentMethodId });
    await stripe.settle();
    expect(await methods()).toEqual([]);
    const detached = stripe.sim.journal().filter((entry) => entry.operation === 'payment_methods.detach');
    expect(detached.some((entry) => entry.executed)).toBe(true);
    const gone = execute(payer(), chargeMethod, { invoiceIds: [await anInvoice()], paymentMethodId });
    await expect(gone).rejects.toThrow('request.not_found');
  });

  it('of another client can be neither charged, removed, seen nor made the default', async () => {
    const paymentMethodId = await saveCard();
    const foreign = stripe.world.contact(await stripe.aClient());
    for (const command of [removeMethod, setDefaultMethod])
      await expect(execute(foreign, command, { paymentMethodId })).rejects.toThrow('request.not_found');
    await expect(ask(foreign, listMethods, { clientId })).rejects.toThrow('request.not_found');
    const theirs = await anIssuedInvoice(owner(), { clientId: await stripe.aClient() });
    const byStaff = execute(owner(), chargeMethod, { invoiceIds: [theirs], paymentMethodId });
    await expect(byStaff).rejects.toThrow('request.not_found');
  });
});

describe('a payment whose notice was lost', () => {
  it('is found by the job that looks after open payments, which asks once per round', async () => {
    const invoiceId = await anInvoice();
    const { paymentId, url } = await stripe.openPage(clientId, [invoiceId]);
    await payOnPage(url);
    const [job] = paymentJobs;
    const reads = () => stripe.sim.journal().filter((entry) => entry.operation === 'checkout.sessions.retrieve').length;
    const before = reads();
    await job?.run(stripe.world.kernel, stripe.world.tenantId);
    await stripe.settle();
    expect(reads()).toBe(before);
    stripe.world.clock.setOffset(16 * 60);
    await job?.run(stripe.world.kernel, stripe.world.tenantId);
    await job?.run(stripe.world.kernel, stripe.world.tenantId);
    await stripe.settle();
    stripe.world.clock.setOffset(0);
    expect(await stripe.see(paymentId)).toMatchObject({ status: 'succeeded' });
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid' });
  });
});
