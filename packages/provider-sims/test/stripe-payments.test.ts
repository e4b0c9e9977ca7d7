import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Stripe from 'stripe';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StripeSim } from '../src/index.ts';
import { clientOf, KEY, refusal, startStripe } from './stripe-kit.ts';

let sim: StripeSim;
let stripe: Stripe;

beforeEach(async () => {
  sim = await startStripe();
  stripe = clientOf(sim);
});
afterEach(() => sim.stop());

async function savedCard(alias: string): Promise<{ customer: string; payment_method: string }> {
  const customer = await stripe.customers.create({
    email: 'ann@example.test',
    name: 'Ann',
    metadata: { client_id: 'c1' },
  });
  const method = await stripe.paymentMethods.attach(alias, { customer: customer.id });
  return { customer: customer.id, payment_method: method.id };
}

async function offSession(alias: string, amount = 1999): Promise<Stripe.PaymentIntent> {
  const saved = await savedCard(alias);
  return stripe.paymentIntents.create({
    ...saved,
    amount,
    currency: 'eur',
    off_session: true,
    confirm: true,
    metadata: { invoice_id: 'i1' },
  });
}

test('a customer is created, read and changed', async () => {
  const made = await stripe.customers.create({ email: 'ann@example.test', metadata: { a: '1', b: '2' } });
  const changed = await stripe.customers.update(made.id, { name: 'Ann', metadata: { b: '' } });
  expect(changed).toMatchObject({ name: 'Ann', email: 'ann@example.test', metadata: { a: '1' } });
  expect(changed.metadata).not.toHaveProperty('b');
  expect(changed.lastResponse.requestId).toMatch(/^req_/);
  expect(await stripe.customers.retrieve(made.id)).toMatchObject({ id: made.id, name: 'Ann' });
});

test('a saved card is charged off session', async () => {
  const intent = await offSession('pm_card_visa');
  expect(intent).toMatchObject({ status: 'succeeded', amount_received: 1999, livemode: false });
  const charge = await stripe.charges.retrieve(String(intent.latest_charge), { expand: ['payment_intent'] });
  expect(charge).toMatchObject({ paid: true, amount: 1999, payment_intent: { id: intent.id } });
});

test('the same key and parameters replay the first answer and charge once', async () => {
  const saved = await savedCard('pm_card_visa');
  const params = { ...saved, amount: 500, currency: 'eur', off_session: true, confirm: true };
  const first = await stripe.paymentIntents.create(params, { idempotencyKey: 'k1' });
  const second = await stripe.paymentIntents.create(params, { idempotencyKey: 'k1' });
  expect(second.id).toBe(first.id);
  expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect(
    sim
      .journal()
      .filter((e) => e.operation === 'payment_intents.create')
      .map((e) => e.executed),
  ).toEqual([true, false]);
  const other = await refusal(stripe.paymentIntents.create({ ...params, amount: 501 }, { idempotencyKey: 'k1' }));
  expect([other.type, other.statusCode]).toEqual(['StripeIdempotencyError', 400]);
});

test('a key is forgotten after 24 hours', async () => {
  const first = await stripe.customers.create({ name: 'A' }, { idempotencyKey: 'k' });
  await sim.advance(24 * 3_600_000 + 1);
  expect((await stripe.customers.create({ name: 'A' }, { idempotencyKey: 'k' })).id).not.toBe(first.id);
});

test('a request that fails validation does not use up its key', async () => {
  const bad = await refusal(stripe.paymentIntents.create({ amount: 0, currency: 'eur' }, { idempotencyKey: 'k' }));
  expect(bad).toMatchObject({ type: 'StripeInvalidRequestError', code: 'parameter_invalid_integer', param: 'amount' });
  expect(await stripe.paymentIntents.create({ amount: 100, currency: 'eur' }, { idempotencyKey: 'k' })).toMatchObject({
    amount: 100,
  });
});

