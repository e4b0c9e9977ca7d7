import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { checkLedger, getInvoice } from '#modules/billing/testing.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { updateClient } from '#modules/clients/testing.ts';
import { readContent } from '#modules/notifications/commands/read-content.ts';
import { listMails } from '#modules/notifications/queries/list-mails.ts';
import { placeOrder } from '#modules/ordering/commands/place-order.ts';
import { aCart } from '#modules/ordering/testing.ts';
import { openStripeWorld, payOnPage, type StripeWorld } from '#modules/payments/__tests__/stripe-world.ts';
import { checkPayment, recordPayment } from '#modules/payments/index.ts';
import { createRegistry } from '#modules/registry.ts';
import { listSubscriptions } from '#modules/subscriptions/index.ts';
import { moveTo } from '#modules/subscriptions/testing.ts';
import { updateSettings } from '#modules/tenants/commands/update-settings.ts';
import { acceptWithdrawal } from '#modules/withdrawals/commands/accept-withdrawal.ts';
import { declareWithdrawal } from '#modules/withdrawals/commands/declare-withdrawal.ts';
import { refuseWithdrawal } from '#modules/withdrawals/commands/refuse-withdrawal.ts';
import { withdraw } from '#modules/withdrawals/commands/withdraw.ts';
import { getWithdrawal } from '#modules/withdrawals/queries/get-withdrawal.ts';
import { myContracts } from '#modules/withdrawals/queries/my-contracts.ts';

let stripe: StripeWorld;
let productId: string;
let clientId: string;

beforeAll(async () => {
  stripe = await openStripeWorld();
  const prices = [{ cycle: 'monthly' as const, currency: 'EUR', priceMinor: '3000', setupMinor: '900' }];
  productId = await aProduct(stripe.world.owner, { categoryId: await aCategory(stripe.world.owner), prices });
});
beforeEach(async () => {
  moveTo(stripe.world, '2026-11-02');
  await settings({});
  clientId = await stripe.aClient();
});
afterAll(async () => {
  expect(await ask(stripe.world.owner, checkLedger, {})).toMatchObject({ isValid: true });
  await stripe.close();
});

const owner = () => stripe.world.owner;
const contact = () => stripe.world.contact(clientId, ['owner']);
const settings = (value: object) =>
  execute(owner(), updateSettings, { section: 'withdrawal', value: { isOn: true, refunds: 'automatic', ...value } });
const subscriptions = async () => (await ask(owner(), listSubscriptions, { filter: { clientId } })).rows;

async function work(): Promise<void> {
  const { consumers, effects } = createRegistry(stripe.world.services);
  await stripe.world.drain(consumers, [...effects.values()]);
}

/** An order of 30.00 a month and 9.00 once, without tax, paid on the first day. */
async function anOrder(of: { pluginId?: string; asksForStart?: boolean } = {}) {
  const cartToken = await aCart(stripe.world.anonymous, { productId });
  const placed = await execute(contact(), placeOrder, {
    cartToken,
    terms: { isAccepted: true, version: '1' },
    ...{ pluginId: 'stripe', asksForStart: true, saveMethod: false, useCredit: false, ...of },
  });
  await work();
  const { paymentId, invoiceId } = placed;
  if (of.pluginId === undefined && paymentId !== null) {
    await payOnPage((await stripe.see(paymentId)).redirectUrl ?? '');
    await execute(contact(), checkPayment, { paymentId });
  } else await execute(owner(), recordPayment, { invoiceIds: [invoiceId], amountMinor: '3900', reference: 'Transfer' });
  await work();
  const [subscription] = await subscriptions();
  return { ...placed, subscriptionIds: [subscription?.id ?? ''] };
}

const see = (withdrawalId: string) => ask(owner(), getWithdrawal, { withdrawalId });
const mailsTo = async (search: string) => (await ask(owner(), listMails, { search })).rows;

