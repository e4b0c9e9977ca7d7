import type Stripe from 'stripe';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StripeSim } from '../src/index.ts';
import { clientOf, refusal, startStripe } from './stripe-kit.ts';

let sim: StripeSim;
let stripe: Stripe;

beforeEach(async () => {
  sim = await startStripe();
  stripe = clientOf(sim);
});
afterEach(() => sim.stop());

function open(change: Stripe.Checkout.SessionCreateParams = {}): Promise<Stripe.Checkout.Session> {
  return stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [
      { quantity: 2, price_data: { currency: 'eur', unit_amount: 1250, product_data: { name: 'Starter <b>' } } },
    ],
    customer_email: 'ann@example.test',
    metadata: { invoice_id: 'i1' },
    payment_intent_data: { setup_future_usage: 'off_session', metadata: { attempt_id: 'a1' } },
    success_url: 'http://a.localhost:4000/done?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://a.localhost:4000/cart?a=1&b=2',
    ...change,
  });
}

function submit(url: string, number: string, change: Record<string, string> = {}): Promise<Response> {
  const form = { number, expiry: '12/40', cvc: '123', name: 'Ann Example', ...change };
  return fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
}

test('the page says that it is simulated and shows amount, lines and the way back, escaped', async () => {
  const session = await open();
  const response = await fetch(session.url ?? '');
  const page = await response.text();
  for (const text of [
    'SIMULATED payment page',
    '€25.00',
    'Starter &lt;b&gt; × 2',
    'cart?a=1&amp;b=2',
    'autocomplete="cc-number"',
  ]) {
    expect(page).toContain(text);
  }
  expect(page).not.toContain('<b>');
  expect(response.headers.get('content-security-policy')).toContain("form-action 'self' http://a.localhost:4000");
});

test('a good card pays, saves the card, and returns to the shop', async () => {
  const session = await open();
  const back = await submit(session.url ?? '', '4242 4242 4242 4242');
  expect(back.status).toBe(303);
  expect(back.headers.get('location')).toBe(`http://a.localhost:4000/done?session=${session.id}`);
  const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent', 'line_items'] });
  expect(paid).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    amount_total: 2500,
    metadata: { invoice_id: 'i1' },
  });
  expect(paid.payment_intent).toMatchObject({
    status: 'succeeded',
    metadata: { attempt_id: 'a1' },
    customer: paid.customer,
  });
  expect(paid.line_items?.data).toMatchObject([{ quantity: 2, amount_total: 2500 }]);
  const cards = await stripe.customers.listPaymentMethods(String(paid.customer));
  const again = await stripe.paymentIntents.create({
    amount: 2500,
    currency: 'eur',
    customer: String(paid.customer),
    payment_method: cards.data[0]?.id ?? '',
    off_session: true,
    confirm: true,
  });
  expect(again.status).toBe('succeeded');
  expect((await submit(session.url ?? '', '4242424242424242')).status).toBe(303);
  expect((await stripe.paymentIntents.list()).data).toHaveLength(2);
  expect(JSON.stringify(sim.journal())).not.toContain('4242 4242');
});

test('a declined card stays on the page, says why, and another card pays the same intent', async () => {
  const session = await open();
  const page = await submit(session.url ?? '', '4000000000009995');
  expect(await page.text()).toContain('Your card has insufficient funds.');
  expect((await submit(session.url ?? '', '4242424242424242')).status).toBe(303);
  expect((await stripe.paymentIntents.list()).data).toMatchObject([{ status: 'succeeded' }]);
  const types = (await stripe.events.list({ limit: 50 })).data.map((event) => event.type);
  expect(types).toContain('payment_intent.payment_failed');
  expect(types).toContain('checkout.session.completed');
});

test.each([
  ['1234567812345678', {}, 'card number is incorrect'],
  ['4242424242424242', { expiry: '01/20' }, 'expiration year is invalid'],
  ['4242424242424242', { expiry: 'soon' }, 'MM/YY'],
  ['4242424242424242', { cvc: '1' }, 'security code'],
  ['4242424242424242', { name: '' }, 'name on the card'],
])('a wrong entry is told beside its field: %s %o', async (number, change, message) => {
  const session = await open();
  const page = await (await submit(session.url ?? '', number, change)).text();
  expect(page).toContain(message);
  expect(page).toContain('aria-invalid="true"');
  expect((await stripe.paymentIntents.list()).data).toHaveLength(0);
});

test('the bank can be asked: approve pays, decline leads back to the form', async () => {
  const session = await open();
  const ask = await submit(session.url ?? '', '4000002760003184');
  const bank = `${sim.url}${ask.headers.get('location')}`;
  expect(await (await fetch(bank)).text()).toContain('€25.00');
  const answer = (value: string) =>
    fetch(bank, { method: 'POST', body: new URLSearchParams({ answer: value }), redirect: 'manual' });
  expect(await (await answer('decline')).text()).toContain('did not confirm');
  await submit(session.url ?? '', '4000002760003184');
  expect((await answer('approve')).headers.get('location')).toContain('/done');
  expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: 'paid' });
});

