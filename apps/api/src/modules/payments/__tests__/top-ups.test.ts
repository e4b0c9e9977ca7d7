import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { applyCredit, grantCredit } from '#modules/billing/index.ts';
import { anIssuedInvoice, checkLedger, clientBalance, getInvoice, wallet } from '#modules/billing/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { sellCredit } from '#modules/tenants/testing.ts';
import { matchReference } from '../commands/match-reference.ts';
import { refundPayment } from '../commands/refund-payment.ts';
import { startPayment } from '../commands/start-payment.ts';
import { startTopUp } from '../commands/start-top-up.ts';
import { openStripeWorld, payOnPage, type StripeWorld } from './stripe-world.ts';

let stripe: StripeWorld;
let clientId: string;

beforeAll(async () => {
  stripe = await openStripeWorld();
  await sellCredit(stripe.world.owner, { paysInvoices: false });
});
beforeEach(async () => {
  stripe.sim.faults.clear();
  clientId = await stripe.aClient();
});
afterAll(async () => {
  expect(await ask(owner(), checkLedger, {})).toMatchObject({ isValid: true });
  await stripe.close();
});

const owner = () => stripe.world.owner;
const payer = () => stripe.world.contact(clientId);
const begin = (amountMinor: string, of: { pluginId?: string; paymentMethodId?: string } = { pluginId: 'stripe' }) =>
  execute(payer(), startTopUp, { clientId, amountMinor, ...of });
const anInvoice = (amountMinor: string) => anIssuedInvoice(owner(), { clientId, amountMinor });
const see = (invoiceId: string) => ask(owner(), getInvoice, { invoiceId });
const credit = async () =>
  (await ask(owner(), wallet, { clientId })).funds.map((fund) => `${fund.kind} ${fund.left.amountMinor}`);
/** Opens the page of a top-up; answers its payment and where the payer is sent. */
async function openPage(amountMinor: string, saveMethod = false) {
  const wish = { clientId, amountMinor, pluginId: 'stripe', saveMethod };
  const { paymentId } = await execute(payer(), startTopUp, wish);
  await stripe.settle();
  return { paymentId, url: (await stripe.see(paymentId)).redirectUrl ?? '' };
}
async function buy(amountMinor: string, saveMethod = false): Promise<string> {
  const { paymentId, url } = await openPage(amountMinor, saveMethod);
  await payOnPage(url);
  await stripe.follow(paymentId);
  return paymentId;
}
async function refund(paymentId: string, amountMinor: string): Promise<void> {
  await execute(owner(), refundPayment, { paymentId, amountMinor, reason: 'Not needed' });
  await stripe.settle();
}

