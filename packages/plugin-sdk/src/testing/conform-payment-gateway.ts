import { describe, expect, test } from 'vitest';
import type { ContractArgument } from '../contracts/index.ts';
import type { Manifest } from '../manifest.ts';
import { balance, disputes } from './conform-gateway-account.ts';
import { expectNoSecrets, expectStatus, newOperation } from './fixtures.ts';
import { type GatewayFixtures, newCharge } from './gateway-fixtures.ts';

const started = (): string => new Date().toISOString();

function newPayment(
  fixtures: GatewayFixtures,
  saveMethod = false,
): ContractArgument<'paymentGateway', 'createPayment'> {
  return {
    operationId: newOperation(),
    amount: fixtures.amount,
    description: 'Starter, ünïcödé – 日本 🎉',
    reference: 'INV-0001',
    payer: { clientId: 'client-1', email: 'ann@example.test', name: 'Ann Example' },
    saveMethod,
    returnUrl: 'https://shop.example.test/back',
    cancelUrl: 'https://shop.example.test/cart',
  };
}

function connection({ call, callWithBadCredentials, secrets }: GatewayFixtures): void {
  test('testConnection answers with good credentials and leaks none', async () => {
    const answer = await call('testConnection', {});
    expectStatus(answer.result, 'done');
    expectNoSecrets(answer, secrets);
  });
  test.runIf(callWithBadCredentials)('refused credentials are a failure of class auth', async () => {
    const answer = await callWithBadCredentials?.('testConnection', {});
    expect(answer?.result).toMatchObject({ status: 'failed', class: 'auth' });
  });
}

function hostedPayment(fixtures: GatewayFixtures): void {
  const { call, payAt, amount, secrets } = fixtures;
  test('the same operation twice is one payment', async () => {
    const input = newPayment(fixtures);
    const first = await call('createPayment', input);
    const second = await call('createPayment', input);
    expect(['needs_action', 'pending']).toContain(first.result.status);
    expect(second.result).toEqual(first.result);
    expectNoSecrets([first, second], secrets);
  });
  test('a payment that was never sent is surely absent, or follows from its input', async () => {
    const input = newPayment(fixtures);
    const { operationId } = input;
    const answer = await call('probe', { of: 'createPayment', operationId, startedAt: started(), input });
    const { value } = expectStatus(answer.result, 'done');
    if (value.found) expect(value.outcome.status).toBe('pending');
  });
  test.runIf(payAt)('a paid payment is read back with its amount and our operation id', async () => {
    const input = newPayment(fixtures);
    const { url, remoteRef } = expectStatus((await call('createPayment', input)).result, 'needs_action');
    const before = await call('getPayment', { paymentRef: remoteRef ?? '' });
    expect(expectStatus(before.result, 'done').value.state).toBe('open');
    await payAt?.(url);
    const { value } = expectStatus((await call('getPayment', { paymentRef: remoteRef ?? '' })).result, 'done');
    expect(value).toMatchObject({ state: 'succeeded', amount, operationId: input.operationId });
  });
}

function savedCharges(fixtures: GatewayFixtures): void {
  const { call, loseNextAnswer, moneyMoves, refusedMethod, amount } = fixtures;
  test('the same charge twice takes money once', async () => {
    const input = await newCharge(fixtures);
    const before = (await moneyMoves?.()) ?? 0;
    const [first, second] = [await call('chargeSaved', input), await call('chargeSaved', input)];
    expect(expectStatus(first.result, 'done').value).toMatchObject({ state: 'succeeded', amount });
    expect(second.result).toEqual(first.result);
    if (moneyMoves) expect((await moneyMoves()) - before).toBe(1);
  });
  test.runIf(refusedMethod)('a refused card is declined, with a code of its own', async () => {
    const method = await refusedMethod?.();
    const input = { ...(await newCharge(fixtures)), ...method };
    const { result } = await call('chargeSaved', input);
    expect(expectStatus(result, 'declined').code).not.toBe('');
  });
  test.runIf(loseNextAnswer)('a charge whose answer is lost is unknown, and the probe finds it', async () => {
    const input = await newCharge(fixtures);
    const before = (await moneyMoves?.()) ?? 0;
    const startedAt = started();
    loseNextAnswer?.('chargeSaved');
    expectStatus((await call('chargeSaved', input)).result, 'unknown');
    const probe = { of: 'chargeSaved', operationId: input.operationId, startedAt, input } as const;
    const { value } = expectStatus((await call('probe', probe)).result, 'done');
    expect(value).toMatchObject({ found: true, of: 'chargeSaved', outcome: { status: 'done', value: { amount } } });
    if (moneyMoves) expect((await moneyMoves()) - before).toBe(1);
  });
}

