import { createHmac } from 'node:crypto';
import { conformPaymentGateway, expectStatus, newOperation } from '@panel1/plugin-sdk/testing';
import { type StripeSim, startStripeSim } from '@panel1/provider-sims';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callerOf, keepingLog, manifestOf, testManager } from './kit.ts';

const KEY = 'sk_test_conformance_key_1';
const WEBHOOK_SECRET = 'whsec_conformance_current';
const PREVIOUS_SECRET = 'whsec_conformance_previous';
const EUR = { amountMinor: '2500', currency: 'EUR' };

const log = keepingLog();
const manager = testManager({ log });
let sim: StripeSim;

beforeAll(async () => {
  sim = await startStripeSim({ seed: 'plugins', apiKey: KEY, controlToken: 'control' });
});
afterEach(() => sim.faults.clear());
afterAll(async () => {
  await manager.stop();
  await sim.stop();
});

const settings = () => ({ tenant: { apiBaseUrl: sim.url } });
const callWith = (secretKey: string) =>
  callerOf({
    manager,
    pluginId: 'stripe',
    contract: 'paymentGateway',
    settings,
    secrets: () => ({ tenant: { secretKey, webhookSecret: WEBHOOK_SECRET, webhookSecretPrevious: PREVIOUS_SECRET } }),
  });
const call = callWith(KEY);

async function payAt(url: string): Promise<void> {
  const form = { number: '4242424242424242', expiry: '12/40', cvc: '123', name: 'Ann Example' };
  await fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
}

async function stripeApi(path: string, form: Record<string, string>): Promise<string> {
  const response = await fetch(`${sim.url}/v1/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}` },
    body: new URLSearchParams(form),
  });
  const answer: unknown = await response.json();
  if (typeof answer !== 'object' || answer === null || !('id' in answer)) throw new Error(JSON.stringify(answer));
  return String(answer.id);
}

/** A customer with a ready-made card, made directly at the provider. */
async function cardOf(alias: string) {
  const customerRef = await stripeApi('customers', { email: 'ann@example.test' });
  return { customerRef, methodRef: await stripeApi(`payment_methods/${alias}/attach`, { customer: customerRef }) };
}

const executed = (operation: string): number =>
  sim.journal().filter((entry) => entry.operation === operation && entry.executed).length;
const moneyMoves = async (): Promise<number> => executed('payment_intents.create') + executed('refunds.create');

const OPERATION_OF: Readonly<Record<string, string>> = {
  createPayment: 'checkout.sessions.create',
  chargeSaved: 'payment_intents.create',
  refund: 'refunds.create',
  savePaymentMethod: 'checkout.sessions.create',
};

