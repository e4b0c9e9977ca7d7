import { describe, expect, it } from 'vitest';
import { ask, execute, runAsSystem } from '#lib/command/execute.ts';
import { closeEffect, retryEffect } from '#lib/effects/intervene.ts';
import { applyCredit } from '#modules/billing/index.ts';
import { anIssuedInvoice, clientBalance, getInvoice } from '#modules/billing/testing.ts';
import { checkPayment } from '../commands/check-payment.ts';
import { matchReference } from '../commands/match-reference.ts';
import { recordPayment } from '../commands/record-payment.ts';
import { refundPayment } from '../commands/refund-payment.ts';
import { startPayment } from '../commands/start-payment.ts';
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
const credit = async () => (await ask(owner(), clientBalance, { clientId })).balances[0]?.creditMinor;
const refund = (paymentId: string, amountMinor: string) =>
  execute(owner(), refundPayment, { paymentId, amountMinor, reason: 'Cancelled' });
const refundsAtStripe = () =>
  stripe.sim.journal().filter((entry) => entry.operation === 'refunds.create' && entry.executed).length;

async function paid(invoiceIds: string[], number?: string): Promise<string> {
  const { paymentId, url } = await stripe.openPage(clientId, invoiceIds);
  await payOnPage(url, number);
  await execute(payer(), checkPayment, { paymentId });
  await stripe.settle();
  return paymentId;
}

describe('a refund', () => {
  it('goes back through the gateway and opens its invoice again', async () => {
    const invoiceId = await anInvoice();
    const paymentId = await paid([invoiceId]);
    await refund(paymentId, '400');
    await stripe.settle();
    expect(await stripe.see(paymentId)).toMatchObject({
      refunded: { amountMinor: '400' },
      refunds: [{ status: 'succeeded', amount: { amountMinor: '400' } }],
    });
    expect(await invoice(invoiceId)).toMatchObject({ status: 'issued', due: { amountMinor: '400' } });
  });

  it('never exceeds what was paid, with 20 of them at once', async () => {
    const paymentId = await paid([await anInvoice('1000')]);
    const before = refundsAtStripe();
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) => refund(paymentId, at % 2 ? '100' : '300')),
    );
    const given = results.reduce((a, one, at) => a + (one.status === 'fulfilled' ? (at % 2 ? 100 : 300) : 0), 0);
    expect(given).toBeLessThanOrEqual(1000);
    expect(given).toBeGreaterThanOrEqual(800);
    await stripe.settle();
    const seen = await stripe.see(paymentId);
    expect(seen.refunded.amountMinor).toBe(String(given));
    expect(refundsAtStripe() - before).toBe(results.filter((one) => one.status === 'fulfilled').length);
    for (const one of results)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'payments.refund_too_large' });
  });

  it('is made exactly once when the answer is lost', async () => {
    const paymentId = await paid([await anInvoice()]);
    const before = refundsAtStripe();
    stripe.sim.faults.add({ kind: 'execute_then_drop', operation: 'refunds.create' });
    await refund(paymentId, '250');
    await stripe.settle();
    await stripe.retry();
    expect((await stripe.see(paymentId)).refunds).toMatchObject([{ status: 'succeeded' }]);
    expect(refundsAtStripe()).toBe(before + 1);
  });

  it('that the gateway refuses is taken back: the invoice is paid as before', async () => {
    const invoiceId = await anInvoice();
    const paymentId = await paid([invoiceId]);
    await stripe.world.admin.query("update payments set provider_ref = 'pi_unknown_to_stripe' where id = $1", [
      paymentId,
    ]);
    await refund(paymentId, '1000');
    expect(await invoice(invoiceId)).toMatchObject({ status: 'issued' });
    await stripe.settle();
    expect(await stripe.see(paymentId)).toMatchObject({
      refunded: { amountMinor: '0' },
      refunds: [{ status: 'failed' }],
    });
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid', paid: { amountMinor: '1000' } });
  });

  it('that waits for staff stays reserved, goes out once when they try again, and is taken back when they give up', async () => {
    const invoiceId = await anInvoice();
    const paymentId = await paid([invoiceId]);
    const parked = async () => {
      stripe.sim.faults.add({ kind: 'auth_denied', operation: 'refunds.create', status: 401 });
      const { refundId } = await refund(paymentId, '300');
      await stripe.settle();
      const where = 'resource_id = $1 and state = $2';
      const { rows } = await stripe.world.admin.query(`select id from effects where ${where}`, [refundId, 'parked']);
      return rows[0].id;
    };
    const close = (effectId: string, run: typeof retryEffect) =>
      runAsSystem(stripe.world.kernel, { tenantId: stripe.world.tenantId, name: 'test', requestId: 'test' }, (ctx) =>
        run(ctx, effectId),
      );
    const before = refundsAtStripe();
    await close(await parked(), retryEffect);
    await stripe.settle();
    expect((await stripe.see(paymentId)).refunds).toMatchObject([{ status: 'succeeded' }]);
    expect(refundsAtStripe()).toBe(before + 1);
    const effectId = await parked();
    expect(await invoice(invoiceId)).toMatchObject({ due: { amountMinor: '600' } });
    await close(effectId, (ctx) => closeEffect(ctx, { effectId, state: 'failed', code: 'given_up' }));
    await stripe.settle();
    expect(await stripe.see(paymentId)).toMatchObject({ refunded: { amountMinor: '300' } });
    expect(await invoice(invoiceId)).toMatchObject({ due: { amountMinor: '300' } });
  });

  it('of credit that is already spent is refused', async () => {
    const first = await anInvoice('600');
    const { paymentId } = await execute(owner(), recordPayment, {
      invoiceIds: [first],
      amountMinor: '1000',
      reference: 'Cash',
    });
    expect(await credit()).toBe('400');
    await execute(payer(), applyCredit, { invoiceId: await anInvoice('400') });
    await expect(refund(paymentId, '700')).rejects.toThrow('billing.not_enough_credit');
    await refund(paymentId, '600');
    expect(await stripe.see(paymentId)).toMatchObject({ refunds: [{ status: 'succeeded' }] });
  });

  it('is staff’s alone, and nothing for a payment that did not succeed', async () => {
    const { paymentId } = await stripe.openPage(clientId, [await anInvoice()]);
    await expect(refund(paymentId, '1')).rejects.toThrow('payments.wrong_state');
    const wish = { paymentId, amountMinor: '1', reason: 'x' };
    await expect(execute(payer(), refundPayment, wish)).rejects.toThrow('auth.forbidden');
  });

  it('that was made in Stripe’s own dashboard is booked here, once', async () => {
    const invoiceId = await anInvoice();
    const paymentId = await paid([invoiceId]);
    const { rows } = await stripe.world.admin.query('select provider_ref from payments where id = $1', [paymentId]);
    const form = new URLSearchParams({ payment_intent: rows[0].provider_ref, amount: '300' });
    const headers = { authorization: 'Bearer sk_test_simulated_key' };
    const made = await fetch(`${stripe.sim.url}/v1/refunds`, { method: 'POST', body: form, headers });
    expect(made.status).toBe(200);
    for (const paymentIdAgain of [paymentId, paymentId]) {
      await stripe.follow(paymentIdAgain);
      expect(await stripe.see(paymentId)).toMatchObject({ refunded: { amountMinor: '300' } });
    }
    expect(await invoice(invoiceId)).toMatchObject({ due: { amountMinor: '300' } });
  });
});

