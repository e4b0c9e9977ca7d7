import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { aggregate, priceOf } from '#modules/billing/core/index.ts';
import { voidInvoice } from '#modules/billing/index.ts';
import { checkLedger, explainLine, getInvoice, listInvoices } from '#modules/billing/testing.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { cancelSubscription, subscriptionJobs } from '#modules/subscriptions/index.ts';
import { getSubscription, moveTo, payInvoice } from '#modules/subscriptions/testing.ts';
import { chargeTax } from '#modules/tenants/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { voidEvent } from '../commands/void-event.ts';
import { coreMetric, corePrice } from '../core/terms.ts';
import { usageJobs } from '../jobs.ts';
import { listEvents } from '../queries/list-events.ts';
import { aMeasuredPlan, localInstant, measure, runUsage, type Sent, send, TRAFFIC } from '../testing.ts';

let world: TestWorld;
let clientId: string;
let categoryId: string;
let productId: string;

const prices = [{ cycle: 'monthly' as const, currency: 'EUR', priceMinor: '3000', setupMinor: '0' }];

beforeAll(async () => {
  world = await createWorld();
  moveTo(world, '2026-01-01');
  await chargeTax(world.owner);
  categoryId = await aCategory(world.owner);
  productId = await aProduct(world.owner, { categoryId, prices });
  await measure(world, { productId });
});
beforeEach(async () => {
  clientId = await aClient(world.owner);
});
afterAll(async () => {
  expect(await ask(world.owner, checkLedger, {})).toMatchObject({ isValid: true });
  await world[Symbol.asyncDispose]();
});

const startOn = (day: string, product = productId) => {
  moveTo(world, day);
  return aMeasuredPlan(world, { clientId, productId: product });
};
const runOn = async (day: string) => {
  moveTo(world, day);
  await runUsage(world);
};

/** Documents of the client with lines of usage, the oldest first: number of kind, and what each line says. */
async function usageDocuments() {
  const { rows } = await ask(world.owner, listInvoices, {
    filter: { clientId },
    sort: { by: 'createdAt', direction: 'asc' },
  });
  const documents = await Promise.all(rows.map((row) => ask(world.owner, getInvoice, { invoiceId: row.id })));
  return documents
    .filter(({ lines }) => lines.some(({ kind }) => kind === 'usage' || kind === 'minimum'))
    .map(({ id, kind, status, issuedOn, lines }) => ({
      ...{ id, kind, status, issuedOn },
      lines: lines.map((line) => ({
        ...{ id: line.id, kind: line.kind, description: line.description, net: line.net.amountMinor },
        period: `${line.periodStart}/${line.periodEnd}`,
      })),
    }));
}
const summary = async () =>
  (await usageDocuments()).map(({ kind, lines }) => [kind, ...lines.map(({ net, period }) => `${net} ${period}`)]);