test('a second request with a key in use is a conflict', async () => {
  sim.faults.add({ kind: 'delay', operation: 'customers.create', ms: 150 });
  const first = stripe.customers.create({ name: 'A' }, { idempotencyKey: 'k' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const second = await refusal(stripe.customers.create({ name: 'A' }, { idempotencyKey: 'k' }));
  expect(second.statusCode).toBe(409);
  expect(await first).toMatchObject({ name: 'A' });
});

test('a 500 after the charge was made is replayed, and the charge can be found by its metadata', async () => {
  const saved = await savedCard('pm_card_visa');
  const params = {
    ...saved,
    amount: 700,
    currency: 'eur',
    off_session: true,
    confirm: true,
    metadata: { invoice_id: "in'v" },
  };
  sim.faults.add({ kind: 'error_after_apply', operation: 'payment_intents.create' });
  for (let i = 0; i < 2; i++) {
    expect((await refusal(stripe.paymentIntents.create(params, { idempotencyKey: 'k' }))).statusCode).toBe(500);
  }
  const found = await stripe.paymentIntents.search({ query: 'metadata["invoice_id"]:"in\'v" AND status:"succeeded"' });
  expect(found.data).toHaveLength(1);
  const listed = await stripe.paymentIntents.list({ customer: saved.customer, created: { gte: 1 } });
  expect(listed.data.map((intent) => intent.id)).toEqual(found.data.map((intent) => intent.id));
});

test('an answer lost after the charge comes back under the same key', async () => {
  const saved = await savedCard('pm_card_visa');
  const params = { ...saved, amount: 700, currency: 'eur', off_session: true, confirm: true };
  // The vendor's client tries a reset connection once more by itself.
  sim.faults.add({ kind: 'execute_then_drop', operation: 'payment_intents.create', times: 2 });
  expect((await refusal(stripe.paymentIntents.create(params, { idempotencyKey: 'k' }))).type).toBe(
    'StripeConnectionError',
  );
  expect(await stripe.paymentIntents.create(params, { idempotencyKey: 'k' })).toMatchObject({ status: 'succeeded' });
  expect((await stripe.paymentIntents.list({ customer: saved.customer })).data).toHaveLength(1);
});

test('a card that needs authentication refuses off session with 402 and the intent inside', async () => {
  const error = await refusal(offSession('pm_card_authenticationRequired'));
  expect(error).toMatchObject({
    type: 'StripeCardError',
    statusCode: 402,
    code: 'authentication_required',
    decline_code: 'authentication_required',
  });
  expect(error.payment_intent).toMatchObject({ status: 'requires_payment_method', metadata: { invoice_id: 'i1' } });
  const intent = await stripe.paymentIntents.confirm(error.payment_intent?.id ?? '', {
    payment_method: error.payment_method?.id ?? '',
    return_url: 'http://shop.localhost/back',
  });
  expect(intent.status).toBe('requires_action');
  const bank = intent.next_action?.redirect_to_url?.url ?? '';
  expect(await (await fetch(bank)).text()).toContain('SIMULATED bank');
  const back = await fetch(bank, {
    method: 'POST',
    body: new URLSearchParams({ answer: 'approve' }),
    redirect: 'manual',
  });
  expect(back.headers.get('location')).toContain('redirect_status=succeeded');
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'succeeded' });
});

