import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ask } from '#lib/command/execute.ts';
import { anIssuedInvoice, clientBalance, getInvoice } from '#modules/billing/testing.ts';
import { payOnPage, type StripeWorld, testWithStripe, WEBHOOK_SECRET } from './stripe-world.ts';

let stripe: StripeWorld;
let clientId: string;

testWithStripe({ isNotifying: true }, (world, id) => {
  stripe = world;
  clientId = id;
});

const anInvoice = () => anIssuedInvoice(stripe.world.owner, { clientId });
const invoice = (invoiceId: string) => ask(stripe.world.owner, getInvoice, { invoiceId });
const notices = async (where = 'true') =>
  (await stripe.world.admin.query(`select * from gateway_notices where ${where} order by received_at`)).rows;

/** Lets the simulator send what it has, and the instance act on it. */
async function notified(ms = 0): Promise<void> {
  await stripe.sim.advance(ms);
  await stripe.settle();
}

const seconds = () => Math.floor(stripe.world.clock.real().epochMilliseconds / 1000);

function event(of: { id: string; type?: string; object: object }): string {
  const { id, type = 'payment_intent.succeeded', object } = of;
  const created = seconds();
  return JSON.stringify({ id, type, created, data: { object: { object: 'payment_intent', ...object } } });
}

interface Sent {
  body: string;
  secret?: string;
  age?: number;
  signed?: string;
  path?: string;
  host?: string;
}

async function send({ body, secret = WEBHOOK_SECRET, age = 0, signed = body, path = 'stripe', host }: Sent) {
  const time = seconds() - age;
  const digest = createHmac('sha256', secret).update(`${time}.${signed}`).digest('hex');
  return stripe.server.inject({
    method: 'POST',
    url: `/webhooks/${path}`,
    headers: {
      host: host ?? 'main.localhost',
      'content-type': 'application/json',
      ...(secret === '' ? {} : { 'stripe-signature': `t=${time},v1=${digest}` }),
    },
    payload: body,
  });
}

describe('a webhook', () => {
  it('settles the payment that it is about', async () => {
    const invoiceId = await anInvoice();
    const { paymentId, url } = await stripe.openPage(clientId, [invoiceId]);
    await payOnPage(url);
    await notified();
    expect(await stripe.see(paymentId)).toMatchObject({ status: 'succeeded' });
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid' });
    expect(await notices("state = 'stored'")).toEqual([]);
  });

  it('that comes ten times at once, and once more later, is stored and acted on once', async () => {
    const { paymentId } = await stripe.openPage(clientId, [await anInvoice()]);
    const body = event({ id: 'evt_same', object: { id: 'pi_x', metadata: { panel1_operation_id: paymentId } } });
    const answers = await Promise.all(Array.from({ length: 10 }, () => send({ body })));
    expect(answers.map((one) => one.statusCode)).toEqual(Array(10).fill(200));
    await stripe.settle();
    expect((await send({ body })).statusCode).toBe(200);
    const stored = await notices("event_ref = 'evt_same'");
    expect(stored).toHaveLength(1);
    const { rows } = await stripe.world.admin.query('select 1 from effects where payload @> $1', [
      { noticeId: stored[0].id },
    ]);
    expect(rows).toHaveLength(1);
  });

  it('in whatever order and number they come, the money is counted once', async () => {
    stripe.sim.faults.add({ kind: 'webhook_reorder', operation: 'webhook:payment_intent.succeeded' });
    stripe.sim.faults.add({ kind: 'webhook_duplicate', operation: 'webhook:checkout.session.completed' });
    const invoiceId = await anInvoice();
    const { paymentId, url } = await stripe.openPage(clientId, [invoiceId]);
    await payOnPage(url, '4000000000009995');
    await payOnPage(url);
    await notified();
    await notified(10_000);
    expect(await stripe.see(paymentId)).toMatchObject({ status: 'succeeded' });
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid', paid: { amountMinor: '1000' } });
    expect((await ask(stripe.world.owner, clientBalance, { clientId })).balances).toEqual([]);
  });

  it('that says a payment succeeded which did not, changes nothing: the gateway is asked', async () => {
    const { paymentId } = await stripe.openPage(clientId, [await anInvoice()]);
    const { rows } = await stripe.world.admin.query('select provider_ref from payments where id = $1', [paymentId]);
    const object = {
      id: rows[0].provider_ref,
      object: 'checkout.session',
      metadata: { panel1_operation_id: paymentId },
    };
    const body = event({ id: 'evt_lie', type: 'checkout.session.completed', object });
    expect((await send({ body })).statusCode).toBe(200);
    await stripe.settle();
    expect(await stripe.see(paymentId)).toMatchObject({ status: 'needs_action' });
  });

  it('without a good and fresh signature over these very bytes is refused and leaves no trace', async () => {
    const before = await notices();
    const body = event({ id: 'evt_forged', object: { id: 'pi_1' } });
    const bad: Sent[] = [
      { body, secret: 'whsec_another_secret' },
      { body, secret: '' },
      { body, age: 301 },
      { body, age: -301 },
      { body: `${body} `, signed: body },
      { body: JSON.stringify(JSON.parse(body), null, 1), signed: body },
    ];
    for (const one of bad) {
      const answer = await send(one);
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toEqual({ error: { code: 'request.invalid' } });
    }
    expect(await notices()).toEqual(before);
  });

  it('for a plugin that is unknown, off, or takes none, or another tenant’s, is not found', async () => {
    await stripe.world.addTenant('other');
    const body = event({ id: 'evt_astray', object: { id: 'pi_1' } });
    for (const path of ['nobody', 'cpanel', 'bank-transfer', '../stripe', 'STRIPE'])
      expect((await send({ body, path })).statusCode).toBe(404);
    expect((await send({ body, host: 'other.localhost' })).statusCode).toBe(404);
    expect(await notices("event_ref = 'evt_astray'")).toEqual([]);
  });

  it('about a payment that is not ours is set aside', async () => {
    const body = event({ id: 'evt_stranger', object: { id: 'pi_of_another_shop' } });
    expect((await send({ body })).statusCode).toBe(200);
    await stripe.settle();
    expect(await notices("event_ref = 'evt_stranger'")).toMatchObject([{ state: 'ignored', note: 'not_ours' }]);
  });

  it('of more than one mebibyte is refused', async () => {
    const body = event({ id: 'evt_big', object: { id: 'pi_1', description: 'x'.repeat(1024 * 1024) } });
    expect((await send({ body })).statusCode).toBe(413);
  });

  it('is answered within a second', async () => {
    const body = event({ id: 'evt_quick', object: { id: 'pi_1' } });
    const started = performance.now();
    await send({ body });
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