describe('a period', () => {
  it('is billed once, when it is over and its days of grace too, with each tier told', async () => {
    const id = await startOn('2026-06-01');
    moveTo(world, '2026-06-30');
    await send(world, id, [
      { id: 'late in the period', at: '2026-06-30T11:00', value: '0.5' },
      { id: 'first', at: '2026-06-01T00:00', value: '20' },
      { id: 'middle', at: '2026-06-15T12:00', value: '4.25' },
    ]);
    await runOn('2026-07-02');
    expect(await summary()).toEqual([]);
    await runOn('2026-07-03');
    await runOn('2026-07-03');
    const [document] = await usageDocuments();
    expect(await summary()).toEqual([['invoice', '738 2026-06-01/2026-07-01']]);
    expect(document?.lines[0]?.description).toBe('Small: Traffic, 24.75 GB');
    const why = await ask(world.owner, explainLine, { lineId: document?.lines[0]?.id ?? '' });
    expect(why.amount).toMatchObject({ rule: 'usage', isSame: true, computed: { amountMinor: '738' } });
    expect(why.amount.steps.slice(0, 2)).toMatchObject([
      { rule: 'usage_tier_units', inputs: { tier: 1, units: '10', unitPriceMinor: '0' } },
      { rule: 'usage_tier_units', inputs: { tier: 2, units: '14.75', unitPriceMinor: '50' } },
    ]);
  });

  it('is billed once by workers that bill at the same time while events come in, and nothing is lost', async () => {
    const id = await startOn('2026-06-01');
    moveTo(world, '2026-06-20');
    await send(world, id, [{ id: 'a', at: '2026-06-05T10:00', value: '20' }]);
    moveTo(world, '2026-07-03');
    const bill = usageJobs.find(({ name }) => name === 'usage.bill_periods');
    const late = Array.from({ length: 4 }, (_, n) => ({ id: `late ${n}`, at: '2026-06-06T10:00', value: '1' }));
    await Promise.all([
      ...Array.from({ length: 4 }, () => bill?.run(world.kernel, world.tenantId)),
      ...late.map((event) => send(world, id, [event])),
    ]);
    await runOn('2026-08-03');
    await runOn('2026-08-03');
    const lines = (await usageDocuments()).flatMap((document) => document.lines);
    expect(lines.reduce((sum, { net }) => sum + Number(net), 0)).toBe(700);
    expect(new Set(lines.map(({ period }) => period))).toEqual(new Set(['2026-06-01/2026-07-01']));
    // Each of the four workers, and the run after them, may find an event that came since the one before: never one twice.
    expect(lines.length).toBeLessThanOrEqual(5);
    expect(lines.every(({ net }) => Number(net) > 0)).toBe(true);
  });

  it('takes an event at its first instant and leaves that at its end to the next, over a change of the clock', async () => {
    const id = await startOn('2026-03-01');
    moveTo(world, '2026-04-15');
    await send(world, id, [
      { id: 'a', at: '2026-03-01T00:00', value: '11' },
      { id: 'b', at: '2026-03-29T03:30', value: '1' },
      { id: 'c', at: '2026-03-31T23:59:59.999999', value: '1' },
      { id: 'd', at: '2026-04-01T00:00', value: '100' },
    ]);
    await runOn('2026-04-15');
    expect(await summary()).toEqual([['invoice', '150 2026-03-01/2026-04-01']]);
  });

  it('that is quiet has no invoice, and after a month of downtime all are billed in order', async () => {
    const id = await startOn('2026-01-31');
    moveTo(world, '2026-04-10');
    await send(world, id, [
      { id: 'a', at: '2026-02-01T10:00', value: '12' },
      { id: 'c', at: '2026-04-01T10:00', value: '14' },
      { id: 'b', at: '2026-03-01T10:00', value: '13' },
    ]);
    await runOn('2026-04-10');
    expect(await summary()).toEqual([['invoice', '100 2026-01-31/2026-02-28', '150 2026-02-28/2026-03-31']]);
    await runOn('2026-05-02');
    expect((await summary()).at(-1)).toEqual(['invoice', '200 2026-03-31/2026-04-30']);
  });
});

