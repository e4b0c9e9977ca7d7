import { USAGE_CAP_REASON } from '@panel1/shared-types';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, type Caller, execute } from '#lib/command/execute.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { aServiceByHand, getServiceDetail } from '#modules/provisioning/testing.ts';
import { moveTo } from '#modules/subscriptions/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { saveTerms } from '../commands/save-terms.ts';
import { setCap } from '../commands/set-cap.ts';
import { offer } from '../queries/offer.ts';
import { overview } from '../queries/overview.ts';
import { tryPrice } from '../queries/try-price.ts';
import { aMeasuredPlan, measure, runUsage, send, TRAFFIC, usageTermsOf } from '../testing.ts';

let world: TestWorld;
let clientId: string;
let me: Caller;
let productId: string;
let subscriptionId: string;
let serviceId: string;

beforeAll(async () => {
  world = await createWorld();
  moveTo(world, '2026-06-01');
  const prices = [{ cycle: 'monthly' as const, currency: 'EUR', priceMinor: '3000', setupMinor: '0' }];
  productId = await aProduct(world.owner, { categoryId: await aCategory(world.owner), prices });
  await measure(world, { productId, terms: { atCap: 'suspend' } });
});
beforeEach(async () => {
  moveTo(world, '2026-06-01');
  clientId = await aClient(world.owner);
  me = world.contact(clientId);
  subscriptionId = await aMeasuredPlan(world, { clientId, productId });
  serviceId = await aServiceByHand(world.owner, { clientId, subscriptionId, productId });
  moveTo(world, '2026-06-11');
});
afterAll(() => world[Symbol.asyncDispose]());

let count = 0;
const use = async (gigabytes: string, day = '2026-06-10') => {
  count += 1;
  await send(world, subscriptionId, [{ id: `u${count}`, at: `${day}T12:00`, value: gigabytes }]);
  await runUsage(world);
};
const told = async () =>
  (await ask(me, overview, { subscriptionId })).alerts.map(({ percent }) => percent).toSorted((a, b) => a - b);
const state = async () => {
  const { target, suspendReason } = await ask(world.owner, getServiceDetail, { serviceId });
  return target === 'suspended' ? suspendReason : target;
};
const mailed = async () => {
  const { rows } = await world.admin.query(
    `select (payload->>'alertId')::uuid as id from outbox_events where name = 'usage.cap_reached' and client_id = $1`,
    [clientId],
  );
  return rows.length;
};

describe('a spend cap', () => {
  it('is told at half, at four fifths and at the whole, each once, and stops the service where the product says so', async () => {
    await execute(me, setCap, { subscriptionId, capMinor: '1000' });
    await use('19');
    expect([await told(), await mailed()]).toEqual([[], 0]);
    await use('1');
    await use('0');
    expect([await told(), await mailed()]).toEqual([[50], 1]);
    expect(await state()).toBe('active');
    await use('10');
    expect([await told(), await mailed()]).toEqual([[50, 80, 100], 2]);
    expect(await state()).toBe(USAGE_CAP_REASON);
    expect((await ask(me, overview, { subscriptionId })).cap).toMatchObject({ isHeld: true, setByName: null });
  });

  it('that is raised or removed brings the service back, and so does a new period', async () => {
    await execute(me, setCap, { subscriptionId, capMinor: '100' });
    await use('30');
    expect(await state()).toBe(USAGE_CAP_REASON);
    await execute(me, setCap, { subscriptionId, capMinor: '5000' });
    await runUsage(world);
    expect(await state()).toBe('active');
    await execute(world.owner, setCap, { subscriptionId, capMinor: '200' });
    await runUsage(world);
    expect(await state()).toBe(USAGE_CAP_REASON);
    moveTo(world, '2026-07-01');
    await runUsage(world);
    expect(await state()).toBe('active');
    await use('1', '2026-07-01');
    expect(await state()).toBe('active');
  });

  it('of another client account is not found', async () => {
    const other = world.contact(await aClient(world.owner));
    await expect(execute(other, setCap, { subscriptionId, capMinor: '1' })).rejects.toMatchObject({
      code: 'request.not_found',
    });
    await expect(ask(other, overview, { subscriptionId })).rejects.toMatchObject({ code: 'request.not_found' });
    const technical = world.contact(clientId, ['technical']);
    await expect(execute(technical, setCap, { subscriptionId, capMinor: '1' })).rejects.toMatchObject({
      code: 'auth.forbidden',
    });
  });
});

