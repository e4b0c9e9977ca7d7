import type Stripe from 'stripe';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StripeSim } from '../src/index.ts';
import { clientOf, type Received, type Receiver, startReceiver, startStripe, WEBHOOK_SECRET } from './stripe-kit.ts';

let sim: StripeSim;
let stripe: Stripe;
let receiver: Receiver;

beforeEach(async () => {
  receiver = await startReceiver();
  sim = await startStripe({ webhook: { url: receiver.url, secret: WEBHOOK_SECRET } });
  stripe = clientOf(sim);
});
afterEach(async () => {
  await sim.stop();
  receiver.server.close();
});

function verified({ body, signature }: Received): Stripe.Event {
  return stripe.webhooks.constructEvent(body, signature ?? '', WEBHOOK_SECRET);
}

function typesReceived(): string[] {
  return receiver.received.map(({ body }) => String(JSON.parse(body).type));
}

/** Resolves when everything that is due now has been delivered. */
async function customer(): Promise<void> {
  await stripe.customers.create({ name: 'A' });
  await sim.advance(0);
}

test("the vendor's own check accepts a delivery and refuses a changed one", async () => {
  await stripe.paymentIntents.create(
    {
      amount: 100,
      currency: 'eur',
      payment_method: 'pm_card_visa',
      allowed_payment_method_types: ['card'],
      confirm: true,
    },
    { idempotencyKey: 'k' },
  );
  await sim.advance(0);
  const [last] = receiver.received.slice(-1);
  if (!last) throw new Error('nothing was delivered');
  expect(verified(last)).toMatchObject({
    type: 'payment_intent.succeeded',
    api_version: '2026-10-28.endive',
    request: { idempotency_key: 'k' },
  });
  expect(() => verified({ ...last, body: `${last.body} ` })).toThrow();
});

test('a failed delivery is tried again with growing pauses', async () => {
  receiver.answers.push(500, 503);
  await customer();
  expect(receiver.received).toHaveLength(1);
  await sim.advance(5000);
  expect(receiver.received).toHaveLength(2);
  await sim.advance(5000);
  expect(receiver.received).toHaveLength(2);
  await sim.advance(25_000);
  expect(receiver.received).toHaveLength(3);
  await sim.advance(86_400_000);
  expect(receiver.received).toHaveLength(3);
  expect(new Set(receiver.received.map((one) => verified(one).id)).size).toBe(1);
});

test('an event can come twice', async () => {
  sim.faults.add({ kind: 'webhook_duplicate', operation: 'webhook:customer.created' });
  await customer();
  expect(new Set(receiver.received.map((one) => verified(one).id)).size).toBe(1);
  expect(receiver.received).toHaveLength(2);
});

test('events can come in the wrong order', async () => {
  sim.faults.add({ kind: 'webhook_reorder', operation: 'webhook:payment_intent.created' });
  await stripe.paymentIntents.create({
    amount: 100,
    currency: 'eur',
    payment_method: 'pm_card_visa',
    allowed_payment_method_types: ['card'],
    confirm: true,
  });
  await sim.advance(0);
  const types = typesReceived();
  expect(types.indexOf('payment_intent.created')).toBeGreaterThan(types.indexOf('charge.succeeded'));
});

test('an event can come late', async () => {
  sim.faults.add({ kind: 'webhook_late', operation: 'webhook:customer.created', ms: 60_000 });
  await customer();
  expect(receiver.received).toHaveLength(0);
  await sim.advance(60_000);
  expect(receiver.received).toHaveLength(1);
});

test('an event can come unsigned or badly signed', async () => {
  sim.faults.add({ kind: 'webhook_unsigned', operation: 'webhook:*' });
  await customer();
  expect(receiver.received[0]?.signature).toBeUndefined();
  sim.faults.add({ kind: 'webhook_bad_signature', operation: 'webhook:*' });
  await customer();
  const bad = receiver.received[1];
  expect(bad?.signature).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/);
  expect(() => bad && verified(bad)).toThrow();
});

test('a registered endpoint gets the events it asked for, signed with its own secret', async () => {
  const own = await startReceiver();
  const endpoint = await stripe.webhookEndpoints.create({ url: own.url, enabled_events: ['customer.updated'] });
  const made = await stripe.customers.create({});
  await stripe.customers.update(made.id, { name: 'B' });
  await sim.advance(0);
  expect(own.received).toHaveLength(1);
  const [first] = own.received;
  expect(stripe.webhooks.constructEvent(first?.body ?? '', first?.signature ?? '', endpoint.secret ?? '').type).toBe(
    'customer.updated',
  );
  expect(await stripe.webhookEndpoints.retrieve(endpoint.id)).not.toHaveProperty('secret');
  own.server.close();
});

test('no event leaves this machine', async () => {
  await expect(startStripe({ webhook: { url: 'https://example.com/hook', secret: 's' } })).rejects.toThrow(
    'this machine',
  );
  await expect(stripe.webhookEndpoints.create({ url: 'http://example.com/', enabled_events: ['*'] })).rejects.toThrow(
    'this machine',
  );
});