describe('what comes late', () => {
  it('is charged as the difference with the next billing, in the tier in which it would have been', async () => {
    const id = await startOn('2026-06-01');
    moveTo(world, '2026-06-20');
    await send(world, id, [{ id: 'a', at: '2026-06-05T10:00', value: '8' }]);
    await runOn('2026-07-05');
    expect(await summary()).toEqual([]);
    await send(world, id, [{ id: 'b', at: '2026-06-06T10:00', value: '4' }]);
    await runOn('2026-07-06');
    expect(await summary()).toEqual([]);
    await runOn('2026-08-03');
    expect(await summary()).toEqual([['invoice', '100 2026-06-01/2026-07-01']]);
  });

  it('is given back by a credit note when an event turns out to be wrong, and only once', async () => {
    const id = await startOn('2026-06-01');
    moveTo(world, '2026-06-20');
    await send(world, id, [
      { id: 'good', at: '2026-06-05T10:00', value: '15' },
      { id: 'bad', at: '2026-06-05T10:00', value: '3.33' },
    ]);
    await runOn('2026-07-03');
    const { rows } = await ask(world.owner, listEvents, { filter: { subscriptionId: id } });
    const usageEventId = rows.find(({ eventId }) => eventId === 'bad')?.usageEventId ?? '';
    await execute(world.owner, voidEvent, { usageEventId, reason: 'Counted twice' });
    await expect(execute(world.owner, voidEvent, { usageEventId, reason: 'Again' })).rejects.toMatchObject({
      code: 'usage.cannot_void',
    });
    await runOn('2026-07-04');
    await runOn('2026-07-05');
    expect(await summary()).toEqual([
      ['invoice', '417 2026-06-01/2026-07-01'],
      ['credit_note', '167 2026-06-01/2026-07-01'],
    ]);
    const seen = await ask(world.owner, listEvents, { filter: { subscriptionId: id, isVoid: true } });
    expect(seen.rows).toMatchObject([{ eventId: 'bad', value: '3.33', voided: { reason: 'Counted twice' } }]);
    await expect(world.admin.query('delete from usage_events')).rejects.toThrow();
  });

  it('is billed again when its invoice is void', async () => {
    const id = await startOn('2026-06-01');
    moveTo(world, '2026-06-20');
    await send(world, id, [{ id: 'a', at: '2026-06-05T10:00', value: '20' }]);
    await runOn('2026-07-03');
    const [document] = await usageDocuments();
    await execute(world.owner, voidInvoice, { invoiceId: document?.id ?? '', reason: 'Wrong address' });
    await runOn('2026-07-03');
    await runOn('2026-07-03');
    // Both were made at noon of one day: no order between them.
    expect((await usageDocuments()).map(({ status }) => status).sort()).toEqual(['issued', 'void']);
  });
});

describe('an invoice of usage', () => {
  it('that is overdue leaves the subscription behind, and when it is paid it goes on and nothing is prolonged', async () => {
    const id = await startOn('2026-06-01');
    moveTo(world, '2026-06-20');
    await send(world, id, [{ id: 'a', at: '2026-06-05T10:00', value: '20' }]);
    await runOn('2026-07-03');
    const see = () => ask(world.owner, getSubscription, { subscriptionId: id });
    const { paidUntil } = await see();
    moveTo(world, '2026-09-01');
    await subscriptionJobs
      .find(({ name }) => name === 'subscriptions.mark_past_due')
      ?.run(world.kernel, world.tenantId);
    expect((await see()).status).toBe('past_due');
    const [document] = await usageDocuments();
    await payInvoice(world, { clientId, invoiceId: document?.id ?? '' });
    expect(await see()).toMatchObject({ status: 'active', paidUntil });
  });
});

describe('a minimum', () => {
  it('is filled up after the fixed price and usage of the same period, and falls with usage that comes late', async () => {
    const product = await aProduct(world.owner, { categoryId, prices });
    moveTo(world, '2026-01-01');
    await measure(world, { productId: product, terms: { minimum: { EUR: '4000' } } });
    const id = await startOn('2026-06-01', product);
    moveTo(world, '2026-06-20');
    await send(world, id, [{ id: 'a', at: '2026-06-05T10:00', value: '14' }]);
    await runOn('2026-07-03');
    expect(await summary()).toEqual([['invoice', '200 2026-06-01/2026-07-01', '800 2026-06-01/2026-07-01']]);
    await send(world, id, [{ id: 'b', at: '2026-06-06T10:00', value: '6' }]);
    await runOn('2026-08-03');
    const documents = await summary();
    expect(documents.slice(1)).toContainEqual(['credit_note', '300 2026-06-01/2026-07-01']);
    expect(documents.find(([kind, line]) => kind === 'invoice' && line === '300 2026-06-01/2026-07-01')).toBeDefined();
  });
});

