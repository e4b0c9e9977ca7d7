import { expectStatus, newOperation } from '@panel1/plugin-sdk/testing';
import { type StripeSim, startStripeSim } from '@panel1/provider-sims';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callerOf, testManager } from './kit.ts';

const KEY = 'sk_test_tax_key_1';
const manager = testManager();
let sim: StripeSim;

beforeAll(async () => {
  sim = await startStripeSim({ seed: 'tax', apiKey: KEY });
});
afterEach(() => sim.faults.clear());
afterAll(async () => {
  await manager.stop();
  await sim.stop();
});

const call = callerOf({
  manager,
  pluginId: 'stripe',
  contract: 'taxCalculator',
  settings: () => ({ tenant: { apiBaseUrl: sim.url } }),
  secrets: () => ({ tenant: { secretKey: KEY, webhookSecret: 'whsec_of_tax_tests' } }),
});

const buyer = { country: 'US', postcode: '10001', city: 'New York', isBusiness: false, isExempt: false };
const question = (
  of: Partial<{ postcode: string; isExempt: boolean; inclusive: boolean; amounts: string[] }> = {},
) => ({
  currency: 'USD',
  taxDate: '2026-11-20',
  pricesIncludeTax: of.inclusive ?? false,
  buyer: { ...buyer, postcode: of.postcode ?? buyer.postcode, isExempt: of.isExempt ?? false },
  lines: (of.amounts ?? ['10000']).map((amountMinor, at) => ({ lineId: `${at}`, amountMinor, category: 'standard' })),
});
const quoted = async (of: Parameters<typeof question>[0] = {}) =>
  expectStatus((await call('quote', question(of))).result, 'done').value;
const records = () => sim.journal().filter(({ operation, executed }) => executed && operation.startsWith('tax.trans'));

describe('a quote', () => {
  test('names every tax of a line with its jurisdiction, rate and rounded amount', async () => {
    const { lines } = await quoted();
    expect(lines).toEqual([
      {
        lineId: '0',
        treatment: 'taxed',
        components: [
          { name: 'New York Sales Tax', jurisdiction: 'New York', country: 'US', rate: '0.04', taxMinor: '400' },
          expect.objectContaining({ name: 'New York City Local Sales Tax', rate: '0.045', taxMinor: '450' }),
          expect.objectContaining({ rate: '0.00375', taxMinor: '38' }),
        ],
      },
    ]);
  });

  test('tells places without tax, without a registration and exempt buyers apart, and never says nothing', async () => {
    const treatment = async (of: Parameters<typeof question>[0]) =>
      (await quoted(of)).lines.map((line) => line.treatment);
    expect(await treatment({ postcode: '97201' })).toEqual(['not_taxed']);
    expect(await treatment({ postcode: '60601' })).toEqual(['not_collected']);
    expect(await treatment({ isExempt: true, amounts: ['500', '700'] })).toEqual(['exempt_buyer', 'exempt_buyer']);
  });

  test('of a price that contains the tax takes it from the price', async () => {
    const { lines } = await quoted({ inclusive: true, amounts: ['10825'], postcode: '78701' });
    expect(lines[0]?.components.map(({ taxMinor }) => taxMinor)).toEqual(['625', '200']);
  });

  test('that cannot be had is a failure, not an untaxed line', async () => {
    expect((await call('quote', question({ postcode: 'nowhere' }))).result).toMatchObject({
      status: 'failed',
      class: 'validation',
      code: 'customer_tax_location_invalid',
    });
    sim.faults.add({ kind: 'error_before', status: 503, operation: 'tax.calculations.create' });
    expect((await call('quote', question())).result).toMatchObject({ status: 'failed', class: 'transient' });
    sim.faults.add({ kind: 'html_body', operation: 'tax.calculations.create' });
    expect((await call('quote', question())).result.status).toBe('failed');
    expect((await call('quote', { ...question(), currency: 'KWD' })).result).toMatchObject({ code: 'currency_units' });
  });
});

describe('a document', () => {
  const commit = async (transactionId: string, operationId = newOperation()) => {
    const { quoteRef } = await quoted({ amounts: ['10000', '2000'] });
    return { operationId, transactionId, quoteRef };
  };

  test('is recorded once under its id, also when the answer was lost', async () => {
    const input = await commit(newOperation());
    const before = records().length;
    sim.faults.add({ kind: 'execute_then_drop', operation: 'tax.transactions.create' });
    expect((await call('commit', input)).result.status).toBe('unknown');
    const probe = { of: 'commit', operationId: input.operationId, startedAt: '2026-11-20T12:00:00Z', input } as const;
    const found = expectStatus((await call('probe', probe)).result, 'done').value;
    const again = expectStatus((await call('commit', input)).result, 'done').value;
    expect(found).toEqual({ found: true, of: 'commit', outcome: { status: 'done', value: again } });
    expect(again.lines.map(({ lineId }) => lineId)).toEqual(['0', '1']);
    expect(records()).toHaveLength(before + 1);
    // Another operation for the same document is refused.
    expect((await call('commit', { ...input, operationId: newOperation() })).result.status).toBe('failed');
  });

  test('is taken back in parts and as a whole, never beyond what is left', async () => {
    const { transactionRef: originalRef, lines } = expectStatus(
      (await call('commit', await commit(newOperation()))).result,
      'done',
    ).value;
    const part = { lineId: '0', lineRef: lines[0]?.lineRef ?? '', netMinor: '5000', taxMinor: '444' };
    const refund = (of: Partial<typeof part> = {}) => ({
      ...{ operationId: newOperation(), transactionId: newOperation(), originalRef, pricesIncludeTax: false },
      lines: [{ ...part, ...of }],
    });
    expect((await call('refund', refund())).result.status).toBe('done');
    expect((await call('refund', refund({ netMinor: '5001' }))).result).toMatchObject({ status: 'failed' });
    const all = { operationId: newOperation(), transactionId: newOperation(), originalRef };
    expect((await call('void', all)).result.status).toBe('done');
    expect((await call('void', all)).result.status).toBe('done');
    expect((await call('refund', refund({ netMinor: '1', taxMinor: '0' }))).result.status).toBe('failed');
  });
});