function signed(secret: string, time: number, body: string): string {
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`;
}

function webhookOf(object: object, type = 'payment_intent.succeeded'): string {
  return JSON.stringify({ id: 'evt_1', object: 'event', type, created: 1_790_000_000, data: { object } });
}

function delivery(kind: 'good' | 'altered' | 'old', secret = WEBHOOK_SECRET) {
  const now = Date.now();
  // Bytes that JSON would write differently: the signature is over what came, not over what it means.
  const body = `${webhookOf({ id: 'pi_1', object: 'payment_intent', metadata: { panel1_operation: 'op_12345678' } })} \n`;
  const time = Math.floor(now / 1000) - (kind === 'old' ? 301 : 0);
  const sent = kind === 'altered' ? body.replace('pi_1', 'pi_2') : body;
  return {
    rawBodyBase64: Buffer.from(sent).toString('base64'),
    headers: { 'stripe-signature': signed(secret, time, body) },
    receivedAt: new Date(now).toISOString(),
  };
}

conformPaymentGateway(manifestOf(manager, 'stripe'), {
  call,
  callWithBadCredentials: callWith('sk_test_wrong_key_00'),
  secrets: [KEY, WEBHOOK_SECRET, PREVIOUS_SECRET],
  amount: EUR,
  payAt,
  savedMethod: () => cardOf('pm_card_visa'),
  refusedMethod: () => cardOf('pm_card_chargeCustomerFail'),
  moneyMoves,
  loseNextAnswer: (method) =>
    sim.faults.add({ kind: 'execute_then_drop', operation: OPERATION_OF[method] ?? 'unknown method' }),
  dispute: async (paymentRef, end) => {
    const disputeRef = sim.dispute(paymentRef);
    const evidence = end === 'won' ? 'winning_evidence' : 'losing_evidence';
    if (end) await stripeApi(`disputes/${disputeRef}`, { 'evidence[uncategorized_text]': evidence, submit: 'true' });
    return disputeRef;
  },
  webhook: delivery,
});

async function charge(alias = 'pm_card_visa', amount = EUR) {
  const method = await cardOf(alias);
  return { operationId: newOperation(), amount, description: 'Renewal', reference: 'INV-1', ...method };
}

describe('charges', () => {
  test.each([
    ['error_after_apply', { status: 500 }],
    ['html_body', { execute: true, status: 200 }],
    ['html_body', { execute: true, status: 502 }],
    ['reset_mid_body', {}],
  ] as const)('%s %o after a charge is unknown, the probe finds it, and one charge was made', async (kind, extra) => {
    const input = await charge();
    const before = await moneyMoves();
    sim.faults.add({ kind, operation: 'payment_intents.create', ...extra });
    const startedAt = new Date().toISOString();
    expectStatus((await call('chargeSaved', input)).result, 'unknown');
    const probe = { of: 'chargeSaved', operationId: input.operationId, startedAt, input } as const;
    expect(expectStatus((await call('probe', probe)).result, 'done').value).toMatchObject({
      found: true,
      outcome: { status: 'done', value: { amount: EUR, operationId: input.operationId } },
    });
    expect((await moneyMoves()) - before).toBe(1);
  });

  test('a charge that never reached Stripe is surely absent, and the retry is the only one', async () => {
    const input = await charge();
    const before = await moneyMoves();
    sim.faults.add({ kind: 'drop_before_execute', operation: 'payment_intents.create' });
    const startedAt = new Date().toISOString();
    expectStatus((await call('chargeSaved', input)).result, 'unknown');
    const probe = { of: 'chargeSaved', operationId: input.operationId, startedAt, input } as const;
    expect(expectStatus((await call('probe', probe)).result, 'done').value).toEqual({ found: false });
    expectStatus((await call('chargeSaved', input)).result, 'done');
    expect((await moneyMoves()) - before).toBe(1);
  });

  test('a hanging charge ends as unknown at its deadline', async () => {
    const input = await charge();
    sim.faults.add({ kind: 'hang', operation: 'payment_intents.create', execute: true });
    const began = performance.now();
    const { result, exchanges } = await manager.call({
      pluginId: 'stripe',
      tenantId: 'tenant-a',
      contract: 'paymentGateway',
      method: 'chargeSaved',
      settings: settings(),
      secrets: { tenant: { secretKey: KEY, webhookSecret: WEBHOOK_SECRET } },
      input,
      deadlineMs: 1_000,
    });
    expectStatus(result, 'unknown');
    expect(exchanges).toMatchObject([{ method: 'POST', status: null }]);
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  test('a card that wants its holder is declined for good, with that code', async () => {
    const { result } = await call('chargeSaved', await charge('pm_card_authenticationRequired'));
    expect(result).toMatchObject({ status: 'declined', code: 'authentication_required', retryable: false });
  });

  test('being slowed down is rate_limited and says for how long', async () => {
    sim.faults.add({ kind: 'rate_limit', operation: 'payment_intents.create', retryAfterSeconds: 7 });
    const { result } = await call('chargeSaved', await charge());
    expect(result).toMatchObject({ status: 'failed', class: 'rate_limited', retryAfterMs: 7_000 });
  });

  test('yen are charged whole, and dinars in steps of ten fils', async () => {
    const yen = { amountMinor: '500', currency: 'JPY' };
    const { result } = await call('chargeSaved', await charge('pm_card_visa', yen));
    expect(expectStatus(result, 'done').value.amount).toEqual(yen);
    expect(sim.journal().findLast((entry) => entry.operation === 'payment_intents.create')?.params).toMatchObject({
      amount: '500',
      currency: 'jpy',
    });
    const fils = { amountMinor: '1001', currency: 'KWD' };
    const refused = await call('chargeSaved', await charge('pm_card_visa', fils));
    expect(refused.result).toMatchObject({ status: 'failed', class: 'validation', code: 'amount_not_chargeable' });
    expect(refused.exchanges).toEqual([]);
  });
});

test.each([
  ['fr-CA', 'fr-CA'],
  ['de-AT', 'de'],
  ['fa', 'auto'],
])('a payer who reads %s gets a page in %s, and never none', async (locale, page) => {
  const input = {
    operationId: newOperation(),
    payer: { clientId: 'client-1' },
    currency: 'EUR',
    returnUrl: 'http://127.0.0.1/back',
    cancelUrl: 'http://127.0.0.1/cancel',
    locale,
  };
  expectStatus((await call('savePaymentMethod', input)).result, 'needs_action');
  expect(sim.journal().findLast((entry) => entry.operation === 'checkout.sessions.create')?.params).toMatchObject({
    locale: page,
  });
});

describe('saved methods', () => {
  test('the payer leaves a card on the page; it is read by probe, charged, and forgotten twice', async () => {
    const input = {
      operationId: newOperation(),
      payer: { clientId: 'client-1', email: 'ann@example.test' },
      currency: 'EUR',
      returnUrl: 'http://127.0.0.1/back',
      cancelUrl: 'http://127.0.0.1/cancel',
    };
    const startedAt = new Date().toISOString();
    const page = expectStatus((await call('savePaymentMethod', input)).result, 'needs_action');
    await payAt(page.url);
    const probe = { of: 'savePaymentMethod', operationId: input.operationId, startedAt, input } as const;
    const { value } = expectStatus((await call('probe', probe)).result, 'done');
    if (!value.found || value.of !== 'savePaymentMethod') throw new Error(JSON.stringify(value));
    const saved = expectStatus(value.outcome, 'done').value;
    expect(saved).toMatchObject({ kind: 'card', brand: 'visa', last4: '4242', expiryMonth: 12, expiryYear: 2040 });
    const { customerRef, methodRef } = saved;
    const common = { amount: EUR, description: 'Renewal', reference: 'INV-1', customerRef, methodRef };
    expectStatus((await call('chargeSaved', { operationId: newOperation(), ...common })).result, 'done');
    for (const _ of [1, 2]) {
      expectStatus((await call('deleteMethod', { operationId: newOperation(), methodRef })).result, 'done');
    }
  });
});

describe('webhooks', () => {
  test('while the secret rotates, the previous one still counts', async () => {
    const { result } = await call('parseWebhook', delivery('good', PREVIOUS_SECRET));
    expect(expectStatus(result, 'done').value.notices).toMatchObject([
      { eventId: 'evt_1', type: 'payment', paymentRef: 'pi_1', operationId: 'op_12345678' },
    ]);
  });
  test('a secret that never was ours does not', async () => {
    const { result } = await call('parseWebhook', delivery('good', 'whsec_somebody_else'));
    expect(result).toMatchObject({ status: 'failed', class: 'auth', code: 'signature_invalid' });
  });
});

describe('isolation', () => {
  test('the simulator address is refused where simulators are not allowed', async () => {
    const strict = testManager({ allowLoopbackHttp: false });
    const answer = await callerOf({
      manager: strict,
      pluginId: 'stripe',
      contract: 'paymentGateway',
      settings,
      secrets: () => ({ tenant: { secretKey: KEY, webhookSecret: WEBHOOK_SECRET } }),
    })('testConnection', {});
    await strict.stop();
    expect(answer.result).toMatchObject({ status: 'failed', class: 'validation', code: 'settings_out_of_bounds' });
  });

  test('two tenants at once in one process see their own account only', async () => {
    const other = await startStripeSim({ seed: 'other', apiKey: 'sk_test_other_tenant', controlToken: 'control' });
    const target = { manager, pluginId: 'stripe', contract: 'paymentGateway' } as const;
    const callOther = callerOf({
      ...target,
      tenantId: 'tenant-b',
      settings: () => ({ tenant: { apiBaseUrl: other.url } }),
      secrets: () => ({ tenant: { secretKey: 'sk_test_other_tenant', webhookSecret: WEBHOOK_SECRET } }),
    });
    const payment = (currency: string) => ({
      operationId: newOperation(),
      amount: { amountMinor: '1000', currency },
      description: 'x',
      reference: 'INV-1',
      payer: { clientId: 'c' },
      saveMethod: false,
      returnUrl: 'http://127.0.0.1/r',
      cancelUrl: 'http://127.0.0.1/c',
    });
    const before = executed('checkout.sessions.create');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0 ? call('createPayment', payment('EUR')) : callOther('createPayment', payment('USD')),
      ),
    );
    for (const [index, { result }] of answers.entries()) {
      expect(expectStatus(result, 'needs_action').url.startsWith(index % 2 === 0 ? sim.url : other.url)).toBe(true);
    }
    expect(executed('checkout.sessions.create') - before).toBe(10);
    expect(other.journal().every((entry) => !JSON.stringify(entry).includes('eur'))).toBe(true);
    await other.stop();
  });

  test('no secret ever reached the log', () => {
    const written = JSON.stringify(log.lines);
    for (const secret of [KEY, WEBHOOK_SECRET, PREVIOUS_SECRET]) expect(written).not.toContain(secret);
  });
});