function refunds(fixtures: GatewayFixtures): void {
  const { call } = fixtures;
  test('a part can be refunded once per operation, and never more than was paid', async () => {
    const paid = expectStatus((await call('chargeSaved', await newCharge(fixtures))).result, 'done').value;
    const half = { ...paid.amount, amountMinor: String((BigInt(paid.amount.amountMinor) / 20n) * 10n) };
    const input = { operationId: newOperation(), paymentRef: paid.paymentRef, amount: half };
    const first = await call('refund', input);
    expect((await call('refund', input)).result).toEqual(first.result);
    expect(expectStatus(first.result, 'done').value.amount).toEqual(half);
    const now = expectStatus((await call('getPayment', { paymentRef: paid.paymentRef })).result, 'done').value;
    expect(now.amountRefunded).toEqual(half);
    const tooMuch = await call('refund', { ...input, operationId: newOperation(), amount: paid.amount });
    expect(['failed', 'declined']).toContain(tooMuch.result.status);
  });
}

function newSetup(): ContractArgument<'paymentGateway', 'savePaymentMethod'> {
  return {
    operationId: newOperation(),
    payer: { clientId: 'client-1', email: 'ann@example.test', name: 'Ann Example' },
    currency: 'EUR',
    returnUrl: 'https://shop.example.test/back',
    cancelUrl: 'https://shop.example.test/methods',
  };
}

function savedWithoutPaying({ call, payAt, moneyMoves, loseNextAnswer }: GatewayFixtures): void {
  const probe = (input: ReturnType<typeof newSetup>) =>
    call('probe', { of: 'savePaymentMethod', operationId: input.operationId, startedAt: started(), input });
  test('the same wish to leave a method twice is one page', async () => {
    const input = newSetup();
    const first = expectStatus((await call('savePaymentMethod', input)).result, 'needs_action');
    expect((await call('savePaymentMethod', input)).result).toEqual(first);
  });
  test('a page that was never asked for is surely absent', async () => {
    expect(expectStatus((await probe(newSetup())).result, 'done').value).toEqual({ found: false });
  });
  test.runIf(payAt)('a method that was left is read by probe, and nothing is charged', async () => {
    const input = newSetup();
    const before = (await moneyMoves?.()) ?? 0;
    const { url } = expectStatus((await call('savePaymentMethod', input)).result, 'needs_action');
    expect(expectStatus((await probe(input)).result, 'done').value).toMatchObject({
      found: true,
      outcome: { status: 'needs_action', url },
    });
    await payAt?.(url);
    expect(expectStatus((await probe(input)).result, 'done').value).toMatchObject({
      found: true,
      of: 'savePaymentMethod',
      outcome: { status: 'done' },
    });
    expect((await moneyMoves?.()) ?? 0).toBe(before);
  });
  test.runIf(loseNextAnswer)('a page whose address was lost is unknown, and the probe finds it', async () => {
    const input = newSetup();
    loseNextAnswer?.('savePaymentMethod');
    expectStatus((await call('savePaymentMethod', input)).result, 'unknown');
    expect(expectStatus((await probe(input)).result, 'done').value).toMatchObject({
      found: true,
      outcome: { status: 'needs_action' },
    });
  });
}

function webhooks({ call, webhook, secrets }: GatewayFixtures): void {
  test.runIf(webhook)('a signed webhook is read, an altered or old one is refused', async () => {
    if (!webhook) return;
    const good = await call('parseWebhook', webhook('good'));
    expect(expectStatus(good.result, 'done').value.notices.length).toBeGreaterThan(0);
    expectNoSecrets(good, secrets);
    for (const kind of ['altered', 'old'] as const) {
      expect((await call('parseWebhook', webhook(kind))).result).toMatchObject({ status: 'failed', class: 'auth' });
    }
  });
}

/** The behaviour that every payment gateway owes the host, as vitest tests. Features that are not there are not tested. */
export function conformPaymentGateway(manifest: Manifest, fixtures: GatewayFixtures): void {
  const features = manifest.paymentGateway?.features ?? [];
  describe(`${manifest.id} conforms to paymentGateway`, () => {
    test('the manifest offers the contract', () => expect(manifest.paymentGateway).toBeDefined());
    connection(fixtures);
    hostedPayment(fixtures);
    if (features.includes('chargeSaved')) savedCharges(fixtures);
    if (features.includes('refund') && features.includes('chargeSaved')) refunds(fixtures);
    if (features.includes('savePaymentMethod')) savedWithoutPaying(fixtures);
    if (features.includes('parseWebhook')) webhooks(fixtures);
    if (features.includes('getDispute') && features.includes('chargeSaved')) disputes(fixtures);
    if (features.includes('listBalance') && features.includes('refund')) balance(fixtures);
  });
}