describe('buying credit', () => {
  it('on the gateway’s page makes it the client’s once, however often the gateway tells', async () => {
    const paymentId = await buy('2000');
    await Promise.all([stripe.follow(paymentId), stripe.follow(paymentId)]);
    expect(await stripe.see(paymentId)).toMatchObject({ status: 'succeeded', isTopUp: true, invoices: [] });
    expect(await credit()).toEqual(['purchased 2000']);
  });

  it('by a transfer waits for the money, under a reference of its own', async () => {
    const { paymentId } = await begin('2000', { pluginId: 'bank-transfer' });
    await stripe.settle();
    const { reference, status } = await stripe.see(paymentId);
    expect(status).toBe('pending');
    expect(reference).toMatch(/^RF\d\dTOPUP[0-9A-F]{10}$/);
    expect(await credit()).toEqual([]);
    await execute(owner(), matchReference, { reference: reference ?? '', amountMinor: '1900' });
    expect(await credit()).toEqual(['purchased 1900']);
  });

  it('with a saved card needs no page', async () => {
    await buy('500', true);
    const { rows } = await stripe.world.admin.query('select id from payment_methods where client_id = $1', [clientId]);
    const { paymentId } = await begin('700', { paymentMethodId: rows[0].id });
    await stripe.settle();
    expect(await stripe.see(paymentId)).toMatchObject({ status: 'succeeded', kind: 'off_session' });
    expect(await credit()).toEqual(['purchased 500', 'purchased 700']);
    const stranger = stripe.world.contact(await stripe.aClient());
    const foreign = execute(stranger, startTopUp, { clientId, amountMinor: '700', paymentMethodId: rows[0].id });
    await expect(foreign).rejects.toThrow('request.not_found');
  });

  it('keeps within the amounts of the settings, with two at once too', async () => {
    for (const amountMinor of ['499', '50001'])
      await expect(begin(amountMinor)).rejects.toMatchObject({
        details: { fields: { amountMinor: expect.any(String) } },
      });
    await execute(owner(), grantCredit, { clientId, amountMinor: '99000', currency: 'EUR', reason: 'x' });
    await expect(begin('1001')).rejects.toMatchObject({ details: { fields: { amountMinor: 'above_balance' } } });
    await Promise.all([begin('1000'), begin('1000'), begin('1000')]);
    await stripe.settle();
    const { rows } = await stripe.world.admin.query(
      'select status, count(*)::int as n from payments where client_id = $1 group by 1 order by 1 desc',
      [clientId],
    );
    expect(rows).toEqual([
      { status: 'needs_action', n: 1 },
      { status: 'cancelled', n: 2 },
    ]);
  });

  it('that was given up and paid after all is the client’s money: it becomes credit', async () => {
    const first = await openPage('1000');
    await buy('2000');
    expect(await stripe.see(first.paymentId)).toMatchObject({ status: 'cancelled' });
    await payOnPage(first.url);
    await stripe.follow(first.paymentId);
    expect(await credit()).toEqual(['purchased 2000', 'purchased 1000']);
  });

  it('that is declined leaves nothing', async () => {
    const { paymentId, url } = await openPage('1000');
    await payOnPage(url, '4000000000000002');
    await stripe.follow(paymentId);
    expect(await credit()).toEqual([]);
  });

  it('is not offered where the provider has it off, nor to those who may not pay', async () => {
    const other = await stripe.world.addTenant('quiet');
    const foreign = await aClient(other.owner);
    expect(await ask(other.owner, wallet, { clientId: foreign })).toMatchObject({ topUp: null });
    const wish = { clientId: foreign, amountMinor: '1000', pluginId: 'stripe' };
    await expect(execute(other.owner, startTopUp, wish)).rejects.toThrow('billing.top_up_off');
    const technical = stripe.world.contact(clientId, ['technical']);
    const denied = execute(technical, startTopUp, { clientId, amountMinor: '1000', pluginId: 'stripe' });
    await expect(denied).rejects.toThrow('auth.forbidden');
  });
});

describe('a refund of bought credit', () => {
  it('gives back what is left of it, not what other credit would cover', async () => {
    const paymentId = await buy('2000');
    await buy('1000');
    await execute(owner(), grantCredit, { clientId, amountMinor: '400', currency: 'EUR', reason: 'x' });
    await execute(payer(), applyCredit, { invoiceId: await anInvoice('900') });
    expect(await credit()).toEqual(['purchased 1500', 'purchased 1000']);
    await expect(refund(paymentId, '1600')).rejects.toThrow('billing.not_enough_credit');
    await refund(paymentId, '1500');
    expect(await credit()).toEqual(['purchased 1000']);
    expect(await stripe.see(paymentId)).toMatchObject({ refunded: { amountMinor: '1500' } });
  });

  it('that the gateway refuses is the same credit again', async () => {
    const paymentId = await buy('2000');
    const before = (await ask(owner(), wallet, { clientId })).funds;
    await stripe.world.admin.query("update payments set provider_ref = 'pi_unknown_to_stripe' where id = $1", [
      paymentId,
    ]);
    await refund(paymentId, '500');
    expect((await stripe.see(paymentId)).refunds).toMatchObject([{ status: 'failed' }]);
    expect((await ask(owner(), wallet, { clientId })).funds).toEqual(before);
  });

  it('made at the gateway itself takes other bought credit too; what is spent is the provider’s loss', async () => {
    const paymentId = await buy('2000');
    await execute(payer(), applyCredit, { invoiceId: await anInvoice('1500') });
    await buy('600');
    const { rows } = await stripe.world.admin.query('select provider_ref from payments where id = $1', [paymentId]);
    const form = new URLSearchParams({ payment_intent: rows[0].provider_ref, amount: '2000' });
    const headers = { authorization: 'Bearer sk_test_simulated_key' };
    await fetch(`${stripe.sim.url}/v1/refunds`, { method: 'POST', body: form, headers });
    await stripe.follow(paymentId);
    expect(await credit()).toEqual([]);
    const lost = await stripe.world.admin.query(
      "select sum(amount_minor)::text as sum from ledger_entries where client_id = $1 and account = 'write_off'",
      [clientId],
    );
    expect(lost.rows).toEqual([{ sum: '900' }]);
  });
});

