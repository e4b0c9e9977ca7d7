import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { moveTo } from '#modules/subscriptions/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { recordEvents } from '../commands/record-events.ts';
import { overview } from '../queries/overview.ts';
import { aMeasuredPlan, localInstant, measure, type Sent, send, TRAFFIC } from '../testing.ts';

let world: TestWorld;
let clientId: string;
let productId: string;

beforeAll(async () => {
  world = await createWorld();
  moveTo(world, '2026-06-01');
  clientId = await aClient(world.owner);
  const prices = [{ cycle: 'monthly' as const, currency: 'EUR', priceMinor: '3000', setupMinor: '0' }];
  productId = await aProduct(world.owner, { categoryId: await aCategory(world.owner), prices });
  const seats = { ...TRAFFIC, key: 'seats', aggregation: 'unique' as const };
  await measure(world, { productId, terms: { metrics: [TRAFFIC, seats], acceptDays: 30 } });
});
afterAll(() => world[Symbol.asyncDispose]());

async function aPlan(): Promise<string> {
  moveTo(world, '2026-06-01');
  const subscriptionId = await aMeasuredPlan(world, { clientId, productId });
  moveTo(world, '2026-06-15');
  return subscriptionId;
}

const reasons = async (subscriptionId: string, events: readonly Sent[]) =>
  (await send(world, subscriptionId, events)).events.map(({ result, reason }) => reason ?? result);
const units = async (subscriptionId: string, metric = 'traffic') =>
  (await ask(world.owner, overview, { subscriptionId })).current?.metrics.find(({ key }) => key === metric)?.units;

describe('an event', () => {
  it('counts once however often it is sent, and another one under its id is told', async () => {
    const id = await aPlan();
    const event = { id: 'a', at: '2026-06-05T12:00', value: '7.5' };
    expect(await reasons(id, [event, event])).toEqual(['accepted', 'duplicate']);
    expect(await reasons(id, [event, { ...event, value: '8' }])).toEqual(['duplicate', 'different']);
    expect(
      await reasons(id, [
        { ...event, id: 'b' },
        { ...event, id: 'b', value: '9' },
      ]),
    ).toEqual(['accepted', 'different']);
    expect(await units(id)).toBe('15');
  });

  it('of an unknown, foreign or ended subscription, metric, time or value is refused with the reason, the others count', async () => {
    const id = await aPlan();
    const elsewhere = await world.addTenant(`other-${id.slice(-6)}`);
    const input = (subscriptionId: string) => ({
      events: [{ id: 'x', subscriptionId, metric: 'traffic', at: localInstant('2026-06-05T12:00'), value: '1' }],
    });
    const foreign = await execute(elsewhere.owner, recordEvents, input(id));
    const random = await execute(elsewhere.owner, recordEvents, input(crypto.randomUUID()));
    expect(foreign).toEqual(random);
    expect(foreign.events).toEqual([{ id: 'x', result: 'refused', reason: 'not_found' }]);
    expect(
      await reasons(id, [
        { id: '1', at: '2026-06-05T12:00', value: '1', metric: 'stars' },
        { id: '2', at: '2026-06-15T12:10', value: '1' },
        { id: '3', at: '2026-05-31T23:59', value: '1' },
        { id: '4', at: '2026-06-05T12:00', value: 'many' },
        { id: '5', at: '2026-06-05T12:00' },
        { id: '6', at: '2026-06-05T12:00', value: 'ada', metric: 'seats' },
        { id: '7', at: '2026-06-01T00:00', value: '1' },
      ]),
    ).toEqual(['unknown_metric', 'in_future', 'not_running', 'no_value', 'no_value', 'accepted', 'accepted']);
    moveTo(world, '2026-07-10');
    expect(await reasons(id, [{ id: '8', at: '2026-06-09T23:59', value: '1' }])).toEqual(['too_old']);
    expect(await reasons(id, [{ id: '9', at: '2026-06-10T00:00', value: '1' }])).toEqual(['accepted']);
  });

  it('of another client account is not found for whoever may only see some', async () => {
    const id = await aPlan();
    const groups = { ...world.owner.actor, clientGroupIds: [crypto.randomUUID()] };
    const event = { id: 'x', subscriptionId: id, metric: 'traffic', at: localInstant('2026-06-05T12:00'), value: '1' };
    const scoped = world.as(groups as typeof world.owner.actor);
    expect((await execute(scoped, recordEvents, { events: [event] })).events[0]).toMatchObject({ reason: 'not_found' });
  });
});

describe('batches', () => {
  it('that are the same and sent twenty times at once count once', async () => {
    const ids = [await aPlan(), await aPlan()];
    const events = ids.flatMap((subscriptionId) =>
      Array.from({ length: 50 }, (_, n) => ({
        ...{ id: `e${n}`, subscriptionId, metric: 'traffic', value: '0.1' },
        at: localInstant(`2026-06-0${1 + (n % 9)}T10:00`),
      })),
    );
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        execute(world.owner, recordEvents, { events: n % 2 === 0 ? events : events.toReversed() }),
      ),
    );
    expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(100);
    expect(answers.reduce((sum, { duplicate }) => sum + duplicate, 0)).toBe(1900);
    for (const id of ids) expect(await units(id)).toBe('5');
  });

  it('of a thousand events take as many statements as those of two', async () => {
    const id = await aPlan();
    const batch = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => ({ id: `n${from + n}`, at: '2026-06-05T12:00', value: '1' }));
    const statements = async (events: readonly Sent[]) => {
      let count = 0;
      const { query } = pg.Client.prototype;
      pg.Client.prototype.query = function counted(this: pg.Client, ...of: unknown[]) {
        count += 1;
        return Reflect.apply(query, this, of);
      };
      try {
        await send(world, id, events);
      } finally {
        pg.Client.prototype.query = query;
      }
      return count;
    };
    const few = await statements(batch(0, 2));
    expect(await statements(batch(10, 1000))).toBe(few);
    expect(await statements(batch(10, 1000))).toBeLessThanOrEqual(few + 1);
    expect(few).toBeLessThan(25);
    expect(await units(id)).toBe('1002');
  });
});
