import { describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { newId } from '#lib/ids/new-id.ts';
import { anIssuedInvoice, getInvoice } from '#modules/billing/testing.ts';
import { checkMethodSetup } from '../commands/check-method-setup.ts';
import { clearDefaultMethod } from '../commands/clear-default-method.ts';
import { removeMethod } from '../commands/remove-method.ts';
import { saveMethod } from '../commands/save-method.ts';
import { setDefaultMethod } from '../commands/set-default-method.ts';
import { paymentJobs } from '../jobs.ts';
import { getMethodSetup } from '../queries/get-method-setup.ts';
import { listMethods } from '../queries/list-methods.ts';
import { payOnPage, type StripeWorld, testWithStripe } from './stripe-world.ts';

let stripe: StripeWorld;
let clientId: string;

testWithStripe({ isNotifying: true }, (world, id) => {
  stripe = world;
  clientId = id;
});

const payer = () => stripe.world.contact(clientId);
const begin = () => execute(payer(), saveMethod, { clientId, pluginId: 'stripe' });
const see = (methodSetupId: string) => ask(payer(), getMethodSetup, { methodSetupId });
const methods = async () => (await ask(payer(), listMethods, { clientId })).rows;
const executed = (operation: string) =>
  stripe.sim.journal().filter((entry) => entry.operation === operation && entry.executed).length;
const moneyMoves = () => executed('payment_intents.create');

/** Begins a set-up and answers the page that the client is sent to. */
async function openPage(): Promise<{ methodSetupId: string; url: string }> {
  const { methodSetupId } = await begin();
  await stripe.settle();
  return { methodSetupId, url: (await see(methodSetupId)).redirectUrl ?? '' };
}

/** Lets the simulator send its notices, and the instance act on them. */
async function notified(): Promise<void> {
  await stripe.sim.advance(0);
  await stripe.settle();
}

async function saved(): Promise<string> {
  const { methodSetupId, url } = await openPage();
  await payOnPage(url);
  await notified();
  return (await see(methodSetupId)).paymentMethodId ?? '';
}

describe('a payment method that is saved without paying', () => {
  it('is left on the gateway’s page, becomes the default, and no money moves', async () => {
    const before = moneyMoves();
    const { methodSetupId, url } = await openPage();
    expect(await see(methodSetupId)).toMatchObject({ status: 'needs_action', redirectUrl: url });
    const back = await payOnPage(url);
    expect(back.headers.get('location')).toContain(`/portal/payment-methods?setup=${methodSetupId}&payment=returned`);
    await notified();
    const [method] = await methods();
    expect(method).toMatchObject({ label: 'visa •••• 4242', isDefault: true });
    expect(await see(methodSetupId)).toMatchObject({
      status: 'succeeded',
      redirectUrl: null,
      paymentMethodId: method?.id,
    });
    expect(moneyMoves()).toBe(before);
  });

  it('pays new invoices from then on, and a second one does not take its place by itself', async () => {
    const first = await saved();
    await saved();
    const invoiceId = await anIssuedInvoice(stripe.world.owner, { clientId, amountMinor: '700' });
    await stripe.settle();
    expect(await ask(stripe.world.owner, getInvoice, { invoiceId })).toMatchObject({ status: 'paid' });
    expect((await methods()).map((one) => [one.id === first, one.isDefault])).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  it('is the same at the gateway for all methods of a client: one customer', async () => {
    await saved();
    const before = executed('customers.create');
    await saved();
    const { rows } = await stripe.world.admin.query(
      'select distinct customer_ref from payment_methods where client_id = $1',
      [clientId],
    );
    expect(rows).toHaveLength(1);
    expect(executed('customers.create')).toBe(before);
  });

  it('is kept once, however often and in whatever order the gateway tells of it', async () => {
    stripe.sim.faults.add({ kind: 'webhook_duplicate', operation: 'webhook:checkout.session.completed' });
    const { methodSetupId, url } = await openPage();
    await payOnPage(url);
    await Promise.all([stripe.sim.advance(0), execute(payer(), checkMethodSetup, { methodSetupId })]);
    await stripe.settle();
    await notified();
    expect(await methods()).toHaveLength(1);
  });

  it('has one page at the gateway when the answer to making it is lost', async () => {
    const before = executed('checkout.sessions.create');
    stripe.sim.faults.add({ kind: 'execute_then_drop', operation: 'checkout.sessions.create' });
    const { methodSetupId } = await begin();
    await stripe.settle();
    expect(await see(methodSetupId)).toMatchObject({ status: 'planned', redirectUrl: null });
    await stripe.retry();
    expect(await see(methodSetupId)).toMatchObject({ status: 'needs_action' });
    expect(executed('checkout.sessions.create')).toBe(before + 1);
  });

  it('whose notice was lost is found by the client who comes back, or by the job', async () => {
    stripe.sim.faults.add({ kind: 'webhook_unsigned', operation: 'webhook:checkout.session.completed', times: 2 });
    const first = await openPage();
    await payOnPage(first.url);
    await notified();
    expect(await see(first.methodSetupId)).toMatchObject({ status: 'needs_action' });
    await execute(payer(), checkMethodSetup, { methodSetupId: first.methodSetupId });
    await stripe.settle();
    expect(await see(first.methodSetupId)).toMatchObject({ status: 'succeeded' });

    const second = await openPage();
    await payOnPage(second.url);
    await notified();
    stripe.world.clock.setOffset(16 * 60);
    const job = paymentJobs.find(({ name }) => name === 'payments.follow_method_setups');
    await job?.run(stripe.world.kernel, stripe.world.tenantId);
    await stripe.settle();
    stripe.world.clock.setOffset(0);
    expect(await see(second.methodSetupId)).toMatchObject({ status: 'succeeded' });
  });

  it('that was begun anew is kept all the same when the first page is used after all', async () => {
    const first = await openPage();
    const second = await openPage();
    expect(await see(first.methodSetupId)).toMatchObject({ status: 'cancelled', redirectUrl: null });
    await payOnPage(first.url);
    await notified();
    expect(await see(first.methodSetupId)).toMatchObject({ status: 'succeeded' });
    expect(await see(second.methodSetupId)).toMatchObject({ status: 'needs_action' });
    expect(await methods()).toHaveLength(1);
  });

  it('is not saved by a card that the bank refuses', async () => {
    const { methodSetupId, url } = await openPage();
    await payOnPage(url, '4000000000000002');
    await notified();
    expect(await see(methodSetupId)).toMatchObject({ status: 'needs_action' });
    expect(await methods()).toEqual([]);
  });

  it('is asked for at a gateway that can keep methods, and not for a closed account', async () => {
    const wish = execute(payer(), saveMethod, { clientId, pluginId: 'bank-transfer' });
    await expect(wish).rejects.toThrow('payments.gateway_not_enabled');
    await stripe.world.admin.query("update clients set status = 'closed' where id = $1", [clientId]);
    await expect(begin()).rejects.toThrow('clients.closed');
  });

  it('of another client is not found, and nobody can begin one for another', async () => {
    const { methodSetupId } = await openPage();
    const stranger = stripe.world.contact(await stripe.aClient());
    for (const id of [methodSetupId, newId()]) {
      await expect(ask(stranger, getMethodSetup, { methodSetupId: id })).rejects.toThrow('request.not_found');
      await expect(execute(stranger, checkMethodSetup, { methodSetupId: id })).rejects.toThrow('request.not_found');
    }
    await expect(execute(stranger, saveMethod, { clientId, pluginId: 'stripe' })).rejects.toThrow('request.not_found');
    const technical = stripe.world.contact(clientId, ['technical']);
    await expect(execute(technical, saveMethod, { clientId, pluginId: 'stripe' })).rejects.toThrow('auth.forbidden');
  });
});

describe('the default method', () => {
  it('is one at a time, and a client may have none', async () => {
    const first = await saved();
    const second = await saved();
    await execute(payer(), setDefaultMethod, { paymentMethodId: second });
    expect((await methods()).filter((one) => one.isDefault).map((one) => one.id)).toEqual([second]);
    await execute(payer(), clearDefaultMethod, { clientId });
    expect((await methods()).some((one) => one.isDefault)).toBe(false);
    const invoiceId = await anIssuedInvoice(stripe.world.owner, { clientId });
    await stripe.settle();
    expect(await ask(stripe.world.owner, getInvoice, { invoiceId })).toMatchObject({ status: 'issued' });
    await execute(payer(), removeMethod, { paymentMethodId: first });
    expect((await methods()).map((one) => one.id)).toEqual([second]);
  });
});

// Last, since the simulator's clock stays where it was moved to.
it('a page for a method that has expired ends its set-up without one', async () => {
  const { methodSetupId } = await openPage();
  await stripe.sim.advance(25 * 3_600_000);
  await execute(payer(), checkMethodSetup, { methodSetupId });
  await stripe.settle();
  expect(await see(methodSetupId)).toMatchObject({ status: 'cancelled', failureCode: 'expired', redirectUrl: null });
  expect(await methods()).toEqual([]);
});