test.each([
  ['pm_card_visa_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
  ['pm_card_visa_chargeDeclined', 'generic_decline'],
])('%s is declined as %s and the failed charge is kept', async (alias, declineCode) => {
  const error = await refusal(
    stripe.paymentIntents.create({
      amount: 900,
      currency: 'usd',
      payment_method: alias,
      allowed_payment_method_types: ['card'],
      confirm: true,
    }),
  );
  expect(error).toMatchObject({ statusCode: 402, code: 'card_declined', decline_code: declineCode });
  expect(await stripe.charges.retrieve(error.charge ?? '')).toMatchObject({ status: 'failed', paid: false });
});

test('the card ending in 0341 attaches and then fails off session', async () => {
  expect(await refusal(offSession('pm_card_chargeCustomerFail'))).toMatchObject({
    statusCode: 402,
    decline_code: 'generic_decline',
  });
});

test('a disputed card raises its dispute a day later and then refuses refunds', async () => {
  const intent = await offSession('pm_card_createDispute');
  await sim.advance(24 * 3_600_000);
  const [event] = (await stripe.events.list({ type: 'charge.dispute.created' })).data;
  expect(event?.data.object).toMatchObject({ object: 'dispute', payment_intent: intent.id, status: 'needs_response' });
  expect(await refusal(stripe.refunds.create({ payment_intent: intent.id }))).toMatchObject({
    code: 'charge_disputed',
  });
});

const evidenceOf = (text: string) => ({ evidence: { uncategorized_text: text }, submit: true });
const categories = async () =>
  (await stripe.balanceTransactions.list({ limit: 3 })).data.map((one) => one.reporting_category);

test('a chargeback takes the amount and a fee, and winning it gives the amount back', async () => {
  const intent = await offSession('pm_card_visa', 1000);
  const id = sim.dispute(intent.id);
  const taken = (await stripe.disputes.retrieve(id)).balance_transactions;
  expect(taken).toMatchObject([{ amount: -1000, fee: 2000, net: -3000 }]);
  expect(await stripe.disputes.update(id, evidenceOf('winning_evidence'))).toMatchObject({ status: 'won' });
  expect(await categories()).toEqual(['dispute_reversal', 'dispute', 'charge']);
  expect(await refusal(stripe.disputes.close(id))).toMatchObject({ statusCode: 400 });
});

test('an inquiry takes nothing, and a dispute that nobody answers is lost', async () => {
  const [asked, taken] = [await offSession('pm_card_visa'), await offSession('pm_card_visa')];
  const inquiry = sim.dispute(asked.id, { isInquiry: true });
  expect(await stripe.disputes.retrieve(inquiry)).toMatchObject({
    status: 'warning_needs_response',
    balance_transactions: [],
  });
  expect(await stripe.disputes.update(inquiry, evidenceOf('winning_evidence'))).toMatchObject({
    status: 'warning_closed',
  });
  expect(await stripe.disputes.close(sim.dispute(taken.id))).toMatchObject({ status: 'lost' });
});

test('a payout sends no more than the balance holds', async () => {
  await offSession('pm_card_visa', 1000);
  const amount = (await stripe.balance.retrieve()).pending[0]?.amount ?? 0;
  const tooMuch = stripe.payouts.create({ amount: amount + 1, currency: 'eur' });
  expect(await refusal(tooMuch)).toMatchObject({ statusCode: 400 });
  await stripe.payouts.create({ amount, currency: 'eur' });
  expect((await stripe.balance.retrieve()).pending[0]?.amount).toBe(0);
});

test('refunds add up to the charge and never pass it', async () => {
  const intent = await offSession('pm_card_visa', 1000);
  expect(await stripe.refunds.create({ payment_intent: intent.id, amount: 400 })).toMatchObject({
    status: 'succeeded',
    amount: 400,
  });
  const tooMuch = await refusal(stripe.refunds.create({ payment_intent: intent.id, amount: 601 }));
  expect([tooMuch.statusCode, tooMuch.param]).toEqual([400, 'amount']);
  expect(await stripe.refunds.create({ payment_intent: intent.id })).toMatchObject({ amount: 600 });
  expect(await refusal(stripe.refunds.create({ payment_intent: intent.id }))).toMatchObject({
    code: 'charge_already_refunded',
  });
  expect((await stripe.refunds.list({ payment_intent: intent.id })).data).toHaveLength(2);
  expect(await stripe.charges.retrieve(String(intent.latest_charge))).toMatchObject({
    refunded: true,
    amount_refunded: 1000,
  });
});

test('a refund can fail after it succeeded', async () => {
  const intent = await offSession('pm_card_refundFail');
  const refund = await stripe.refunds.create({ payment_intent: intent.id });
  expect(refund.status).toBe('succeeded');
  await sim.advance(3_600_000);
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'failed' });
  expect(await stripe.charges.retrieve(String(intent.latest_charge))).toMatchObject({ amount_refunded: 0 });
  expect((await stripe.events.list({ type: 'refund.failed' })).data).toHaveLength(1);
});

