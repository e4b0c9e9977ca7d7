import { describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { anIssuedInvoice, getInvoice, listInvoices } from '#modules/billing/testing.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { dunningJobs } from '#modules/dunning/jobs.ts';
import { dunningConsumer } from '#modules/dunning/subscribers.ts';
import { payOnPage, type StripeWorld, testWithStripe } from '#modules/payments/__tests__/stripe-world.ts';
import { checkPayment } from '#modules/payments/commands/check-payment.ts';
import { setDefaultMethod } from '#modules/payments/commands/set-default-method.ts';
import { recordPayment } from '#modules/payments/index.ts';
import { listMethods } from '#modules/payments/queries/list-methods.ts';
import { listPayments } from '#modules/payments/queries/list-payments.ts';
import { aServiceByHand, getServiceDetail } from '#modules/provisioning/testing.ts';
import { subscriptionJobs, subscriptionsConsumer } from '#modules/subscriptions/index.ts';
import { anActivePlan, moveTo, runConfirmed } from '#modules/subscriptions/testing.ts';

let stripe: StripeWorld;
let clientId: string;
let productId: string | undefined;

testWithStripe({}, (world, id) => {
  stripe = world;
  clientId = id;
});

const owner = () => stripe.world.owner;
const invoice = (invoiceId: string) => ask(owner(), getInvoice, { invoiceId });
const charges = () =>
  stripe.sim.journal().filter((entry) => entry.operation === 'payment_intents.create' && entry.executed).length;

/** A running service whose second month of 30.00 is invoiced and due on 1 July; the client's card is kept if wished. */
async function aRenewal(of: { savesCard: boolean }) {
  const { world } = stripe;
  moveTo(world, '2026-06-01');
  const prices = [{ cycle: 'monthly' as const, currency: 'EUR', priceMinor: '3000', setupMinor: '0' }];
  productId ??= await aProduct(owner(), { categoryId: await aCategory(owner()), prices });
  const subscriptionId = await anActivePlan(world, { clientId, productId });
  const serviceId = await aServiceByHand(owner(), { clientId, subscriptionId, productId });
  moveTo(world, '2026-06-20');
  const renew = subscriptionJobs.find(({ name }) => name === 'subscriptions.invoice_renewals');
  await runConfirmed(owner(), renew);
  const { rows } = await ask(owner(), listInvoices, { filter: { clientId, status: 'issued' } });
  const invoiceId = rows[0]?.id ?? '';
  if (of.savesCard) await saveCard();
  return { invoiceId, service: async () => (await ask(owner(), getServiceDetail, { serviceId })).target };
}

/** Keeps a good card, by a small payment of something else. */
async function saveCard(): Promise<void> {
  const other = await anIssuedInvoice(owner(), { clientId, amountMinor: '100' });
  const { paymentId, url } = await stripe.openPage(clientId, [other], { saveMethod: true });
  await payOnPage(url);
  await execute(stripe.world.contact(clientId), checkPayment, { paymentId });
  await stripe.settle();
}

async function run(day: string): Promise<void> {
  moveTo(stripe.world, day);
  for (const job of dunningJobs) await job.run(stripe.world.kernel, stripe.world.tenantId);
  await stripe.world.drain([subscriptionsConsumer, dunningConsumer], []);
}

/** From now on the bank refuses the client's card for good, as a lost one. */
async function loseCard(): Promise<void> {
  await stripe.world.admin.query('update payment_methods set method_ref = $2 where client_id = $1', [
    clientId,
    'pm_card_visa_chargeDeclinedLostCard',
  ]);
}

describe('a charge whose answer is not known', () => {
  it('holds the suspension back until it is, and pays when it had gone through', async () => {
    const { invoiceId, service } = await aRenewal({ savesCard: true });
    stripe.sim.faults.add({ kind: 'execute_then_drop', operation: 'payment_intents.create' });
    await run('2026-07-01');
    await stripe.settle();
    await run('2026-07-12');
    expect(await service()).not.toBe('suspended');
    await stripe.retry();
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid', paid: { amountMinor: '3000' } });
  });
});

describe('a bank debit that the client began on the payment page', () => {
  it('holds the suspension back while the bank takes its days, and no longer', async () => {
    const { invoiceId, service } = await aRenewal({ savesCard: false });
    const { paymentId } = await stripe.openPage(clientId, [invoiceId]);
    const is = (status: string) =>
      stripe.world.admin.query('update payments set status = $2 where id = $1', [paymentId, status]);
    await is('pending');
    await run('2026-07-12');
    expect(await service()).toBe('active');
    await is('failed');
    await run('2026-07-13');
    expect(await service()).toBe('suspended');
  });
});

describe('a refusal for good', () => {
  it('ends the tries with this card, and another card is tried again', async () => {
    const { invoiceId } = await aRenewal({ savesCard: true });
    await loseCard();
    await run('2026-07-01');
    await stripe.settle();
    const [refused] = (await ask(owner(), listPayments, { filter: { clientId } })).rows;
    expect(refused).toMatchObject({ kind: 'off_session', status: 'declined' });
    const before = charges();
    for (const day of ['2026-07-02', '2026-07-04', '2026-07-06', '2026-07-07']) {
      await run(day);
      await stripe.settle();
    }
    expect(charges()).toBe(before);
    expect(await invoice(invoiceId)).toMatchObject({ status: 'issued', paid: { amountMinor: '0' } });
    await saveCard();
    const payer = stripe.world.contact(clientId);
    const other = (await ask(payer, listMethods, { clientId })).rows.find(({ isDefault }) => !isDefault);
    await execute(payer, setDefaultMethod, { paymentMethodId: other?.id ?? '' });
    await run('2026-07-08');
    await stripe.settle();
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid' });
  });
});

describe('what does not fit the invoice', () => {
  it('a part of it leaves the rest owed and the service at risk; more than the rest is credit and brings it back', async () => {
    const { invoiceId, service } = await aRenewal({ savesCard: false });
    const pay = (amountMinor: string) =>
      execute(owner(), recordPayment, { invoiceIds: [invoiceId], amountMinor, reference: 'Transfer' });
    moveTo(stripe.world, '2026-07-01');
    await pay('1000');
    expect(await invoice(invoiceId)).toMatchObject({ status: 'issued', due: { amountMinor: '2000' } });
    await run('2026-07-12');
    expect(await service()).toBe('suspended');
    await pay('2500');
    await stripe.world.drain([subscriptionsConsumer, dunningConsumer], []);
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid', due: { amountMinor: '0' } });
    expect(await service()).toBe('active');
    const { rows } = await stripe.world.admin.query<{ left: string }>(
      'select sum(left_minor)::text as left from funds where client_id = $1',
      [clientId],
    );
    expect(rows[0]?.left).toBe('500');
  });
});
