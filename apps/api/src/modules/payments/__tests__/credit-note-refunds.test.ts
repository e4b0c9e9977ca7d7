import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, execute, runAsSystem } from '#lib/command/execute.ts';
import { closeEffect } from '#lib/effects/intervene.ts';
import { applyCredit, issueCreditNote } from '#modules/billing/index.ts';
import { anIssuedInvoice, checkLedger, clientBalance, getInvoice } from '#modules/billing/testing.ts';
import { checkPayment } from '../commands/check-payment.ts';
import { recordPayment } from '../commands/record-payment.ts';
import { refundPayment } from '../commands/refund-payment.ts';
import { refundWithCreditNote } from '../commands/refund-with-credit-note.ts';
import { openStripeWorld, payOnPage, type StripeWorld } from './stripe-world.ts';

let stripe: StripeWorld;
let clientId: string;

beforeAll(async () => {
  stripe = await openStripeWorld();
});
beforeEach(async () => {
  stripe.sim.faults.clear();
  clientId = await stripe.aClient();
});
afterEach(async () => {
  expect(await ask(stripe.world.owner, checkLedger, {})).toMatchObject({ isValid: true });
});
afterAll(async () => {
  await stripe.close();
});

const REASON = 'Cancelled within the trial';
const owner = () => stripe.world.owner;
const anInvoice = (amountMinor = '1000') => anIssuedInvoice(owner(), { clientId, amountMinor });
const invoice = (invoiceId: string) => ask(owner(), getInvoice, { invoiceId });
const credit = async () => (await ask(owner(), clientBalance, { clientId })).balances[0]?.creditMinor ?? '0';
const giveBack = (invoiceId: string, amountMinor: string) =>
  execute(owner(), refundWithCreditNote, { invoiceId, amountMinor, reason: REASON });

async function paid(invoiceIds: string[]): Promise<string> {
  const { paymentId, url } = await stripe.openPage(clientId, invoiceIds);
  await payOnPage(url);
  await execute(stripe.world.contact(clientId), checkPayment, { paymentId });
  await stripe.settle();
  return paymentId;
}

describe('a refund with a credit note', () => {
  it('goes back to the card, and leaves the invoice paid and no credit behind', async () => {
    const invoiceId = await anInvoice();
    const paymentId = await paid([invoiceId]);
    expect(await giveBack(invoiceId, '400')).toMatchObject({ refunds: [{ paymentId, amountMinor: '400' }] });
    await stripe.settle();
    expect(await stripe.see(paymentId)).toMatchObject({
      refunded: { amountMinor: '400' },
      refunds: [{ status: 'succeeded', amount: { amountMinor: '400' } }],
    });
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid', credited: { amountMinor: '400' } });
    expect(await credit()).toBe('0');
  });

  it('lowers what is owed first, and gives back only what was paid beyond it', async () => {
    const invoiceId = await anInvoice('1000');
    const { paymentId } = await execute(owner(), recordPayment, {
      ...{ invoiceIds: [invoiceId], amountMinor: '700', reference: 'Cash' },
    });
    expect(await giveBack(invoiceId, '500')).toMatchObject({ refunds: [{ paymentId, amountMinor: '200' }] });
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid', paid: { amountMinor: '500' } });
  });

  it('is refused, and makes no credit note, when nothing was paid by a payment', async () => {
    const invoiceId = await anInvoice('1000');
    await expect(giveBack(invoiceId, '500')).rejects.toThrow('payments.nothing_to_refund');
    expect(await invoice(invoiceId)).toMatchObject({ credited: { amountMinor: '0' }, creditNotes: [] });
  });

  it('takes from the last payment first, and what was paid from credit stays credit', async () => {
    const source = await anInvoice('100');
    await execute(owner(), recordPayment, { invoiceIds: [source], amountMinor: '100', reference: 'First' });
    await execute(owner(), issueCreditNote, { invoiceId: source, reason: REASON });
    const invoiceId = await anInvoice('1000');
    await execute(owner(), applyCredit, { invoiceId });
    const pay = (amountMinor: string) =>
      execute(owner(), recordPayment, { invoiceIds: [invoiceId], amountMinor, reference: 'Cash' });
    const { paymentId: first } = await pay('500');
    const { paymentId: last } = await pay('400');
    const { refunds } = await giveBack(invoiceId, '1000');
    expect(refunds.map(({ paymentId, amountMinor }) => [paymentId, amountMinor])).toEqual([
      [last, '400'],
      [first, '500'],
    ]);
    expect(await credit()).toBe('100');
  });

  it('that fails at the gateway leaves its money as credit, and the invoice credited', async () => {
    const invoiceId = await anInvoice();
    const paymentId = await paid([invoiceId]);
    stripe.sim.faults.add({ kind: 'auth_denied', operation: 'refunds.create', status: 401 });
    await giveBack(invoiceId, '400');
    await stripe.settle();
    const { world } = stripe;
    const { rows } = await world.admin.query(`select id from effects where client_id = $1 and state = 'parked'`, [
      clientId,
    ]);
    const effectId = String(rows[0].id);
    await runAsSystem(world.kernel, { tenantId: world.tenantId, name: 'test', requestId: 'test' }, (ctx) =>
      closeEffect(ctx, { effectId, state: 'failed', code: 'given_up' }),
    );
    await stripe.settle();
    expect(await stripe.see(paymentId)).toMatchObject({ refunds: [{ status: 'failed' }] });
    expect(await credit()).toBe('400');
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid', credited: { amountMinor: '400' } });
  });

  it('and 20 others at once, notes and refunds mixed, never give back more than was paid', async () => {
    const first = await anInvoice('600');
    const second = await anInvoice('400');
    const paymentId = await paid([first, second]);
    const tries = Array.from({ length: 20 }, (_, at) => {
      const invoiceId = at % 2 === 0 ? first : second;
      if (at % 3 === 0) return execute(owner(), refundPayment, { paymentId, amountMinor: '90', reason: REASON });
      if (at % 3 === 1) return giveBack(invoiceId, '90');
      return execute(owner(), issueCreditNote, { invoiceId, amountMinor: '90', reason: REASON });
    });
    const results = await Promise.allSettled(tries);
    for (const one of results)
      if (one.status === 'rejected')
        expect([
          'billing.credit_exceeds_invoice',
          'billing.not_enough_credit',
          'payments.nothing_to_refund',
          'payments.refund_too_large',
        ]).toContain(one.reason.code);
    await stripe.settle();
    const seen = await stripe.see(paymentId);
    expect(BigInt(seen.refunded.amountMinor) + BigInt(await credit())).toBeLessThanOrEqual(1000n);
    for (const invoiceId of [first, second]) {
      const { total, credited } = await invoice(invoiceId);
      expect(BigInt(credited.amountMinor)).toBeLessThanOrEqual(BigInt(total.amountMinor));
    }
  });
});