describe('the end of a subscription', () => {
  it('has its last days billed after the grace, up to the day on which it ended', async () => {
    const id = await startOn('2026-06-01');
    moveTo(world, '2026-06-10');
    await send(world, id, [{ id: 'a', at: '2026-06-10T11:00', value: '30' }]);
    await execute(world.owner, cancelSubscription, { subscriptionId: id, when: 'now', reason: 'Moves away' });
    await runOn('2026-06-12');
    expect(await summary()).toEqual([]);
    await runOn('2026-06-13');
    expect(await summary()).toEqual([['invoice', '1000 2026-06-01/2026-06-11']]);
    const late = await send(world, id, [
      { id: 'b', at: '2026-06-09T11:00', value: '2' },
      { id: 'c', at: '2026-06-11T11:00', value: '2' },
    ]);
    expect(late.events.map(({ reason }) => reason)).toEqual([null, 'not_running']);
    await runOn('2026-06-14');
    expect((await summary()).at(-1)).toEqual(['invoice', '100 2026-06-01/2026-06-11']);
  });
});

describe('a year', () => {
  it('of events that come late, twice and in any order is billed as the core prices each period', async () => {
    const level = {
      ...TRAFFIC,
      key: 'seats',
      recurring: true,
      prices: { EUR: { model: 'per_unit' as const, unitPriceMinor: '700', prorate: true } },
    };
    const top = { ...TRAFFIC, key: 'disk', aggregation: 'max' as const };
    const metrics = [TRAFFIC, level, top];
    const product = await aProduct(world.owner, { categoryId, prices });
    moveTo(world, '2026-01-01');
    await measure(world, { productId: product, terms: { metrics, acceptDays: 400 } });
    const id = await startOn('2026-01-31', product);
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    const sent: Sent[] = [];
    let day = Temporal.PlainDate.from('2026-02-01');
    let waiting: Sent[] = [];
    while (Temporal.PlainDate.compare(day, Temporal.PlainDate.from('2027-02-20')) < 0) {
      const fresh = Array.from({ length: 1 + random(3) }, (_, n): Sent => {
        const metric = metrics[random(3)]?.key ?? 'traffic';
        const value = metric === 'seats' ? `${random(3) - 1}` : `${random(400)}.${random(1000)}`;
        return { id: `${day} ${n}`, at: `${day}T${10 + random(2)}:00`, metric, value };
      });
      sent.push(...fresh);
      waiting.push(...fresh);
      const now = waiting.filter(() => random(5) > 0);
      waiting = waiting.filter((one) => !now.includes(one));
      moveTo(world, day.toString());
      if (now.length > 0) await send(world, id, [...now.toReversed(), ...now.slice(0, 1)]);
      if (random(6) === 0) await runUsage(world);
      day = day.add({ days: 1 });
    }
    if (waiting.length > 0) await send(world, id, waiting);
    await runOn('2027-03-05');
    const billed = new Map<string, bigint>();
    for (const { kind, lines } of await usageDocuments())
      for (const { net, period } of lines)
        billed.set(period, (billed.get(period) ?? 0n) + (kind === 'credit_note' ? -BigInt(net) : BigInt(net)));
    const zones = [{ zone: 'Europe/Berlin', from: null }];
    const start = Temporal.PlainDate.from('2026-01-31');
    for (let n = 0; n < 13; n += 1) {
      const period = { start: start.add({ months: n }), end: start.add({ months: n + 1 }) };
      const expected = metrics.reduce((sum, metric) => {
        const events = sent
          .filter((one) => one.metric === metric.key)
          .map((one, at) => ({
            id: one.id,
            at: Temporal.Instant.from(localInstant(one.at)),
            ingestion: BigInt(at),
            value: one.value ?? null,
            properties: {},
          }));
        const price = metric.prices['EUR'];
        if (price === undefined) throw new Error('no price');
        return (
          sum + priceOf(corePrice(price), aggregate({ metric: coreMetric(metric), events, zones, period })).amountMinor
        );
      }, 0n);
      expect([`${period.start}`, billed.get(`${period.start}/${period.end}`) ?? 0n]).toEqual([
        `${period.start}`,
        expected,
      ]);
    }
    expect(billed.size).toBe(13);
  }, 120_000);
});