describe('a client who withdraws while logged in', () => {
  it('is paid back to the card all but the days used, and the contract ends at once', async () => {
    const { invoiceId, subscriptionIds } = await anOrder();
    moveTo(stripe.world, '2026-11-12');
    const { contracts } = await ask(contact(), myContracts, {});
    expect(contracts).toMatchObject([
      { until: '2026-11-16', hasAskedForStart: true, items: [{ back: { amountMinor: '2600', currency: 'EUR' } }] },
    ]);
    const { withdrawalId } = await execute(contact(), withdraw, { subscriptionIds });
    await work();
    expect(await see(withdrawalId)).toMatchObject({ status: 'accepted', refunded: { amountMinor: '2600' } });
    expect(await subscriptions()).toMatchObject([{ status: 'cancelled' }]);
    expect(await ask(owner(), getInvoice, { invoiceId })).toMatchObject({ credited: { amountMinor: '2600' } });
    expect((await ask(contact(), myContracts, {})).contracts).toEqual([]);
  });

  it('is paid back everything when nobody asked for the service to begin at once', async () => {
    const { subscriptionIds } = await anOrder({ asksForStart: false });
    moveTo(stripe.world, '2026-11-12');
    const { withdrawalId } = await execute(contact(), withdraw, { subscriptionIds });
    await work();
    expect(await see(withdrawalId)).toMatchObject({
      refunded: { amountMinor: '3900' },
      credited: { amountMinor: '0' },
    });
  });

  it('has the contract ended at once also where staff must pay the money out', async () => {
    const { subscriptionIds } = await anOrder({ pluginId: 'bank-transfer' });
    const { withdrawalId } = await execute(contact(), withdraw, { subscriptionIds });
    await work();
    expect(await subscriptions()).toMatchObject([{ status: 'cancelled' }]);
    expect(await see(withdrawalId)).toMatchObject({
      status: 'received',
      proposal: { refundsItself: false, back: { amountMinor: '3900' }, isSameEmail: true, right: { has: true } },
    });
    await execute(owner(), acceptWithdrawal, { withdrawalId });
    expect(await see(withdrawalId)).toMatchObject({ status: 'accepted', refunded: { amountMinor: '3900' } });
  });

  it('cannot after the period, as a business, or twice, and not from what is another’s', async () => {
    const { subscriptionIds } = await anOrder({ pluginId: 'bank-transfer' });
    const stranger = stripe.world.contact(await stripe.aClient(), ['owner']);
    await expect(execute(stranger, withdraw, { subscriptionIds })).rejects.toThrow('request.not_found');
    moveTo(stripe.world, '2026-11-17');
    await expect(execute(contact(), withdraw, { subscriptionIds })).rejects.toThrow('withdrawals.not_possible');
    moveTo(stripe.world, '2026-11-03');
    await execute(owner(), updateClient, { clientId, isBusiness: true });
    await expect(execute(contact(), withdraw, { subscriptionIds })).rejects.toThrow('withdrawals.not_possible');
    await execute(owner(), updateClient, { clientId, isBusiness: false });
    await execute(contact(), withdraw, { subscriptionIds });
    await expect(execute(contact(), withdraw, { subscriptionIds })).rejects.toThrow('withdrawals.declared');
  });
});

describe('a declaration without login', () => {
  const declare = (of: object = {}) =>
    execute(stripe.world.anonymous, declareWithdrawal, {
      ...{ name: 'Vera Visitor', email: 'vera@example.com', contract: 'nothing known', remark: '', ...of },
    });

  it('is confirmed with its content and moment, whether or not there is such a contract', async () => {
    const { withdrawalId, reference } = await declare({ contract: 'order of last week' });
    await work();
    const [mail] = await mailsTo('vera@example.com');
    expect(mail?.template).toBe('withdrawal_received');
    const { text } = await execute(owner(), readContent, { mailId: mail?.mailId ?? '' });
    expect(text).toContain(reference);
    expect(text).toContain('order of last week');
    expect(text).toContain('Nov 2, 2026');
    expect(await see(withdrawalId)).toMatchObject({ status: 'received', proposal: null });
  });

  it('ends nothing until staff have looked at it, then counts from the day on which it came', async () => {
    const { orderId } = await anOrder();
    const number = (await stripe.world.admin.query('select number from orders where id = $1', [orderId])).rows[0]
      .number;
    moveTo(stripe.world, '2026-11-12');
    const { withdrawalId } = await declare({ contract: number.toLowerCase() });
    await work();
    expect(await subscriptions()).toMatchObject([{ status: 'active' }]);
    moveTo(stripe.world, '2026-11-20');
    expect(await see(withdrawalId)).toMatchObject({ proposal: { orderNumber: number, isSameEmail: false } });
    await execute(owner(), acceptWithdrawal, { withdrawalId });
    await work();
    expect(await see(withdrawalId)).toMatchObject({ status: 'accepted', refunded: { amountMinor: '2600' } });
    await expect(execute(owner(), acceptWithdrawal, { withdrawalId })).rejects.toThrow('withdrawals.decided');
  });

  it('can be refused with a reason, which its author is told', async () => {
    const { withdrawalId } = await declare({ email: 'refused@example.com' });
    await expect(execute(owner(), acceptWithdrawal, { withdrawalId })).rejects.toThrow('withdrawals.no_contract');
    await execute(owner(), refuseWithdrawal, { withdrawalId, reason: 'We know no such order.' });
    await work();
    const mails = await mailsTo('refused@example.com');
    expect(mails.map(({ template }) => template).sort()).toEqual(['withdrawal_received', 'withdrawal_refused']);
  });

  it('is not offered where the provider has switched it off', async () => {
    await settings({ isOn: false });
    await expect(declare()).rejects.toThrow('request.not_found');
  });
});