test('setup mode saves a card and charges nothing', async () => {
  const customer = await stripe.customers.create({ email: 'ann@example.test' });
  const session = await stripe.checkout.sessions.create({
    mode: 'setup',
    currency: 'eur',
    customer: customer.id,
    success_url: 'http://a.localhost/s',
    cancel_url: 'http://a.localhost/c',
  });
  expect((await submit(session.url ?? '', '4242424242424242')).status).toBe(303);
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['setup_intent'] });
  expect(done).toMatchObject({
    status: 'complete',
    payment_status: 'no_payment_required',
    setup_intent: { status: 'succeeded', customer: customer.id },
  });
  expect((await stripe.paymentMethods.list({ customer: customer.id, type: 'card' })).data).toHaveLength(1);
  expect((await stripe.charges.list()).data).toHaveLength(0);
});

test('setup mode for a newcomer makes the customer, keeps our metadata, and tells of it by events', async () => {
  const session = await stripe.checkout.sessions.create({
    mode: 'setup',
    currency: 'eur',
    customer_creation: 'always',
    customer_email: 'ann@example.test',
    metadata: { setup_id: 's1' },
    setup_intent_data: { metadata: { setup_id: 's1' } },
    success_url: 'http://a.localhost/s',
    cancel_url: 'http://a.localhost/c',
  });
  const page = await (await fetch(session.url ?? '')).text();
  expect(page).toContain('Nothing is charged now');
  expect(page).toContain('Go back without saving');
  expect(await (await submit(session.url ?? '', '4000000000000002')).text()).toContain('declined');
  expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'open' });
  expect((await submit(session.url ?? '', '4242424242424242')).headers.get('location')).toBe('http://a.localhost/s');
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['setup_intent.payment_method'] });
  expect(done).toMatchObject({ status: 'complete', metadata: { setup_id: 's1' }, amount_total: null });
  expect(done.setup_intent).toMatchObject({
    status: 'succeeded',
    usage: 'off_session',
    metadata: { setup_id: 's1' },
    customer: done.customer,
    payment_method: { customer: done.customer, card: { last4: '4242' } },
  });
  const types = (await stripe.events.list({ limit: 50 })).data.map((event) => event.type);
  expect(types).toEqual(expect.arrayContaining(['setup_intent.succeeded', 'checkout.session.completed']));
  expect((await stripe.charges.list()).data).toHaveLength(0);
});

test('the bank can be asked before a card is saved', async () => {
  const session = await stripe.checkout.sessions.create({
    mode: 'setup',
    currency: 'eur',
    success_url: 'http://a.localhost/s',
    cancel_url: 'http://a.localhost/c',
  });
  const ask = await submit(session.url ?? '', '4000002760003184', { email: 'ann@example.test' });
  const bank = `${sim.url}${ask.headers.get('location')}`;
  const approved = await fetch(bank, {
    method: 'POST',
    body: new URLSearchParams({ answer: 'approve' }),
    redirect: 'manual',
  });
  expect(approved.headers.get('location')).toBe('http://a.localhost/s');
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['setup_intent'] });
  expect(done.setup_intent).toMatchObject({ status: 'succeeded', customer: done.customer });
});

const urls = { success_url: 'http://a.localhost/s', cancel_url: 'http://a.localhost/c' };
test.each<[string, Stripe.Checkout.SessionCreateParams, string]>([
  ['a language that the page does not speak', { mode: 'setup', currency: 'eur', locale: 'fa', ...urls }, 'locale'],
  ['saving a method without a currency', { mode: 'setup', ...urls }, 'currency'],
  [
    'goods where nothing is sold',
    { mode: 'setup', currency: 'eur', line_items: [{ quantity: 1 }], ...urls },
    'line_items',
  ],
])('as by the vendor, %s is refused', async (_what, params, param) => {
  expect(await refusal(stripe.checkout.sessions.create(params))).toMatchObject({ statusCode: 400, param });
});

test('a session expires by call or by time, and then takes no card', async () => {
  const first = await open();
  expect(await stripe.checkout.sessions.expire(first.id)).toMatchObject({ status: 'expired', url: null });
  expect(await (await submit(first.url ?? '', '4242424242424242')).text()).toContain('expired');
  expect((await refusal(stripe.checkout.sessions.expire(first.id))).statusCode).toBe(400);
  const second = await open();
  await sim.advance(24 * 3_600_000);
  expect(await stripe.checkout.sessions.retrieve(second.id)).toMatchObject({ status: 'expired' });
  expect((await stripe.events.list({ type: 'checkout.session.expired' })).data).toHaveLength(2);
  expect((await stripe.charges.list()).data).toHaveLength(0);
});

test('an address that is not http is refused', async () => {
  expect(await refusal(open({ success_url: 'javascript:alert(1)' }))).toMatchObject({
    code: 'url_invalid',
    param: 'success_url',
  });
});