test.each([
  ['AT611904300234573201', 'succeeded'],
  ['AT861904300235473202', 'requires_payment_method'],
])('a bank debit on %s ends as %s days later', async (iban, status) => {
  const customer = await stripe.customers.create({});
  const method = await stripe.paymentMethods.create({ type: 'sepa_debit', sepa_debit: { iban } });
  await stripe.paymentMethods.attach(method.id, { customer: customer.id });
  const params = {
    amount: 100,
    currency: 'eur',
    customer: customer.id,
    payment_method: method.id,
    off_session: true,
    confirm: true,
  };
  const intent = await stripe.paymentIntents.create(params);
  expect(intent.status).toBe('processing');
  await sim.advance(72 * 3_600_000);
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status });
});

test("another customer's card, an unknown parameter, a wrong key and a wrong version are refused", async () => {
  const saved = await savedCard('pm_card_visa');
  const stranger = await stripe.customers.create({});
  const base = { amount: 100, currency: 'eur', off_session: true, confirm: true, payment_method: saved.payment_method };
  expect((await refusal(stripe.paymentIntents.create({ ...base, customer: stranger.id }))).statusCode).toBe(400);
  const typo = await refusal(
    stripe.rawRequest('POST', '/v1/payment_intents', { amount: 1, currency: 'eur', off_sesion: true }),
  );
  expect(typo).toMatchObject({ code: 'parameter_unknown', param: 'off_sesion' });
  const ask = (headers: Record<string, string>) => fetch(`${sim.url}/v1/balance`, { headers });
  expect((await ask({})).status).toBe(401);
  expect((await ask({ authorization: 'Bearer sk_test_other' })).status).toBe(401);
  expect((await ask({ authorization: `Basic ${Buffer.from(`${KEY}:`).toString('base64')}` })).status).toBe(200);
  expect((await ask({ authorization: `Bearer ${KEY}`, 'stripe-version': '2020-08-27' })).status).toBe(400);
});

test('a missing object is 404 in the path and 400 in a parameter', async () => {
  expect(await refusal(stripe.paymentIntents.retrieve('pi_none'))).toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
  });
  const param = await refusal(stripe.paymentIntents.create({ amount: 1, currency: 'eur', customer: 'cus_none' }));
  expect([param.statusCode, param.param]).toEqual([400, 'customer']);
});

test('lists page by cursor, newest first', async () => {
  for (let i = 0; i < 5; i++) await stripe.paymentIntents.create({ amount: 100 + i, currency: 'eur' });
  const seen: number[] = [];
  for await (const intent of stripe.paymentIntents.list({ limit: 2 })) seen.push(intent.amount);
  expect(seen).toEqual([104, 103, 102, 101, 100]);
});

test('state, keys and ids survive a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stripe-sim-'));
  const snapshotFile = join(folder, 'stripe.json');
  const before = await startStripe({ snapshotFile });
  const made = await clientOf(before).customers.create({ name: 'Kept' }, { idempotencyKey: 'k' });
  await before.stop();
  const after = await startStripe({ snapshotFile });
  expect(await clientOf(after).customers.retrieve(made.id)).toMatchObject({ name: 'Kept' });
  expect((await clientOf(after).customers.create({ name: 'Kept' }, { idempotencyKey: 'k' })).id).toBe(made.id);
  expect((await clientOf(after).customers.create({ name: 'New' })).id).not.toBe(made.id);
  await after.stop();
  await rm(folder, { recursive: true });
});