describe('the usage of the period that runs', () => {
  it('says units, cost and days so far, and what it comes to when it goes on like this', async () => {
    moveTo(world, '2026-06-16');
    await send(world, subscriptionId, [
      { id: 'a', at: '2026-06-02T12:00', value: '10' },
      { id: 'b', at: '2026-06-03T12:00', value: '20.5' },
    ]);
    const { current } = await ask(me, overview, { subscriptionId });
    const [traffic] = current?.metrics ?? [];
    expect(traffic).toMatchObject({ units: '30.5', included: '10', costMinor: '1025' });
    // Half of June and half a day are over: 30.5 / (15.5 / 30) = 59.03, so 49.03 at 0.50. The clock goes on meanwhile.
    expect(Number(traffic?.forecastUnits)).toBeCloseTo(59.03, 1);
    expect(Math.abs(Number(current?.forecast.amountMinor) - 2452)).toBeLessThanOrEqual(5);
    expect(current?.period).toEqual({ start: '2026-06-01', end: '2026-07-01' });
    expect(traffic?.days.slice(0, 4).map(({ units }) => units)).toEqual(['0', '10', '20.5', '0']);
    expect(traffic?.days.length).toBe(16);
  });
});

describe('terms', () => {
  it('that were in force when a period began stay its terms', async () => {
    const dearer = { ...TRAFFIC, prices: { EUR: { model: 'per_unit' as const, unitPriceMinor: '1000' } } };
    await measure(world, { productId, terms: { metrics: [dearer], atCap: 'suspend' }, validFrom: '2026-06-20' });
    moveTo(world, '2026-06-25');
    await send(world, subscriptionId, [{ id: 'a', at: '2026-06-24T12:00', value: '11' }]);
    expect((await ask(me, overview, { subscriptionId })).current?.cost.amountMinor).toBe('50');
    moveTo(world, '2026-07-02');
    await send(world, subscriptionId, [{ id: 'b', at: '2026-07-01T12:00', value: '11' }]);
    expect((await ask(me, overview, { subscriptionId })).current?.cost.amountMinor).toBe('11000');
    expect(await ask(world.anonymous, offer, { productId })).toMatchObject({
      metrics: [
        { name: 'Traffic', unit: 'GB', prices: [{ currency: 'EUR', price: { model: 'per_unit' }, included: null }] },
      ],
    });
  });

  it('that cannot be priced are refused with the field, and those of days that are over cannot be written', async () => {
    const price = { model: 'graduated' as const, tiers: [{ upTo: '10', unitPriceMinor: '5' }] };
    const terms = usageTermsOf({ metrics: [{ ...TRAFFIC, prices: { EUR: price } }, TRAFFIC] });
    await expect(execute(world.owner, saveTerms, { productId, terms })).rejects.toMatchObject({
      code: 'usage.bad_terms',
      details: { fields: { 'metrics.0.prices.EUR': 'last_tier_bounded', 'metrics.1.key': 'twice' } },
    });
    await expect(
      execute(world.owner, saveTerms, { productId, terms: usageTermsOf(), validFrom: '2026-05-01' }),
    ).rejects.toMatchObject({ details: { fields: { validFrom: 'in_the_past' } } });
    expect(await ask(world.owner, tryPrice, { price, units: '5' })).toMatchObject({ problems: ['last_tier_bounded'] });
    const volume = {
      model: 'volume' as const,
      tiers: [
        { upTo: '100', unitPriceMinor: '10' },
        { upTo: null, unitPriceMinor: '5' },
      ],
    };
    const tried = await ask(world.owner, tryPrice, { price: volume, units: '101' });
    expect(tried.falls).toEqual([{ at: '100', atMinor: '1000', aboveMinor: '500' }]);
    expect(tried.priced?.amountMinor).toBe('505');
  });
});