describe('a wallet that pays new invoices', () => {
  it('pays what it can when one is issued, and leaves alone what a payment was started for', async () => {
    await sellCredit(owner(), { paysInvoices: true });
    await buy('1000');
    const first = await anInvoice('700');
    await stripe.settle();
    expect(await see(first)).toMatchObject({ status: 'paid' });
    const second = await anInvoice('700');
    await execute(payer(), startPayment, { invoiceIds: [second], pluginId: 'stripe' });
    await stripe.settle();
    expect(await see(second)).toMatchObject({ due: { amountMinor: '700' } });
    expect(await credit()).toEqual(['purchased 300']);
    await sellCredit(owner(), { paysInvoices: false });
    await anInvoice('100');
    await stripe.settle();
    expect(await credit()).toEqual(['purchased 300']);
  });
});

describe('one payment for all open invoices', () => {
  const payAll = async (invoiceIds: string[], of: { useCredit?: boolean } = {}) => {
    const { paymentId } = await execute(payer(), startPayment, { invoiceIds, pluginId: 'stripe', ...of });
    await stripe.settle();
    return { paymentId: paymentId ?? '', url: (await stripe.see(paymentId ?? '')).redirectUrl ?? '' };
  };

  it('leaves as credit what an invoice did not need any more that was paid meanwhile', async () => {
    const ids = [await anInvoice('500'), await anInvoice('300'), await anInvoice('200')];
    const { paymentId, url } = await payAll(ids);
    await execute(owner(), grantCredit, { clientId, amountMinor: '300', currency: 'EUR', reason: 'x' });
    await execute(payer(), applyCredit, { invoiceId: ids[1] ?? '' });
    await payOnPage(url);
    await stripe.follow(paymentId);
    for (const id of ids) expect(await see(id)).toMatchObject({ status: 'paid' });
    expect(await credit()).toEqual(['credit_note 300']);
  });

  it('pays as many as the money that came is enough for, in their order', async () => {
    const ids = [await anInvoice('500'), await anInvoice('300'), await anInvoice('200')];
    const { paymentId } = await execute(payer(), startPayment, { invoiceIds: ids, pluginId: 'bank-transfer' });
    await stripe.settle();
    const { reference } = await stripe.see(paymentId ?? '');
    await execute(owner(), matchReference, { reference: reference ?? '', amountMinor: '600' });
    const open = await Promise.all(ids.map(async (id) => (await see(id)).due.amountMinor));
    expect(open).toEqual(['0', '200', '200']);
  });

  it('spends credit first where it may, and asks the gateway for the rest only', async () => {
    await buy('600');
    const ids = [await anInvoice('500'), await anInvoice('300')];
    const { paymentId, url } = await payAll(ids, { useCredit: true });
    expect(await stripe.see(paymentId)).toMatchObject({ amount: { amountMinor: '200' } });
    await payOnPage(url);
    await stripe.follow(paymentId);
    for (const id of ids) expect(await see(id)).toMatchObject({ status: 'paid' });
    expect((await ask(owner(), clientBalance, { clientId })).balances).toEqual([]);
  });
});