describe('a bank transfer', () => {
  async function awaitTransfer(invoiceId: string) {
    const wish = { invoiceIds: [invoiceId], pluginId: 'bank-transfer', returnPath: '/' };
    const { paymentId } = await execute(payer(), startPayment, wish);
    await stripe.settle();
    return stripe.see(paymentId ?? '');
  }

  it('tells the payer where to send money, and is matched by staff by its reference', async () => {
    const invoiceId = await anInvoice('1000');
    const payment = await awaitTransfer(invoiceId);
    expect(payment).toMatchObject({ status: 'pending', reference: expect.stringMatching(/^RF\d\dINV/) });
    expect(payment.instructions).toContainEqual({ key: 'reference', value: payment.reference });
    const reference = ` ${payment.reference?.toLowerCase().replace(/(.{4})/g, '$1 ')}`;
    await execute(owner(), matchReference, { reference, amountMinor: '1000' });
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid' });
    const again = execute(owner(), matchReference, { reference, amountMinor: '1000' });
    await expect(again).rejects.toThrow('request.not_found');
  });

  it('over more than was due leaves the rest as credit, over less an open invoice', async () => {
    const more = await awaitTransfer(await anInvoice('1000'));
    await execute(owner(), matchReference, { reference: more.reference ?? '', amountMinor: '1300' });
    expect(await credit()).toBe('300');
    const invoiceId = await anInvoice('1000');
    const less = await awaitTransfer(invoiceId);
    await execute(owner(), matchReference, { reference: less.reference ?? '', amountMinor: '900' });
    expect(await invoice(invoiceId)).toMatchObject({ status: 'issued', due: { amountMinor: '100' } });
  });

  it('that the payer did not make can be replaced by a card', async () => {
    const invoiceId = await anInvoice('1000');
    const transfer = await awaitTransfer(invoiceId);
    await paid([invoiceId]);
    expect(await stripe.see(transfer.id)).toMatchObject({ status: 'cancelled' });
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid' });
  });
});
