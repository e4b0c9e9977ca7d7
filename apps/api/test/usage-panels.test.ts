import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { recordUsage } from '#modules/provisioning/commands/record-usage.ts';
import { aServiceByHand } from '#modules/provisioning/testing.ts';
import { moveTo } from '#modules/subscriptions/testing.ts';
import { readPanel } from '#modules/usage/commands/read-panel.ts';
import { usageConsumer } from '#modules/usage/index.ts';
import { listEvents } from '#modules/usage/queries/list-events.ts';
import { overview } from '#modules/usage/queries/overview.ts';
import { aMeasuredPlan, localInstant, measure, TRAFFIC } from '#modules/usage/testing.ts';
import { createWorld, type TestWorld } from './world.ts';

let world: TestWorld;
let subscriptionId: string;
let serviceId: string;

const GB = 1_000_000_000;
const DISK = { ...TRAFFIC, key: 'disk', aggregation: 'max' as const, source: 'panel_disk' as const };
const BANDWIDTH = { ...TRAFFIC, source: 'panel_traffic' as const };

beforeAll(async () => {
  world = await createWorld();
  moveTo(world, '2026-06-01');
  const clientId = await aClient(world.owner);
  const prices = [{ cycle: 'monthly' as const, currency: 'EUR', priceMinor: '3000', setupMinor: '0' }];
  const productId = await aProduct(world.owner, { categoryId: await aCategory(world.owner), prices });
  const sent = { ...TRAFFIC, key: 'requests', aggregation: 'count' as const };
  await measure(world, { productId, terms: { metrics: [BANDWIDTH, DISK, sent] } });
  subscriptionId = await aMeasuredPlan(world, { clientId, productId });
  serviceId = await aServiceByHand(world.owner, { clientId, subscriptionId, productId });
  moveTo(world, '2026-06-20');
});
afterAll(() => world[Symbol.asyncDispose]());

const read = (at: string, traffic: number, disk = 1) =>
  execute(world.owner, readPanel, {
    ...{ serviceId, at: localInstant(at) },
    ...{ bandwidthUsedBytes: `${Math.round(traffic * GB)}`, diskUsedBytes: `${Math.round(disk * GB)}` },
  });
const units = async (metric: string) =>
  (await ask(world.owner, overview, { subscriptionId })).current?.metrics.find(({ key }) => key === metric)?.units;

describe('what a panel reports', () => {
  it('counts from the first reading on, once an hour, and nothing between two readings is lost', async () => {
    await read('2026-06-10T10:05', 40);
    expect(await units('traffic')).toBe('0');
    await read('2026-06-10T11:05', 42.5);
    // The same hour again: what is more by then comes with the next hour.
    expect(await read('2026-06-10T11:55', 43)).toEqual({ accepted: 0 });
    await read('2026-06-10T12:05', 44);
    expect(await units('traffic')).toBe('4');
  });

  it('goes on from zero when the panel begins its month anew, and never below', async () => {
    await read('2026-06-11T00:05', 0.5);
    expect(await units('traffic')).toBe('4.5');
  });

  it('of disk space is its level: the highest counts', async () => {
    await read('2026-06-12T00:05', 0.5, 12.25);
    await read('2026-06-13T00:05', 0.5, 3);
    expect(await units('disk')).toBe('12.25');
  });

  it('follows from the readings of provisioning, twice at once too', async () => {
    moveTo(world, '2026-06-20');
    const usage = { diskUsedBytes: GB, diskLimitBytes: null, bandwidthUsedBytes: 2 * GB, bandwidthLimitBytes: null };
    for (let at = 0; at < 2; at += 1) await execute(world.owner, recordUsage, { serviceId, usage });
    await world.drain([usageConsumer]);
    expect(await units('traffic')).toBe('6');
    const { rows } = await ask(world.owner, listEvents, { filter: { subscriptionId }, limit: 100 });
    const hours = rows.map(({ eventId }) => eventId).filter((name) => name.startsWith(`panel:${serviceId}:traffic:`));
    expect(new Set(hours).size).toBe(hours.length);
    moveTo(world, '2026-06-22');
    await Promise.all(Array.from({ length: 5 }, () => read('2026-06-21T11:10', 3)));
    expect(await units('traffic')).toBe('7');
  });

  it('feeds nothing else: metrics whose events are sent stay as they are', async () => {
    expect(await units('requests')).toBe('0');
    await expect(
      measure(world, {
        productId: (await ask(world.owner, overview, { subscriptionId })).productId,
        terms: {
          metrics: [{ ...BANDWIDTH, aggregation: 'max' }],
        },
      }),
    ).rejects.toThrow('usage.bad_terms');
  });
});
