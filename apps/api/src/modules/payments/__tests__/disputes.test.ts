import type { Settings } from '@panel1/shared-types';
import { beforeEach, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { applyCredit } from '#modules/billing/index.ts';
import { anIssuedInvoice, checkLedger, clientBalance, getInvoice } from '#modules/billing/testing.ts';
import { ledgerHealth } from '#modules/reporting/testing.ts';
import { updateSettings } from '#modules/tenants/index.ts';
import { checkPayment } from '../commands/check-payment.ts';
import { recordPayment } from '../commands/record-payment.ts';
import { refreshDispute } from '../commands/refresh-dispute.ts';
import { refundPayment } from '../commands/refund-payment.ts';
import { getDispute } from '../queries/get-dispute.ts';
import { listDisputes } from '../queries/list-disputes.ts';
import { chargeThere, KEY, payOnPage, type StripeWorld, stripeApi, testWithStripe } from './stripe-world.ts';

let stripe: StripeWorld;
let clientId: string;

testWithStripe({ isNotifying: true }, (world, id) => {
  stripe = world;
  clientId = id;
});

const owner = () => stripe.world.owner;
const anInvoice = (amountMinor = '1000') => anIssuedInvoice(owner(), { clientId, amountMinor });
const invoice = (invoiceId: string) => ask(owner(), getInvoice, { invoiceId });
const credit = async () => (await ask(owner(), clientBalance, { clientId })).balances[0]?.creditMinor ?? '0';
const eur = (minor: number) => ({ amountMinor: String(minor), currency: 'EUR' });

async function policy(value: Partial<Settings<'disputes'>>): Promise<void> {
  await execute(owner(), updateSettings, { section: 'disputes', value });
}
beforeEach(() => policy({}));

async function paid(
  invoiceIds: string[],
  of?: { saveMethod: boolean },
): Promise<{ paymentId: string; intentId: string }> {
  const { paymentId, url } = await stripe.openPage(clientId, invoiceIds, of);
  await payOnPage(url);
  await execute(stripe.world.contact(clientId), checkPayment, { paymentId });
  await stripe.settle();
  return { paymentId, intentId: await intentOf(paymentId) };
}

/** Webhooks are on their way, then done. */
async function told(): Promise<void> {
  await stripe.sim.advance(1000);
  await stripe.settle();
}

async function disputed(intentId: string, of?: { isInquiry: boolean }): Promise<string> {
  const ref = stripe.sim.dispute(intentId, of);
  await told();
  return ref;
}

async function answer(ref: string, text: 'winning_evidence' | 'losing_evidence'): Promise<void> {
  await stripeApi(stripe.sim, `disputes/${ref}`, { 'evidence[uncategorized_text]': text, submit: 'true' });
  await told();
}

async function ours() {
  const { rows } = await ask(owner(), listDisputes, { filter: { clientId } });
  return rows;
}

async function booksAreRight(): Promise<void> {
  expect(await ask(owner(), checkLedger, {})).toMatchObject({ isValid: true });
  expect(await ask(owner(), ledgerHealth, {})).toMatchObject({ isFine: true });
}

async function ledgerOf(account: string): Promise<string> {
  const { rows } = await stripe.world.admin.query(
    `select coalesce(sum(amount_minor), 0) as sum from ledger_entries e where account = $1 and tenant_id = $2
     and (client_id = $3 or payment_id in (select id from payments where client_id = $3))`,
    [account, stripe.world.tenantId, clientId],
  );
  return String(rows[0].sum);
}

describe('a payment that a bank takes back', () => {
  it('is owed again until it is decided, with the fee booked and the deadline known', async () => {
    const invoiceId = await anInvoice();
    const { paymentId, intentId } = await paid([invoiceId]);
    await disputed(intentId);
    const [dispute] = await ours();
    expect(dispute).toMatchObject({
      ...{ paymentId, status: 'needs_response', isOpen: true, reason: 'fraudulent', amount: eur(1000) },
      ...{ booking: 'withheld', booked: eur(1000), fee: eur(2000) },
    });
    expect(dispute?.evidenceDueAt).not.toBeNull();
    expect(await invoice(invoiceId)).toMatchObject({ status: 'issued', due: eur(1000), disputed: eur(1000) });
    expect(await ledgerOf('disputed_receivable')).toBe('1000');
    expect(await ledgerOf('dispute_fees')).toBe('2000');
    await booksAreRight();
  });

  it('that is won is paid as before, and the fee stays', async () => {
    const invoiceId = await anInvoice();
    const { intentId } = await paid([invoiceId]);
    const ref = await disputed(intentId);
    await answer(ref, 'winning_evidence');
    expect((await ours())[0]).toMatchObject({
      status: 'won',
      isOpen: false,
      booking: 'none',
      booked: eur(0),
      fee: eur(2000),
    });
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid', due: eur(0), disputed: eur(0) });
    expect(await ledgerOf('disputed_receivable')).toBe('0');
    await booksAreRight();
  });

  it('that is lost stays owed', async () => {
    const invoiceId = await anInvoice();
    const { intentId } = await paid([invoiceId]);
    await answer(await disputed(intentId), 'losing_evidence');
    expect((await ours())[0]).toMatchObject({ status: 'lost', booking: 'lost', booked: eur(1000) });
    expect(await invoice(invoiceId)).toMatchObject({
      status: 'issued',
      due: eur(1000),
      disputed: eur(0),
      paid: eur(0),
    });
    await booksAreRight();
  });

  it('that is lost is written off where the policy says so', async () => {
    await policy({ whenLost: 'write_off' });
    const invoiceId = await anInvoice();
    const { intentId } = await paid([invoiceId]);
    await answer(await disputed(intentId), 'losing_evidence');
    expect(await invoice(invoiceId)).toMatchObject({ status: 'uncollectible', writtenOff: eur(1000) });
    await booksAreRight();
  });

  it('changes nothing of its invoice while it is open where the policy holds the amount', async () => {
    await policy({ whileOpen: 'held' });
    const invoiceId = await anInvoice();
    const { intentId } = await paid([invoiceId]);
    const ref = await disputed(intentId);
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid', due: eur(0) });
    await booksAreRight();
    await answer(ref, 'losing_evidence');
    expect(await invoice(invoiceId)).toMatchObject({ status: 'issued', due: eur(1000) });
    await booksAreRight();
  });

  it('is nothing but a question where the bank only asks', async () => {
    const invoiceId = await anInvoice();
    const { intentId } = await paid([invoiceId]);
    const ref = await disputed(intentId, { isInquiry: true });
    expect((await ours())[0]).toMatchObject({ status: 'inquiry', isOpen: true, booking: 'none', fee: null });
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid' });
    await answer(ref, 'winning_evidence');
    expect((await ours())[0]).toMatchObject({ status: 'closed', isOpen: false });
  });

  it('was paid again in another way: winning makes the second money credit', async () => {
    const invoiceId = await anInvoice();
    const { intentId } = await paid([invoiceId]);
    const ref = await disputed(intentId);
    await execute(owner(), recordPayment, { amountMinor: '1000', invoiceIds: [invoiceId], reference: 'Cash' });
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid' });
    await answer(ref, 'winning_evidence');
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid', paid: eur(1000), disputed: eur(0) });
    expect(await credit()).toBe('1000');
    await booksAreRight();
  });

  it('had partly become credit: what is unspent is gone until it is won', async () => {
    const invoiceId = await anInvoice();
    const { paymentId, url } = await stripe.openPage(clientId, [invoiceId]);
    await execute(owner(), recordPayment, { amountMinor: '400', invoiceIds: [invoiceId], reference: 'Cash' });
    await payOnPage(url);
    await told();
    expect(await credit()).toBe('400');
    const ref = await disputed(await intentOf(paymentId));
    expect(await credit()).toBe('0');
    expect(await invoice(invoiceId)).toMatchObject({ status: 'issued', due: eur(600) });
    await booksAreRight();
    await answer(ref, 'winning_evidence');
    expect(await credit()).toBe('400');
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid' });
    await booksAreRight();
  });

  it('had become credit that is spent: that is a loss, and the invoice it paid stays paid', async () => {
    const [first, second] = [await anInvoice('1000'), await anInvoice('400')];
    const { paymentId, url } = await stripe.openPage(clientId, [first]);
    await execute(owner(), recordPayment, { amountMinor: '400', invoiceIds: [first], reference: 'Cash' });
    await payOnPage(url);
    await told();
    await execute(owner(), applyCredit, { invoiceId: second });
    await answer(await disputed(await intentOf(paymentId)), 'losing_evidence');
    expect(await invoice(second)).toMatchObject({ status: 'paid' });
    expect(await invoice(first)).toMatchObject({ status: 'issued', due: eur(600) });
    expect(await ledgerOf('write_off')).toBe('400');
    await booksAreRight();
  });
});

describe('together with refunds', () => {
  it('never more than was captured is taken, and nothing disputed is refunded', async () => {
    const invoiceId = await anInvoice();
    const { paymentId, intentId } = await paid([invoiceId]);
    await execute(owner(), refundPayment, { paymentId, amountMinor: '400', reason: 'Part' });
    await stripe.settle();
    await disputed(intentId);
    expect((await ours())[0]).toMatchObject({ amount: eur(1000), booked: eur(600) });
    const refund = execute(owner(), refundPayment, { paymentId, amountMinor: '1', reason: 'More' });
    await expect(refund).rejects.toMatchObject({ code: 'payments.refund_too_large' });
    await booksAreRight();
  });
});

describe('notices of a dispute', () => {
  it('that come twice and in the wrong order book once', async () => {
    const invoiceId = await anInvoice();
    const { intentId } = await paid([invoiceId]);
    stripe.sim.faults.add({ kind: 'webhook_reorder', operation: 'webhook:charge.dispute.created' });
    stripe.sim.faults.add({ kind: 'webhook_duplicate', operation: 'webhook:charge.dispute.funds_withdrawn' });
    stripe.sim.faults.add({ kind: 'webhook_reorder', operation: 'webhook:charge.dispute.closed' });
    const ref = stripe.sim.dispute(intentId);
    await answer(ref, 'winning_evidence');
    await stripe.sim.advance(10_000);
    await stripe.settle();
    expect((await ours())[0]).toMatchObject({ status: 'won', booking: 'none' });
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid' });
    await booksAreRight();
  });

  it('book once when twenty come at once', async () => {
    const invoiceId = await anInvoice();
    const { intentId } = await paid([invoiceId]);
    await disputed(intentId);
    const [dispute] = await ours();
    const asked = () => execute(owner(), refreshDispute, { disputeId: dispute?.id ?? '' });
    await Promise.all(Array.from({ length: 20 }, asked));
    await stripe.settle();
    expect(await ledgerOf('disputed_receivable')).toBe('1000');
    expect((await ours())[0]).toMatchObject({ booking: 'withheld', booked: eur(1000) });
  });

  it('find a payment that we had not heard of', async () => {
    const invoiceId = await anInvoice();
    stripe.sim.faults.add({ kind: 'webhook_unsigned', operation: 'webhook:*', times: 4 });
    const { paymentId, url } = await stripe.openPage(clientId, [invoiceId]);
    await payOnPage(url);
    stripe.sim.faults.clear();
    await disputed(await intentOf(paymentId));
    expect(await stripe.see(paymentId)).toMatchObject({ status: 'succeeded' });
    expect((await ours())[0]).toMatchObject({ paymentId, booking: 'withheld' });
    await booksAreRight();
  });

  it('about nothing of ours change nothing', async () => {
    const stranger = await chargeThere(stripe.sim);
    await disputed(stranger);
    expect(await ours()).toEqual([]);
  });
});

/** What the gateway calls a payment, also while we know its page only. */
async function intentOf(paymentId: string): Promise<string> {
  const { rows } = await stripe.world.admin.query('select provider_ref from payments where id = $1', [paymentId]);
  const ref = String(rows[0].provider_ref);
  if (!ref.startsWith('cs_')) return ref;
  const headers = { authorization: `Bearer ${KEY}` };
  const found: unknown = await (await fetch(`${stripe.sim.url}/v1/checkout/sessions/${ref}`, { headers })).json();
  if (typeof found !== 'object' || found === null || !('payment_intent' in found)) throw new Error('no session');
  return String(found.payment_intent);
}

describe('while a payment is disputed', () => {
  async function disputedWithCard(): Promise<void> {
    const { intentId } = await paid([await anInvoice()], { saveMethod: true });
    await disputed(intentId);
  }

  it('the stored card of its client is not charged for new invoices', async () => {
    await disputedWithCard();
    const invoiceId = await anInvoice('700');
    await stripe.settle();
    expect(await invoice(invoiceId)).toMatchObject({ status: 'issued' });
  });

  it('the card is charged all the same where the provider wants that', async () => {
    await policy({ pausesCharges: false });
    await disputedWithCard();
    const invoiceId = await anInvoice('700');
    await stripe.settle();
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid' });
  });
});

describe('disputes', () => {
  it('are for staff who may see them', async () => {
    const { intentId } = await paid([await anInvoice()]);
    await disputed(intentId);
    const [dispute] = await ours();
    const disputeId = dispute?.id ?? '';
    for (const caller of [stripe.world.contact(clientId), stripe.world.staff(['payment:read'])])
      await expect(ask(caller, getDispute, { disputeId })).rejects.toMatchObject({ code: 'auth.forbidden' });
    const reader = stripe.world.staff(['dispute:read']);
    expect(await ask(reader, getDispute, { disputeId })).toMatchObject({
      payment: { status: 'succeeded', amount: eur(1000) },
      invoices: [{ status: 'issued', disputed: eur(1000) }],
      policy: { whileOpen: 'owed' },
    });
    await expect(execute(reader, refreshDispute, { disputeId })).rejects.toMatchObject({ code: 'auth.forbidden' });
  });
});
