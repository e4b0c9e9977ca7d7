import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { redeemCoupon } from '#modules/billing/commands/redeem-coupon.ts';
import { explainLine } from '#modules/billing/queries/explain-line.ts';
import { aCoupon, checkLedger, getInvoice, listInvoices } from '#modules/billing/testing.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { createOrder } from '#modules/ordering/index.ts';
import { moveTo } from '#modules/subscriptions/testing.ts';
import { chargeTax } from '#modules/tenants/testing.ts';
import { voidEvent } from '#modules/usage/commands/void-event.ts';
import { listEvents } from '#modules/usage/queries/list-events.ts';
import { listMetrics } from '#modules/usage/queries/list-metrics.ts';
import { aMeasuredPlan, measure, runUsage, send } from '#modules/usage/testing.ts';
import { createWorld, type TestWorld } from './world.ts';

// 30.00 a month; 10 GB are included, each further one costs 0.50. Everything before tax.
let world: TestWorld;
let clientId: string;
let productId: string;

beforeAll(async () => {
  world = await createWorld();
  moveTo(world, '2026-01-01');
  await chargeTax(world.owner);
  const prices = [{ cycle: 'monthly' as const, currency: 'EUR', priceMinor: '3000', setupMinor: '0' }];
  productId = await aProduct(world.owner, { categoryId: await aCategory(world.owner), prices });
  await measure(world, { productId });
  await aCoupon(world.owner, 'traffic-50', { rate: '0.5', duration: 'forever', metrics: ['traffic'] });
  await aCoupon(world.owner, 'seats-50', { rate: '0.5', duration: 'forever', metrics: ['seats'] });
  await aCoupon(world.owner, 'third', { rate: '0.333333', duration: 'forever' });
});
beforeEach(async () => {
  clientId = await aClient(world.owner);
});
afterAll(async () => {
  expect(await ask(world.owner, checkLedger, {})).toMatchObject({ isValid: true });
  await world[Symbol.asyncDispose]();
});

const startedWith = async (code: string) => {
  moveTo(world, '2026-06-01');
  const subscriptionId = await aMeasuredPlan(world, { clientId, productId });
  await execute(world.owner, redeemCoupon, { clientId, subscriptionId, code });
  moveTo(world, '2026-06-20');
  return subscriptionId;
};
const runOn = async (day: string) => {
  moveTo(world, day);
  await runUsage(world);
};
/** Documents over usage, the oldest first: kind, discount and net of each line. */
async function usageLines() {
  const sort = { by: 'createdAt', direction: 'asc' } as const;
  const { rows } = await ask(world.owner, listInvoices, { filter: { clientId }, sort });
  const documents = await Promise.all(rows.map(({ id }) => ask(world.owner, getInvoice, { invoiceId: id })));
  return documents.flatMap(({ kind, lines }) =>
    lines
      .filter((line) => line.kind === 'usage')
      .map((line) => ({ kind, id: line.id, amounts: [kind, line.discount.amountMinor, line.net.amountMinor] })),
  );
}
const amounts = async () => (await usageLines()).map((line) => line.amounts);

describe('a coupon', () => {
  it('for a metric reduces its usage alone, and that of another metric nothing', async () => {
    const half = await startedWith('traffic-50');
    await send(world, half, [{ id: 'a', at: '2026-06-05T10:00', value: '20' }]);
    await runOn('2026-07-03');
    expect(await amounts()).toEqual([['invoice', '250', '250']]);
    const [line] = await usageLines();
    expect(await ask(world.owner, explainLine, { lineId: line?.id ?? '' })).toMatchObject({ amount: { isSame: true } });
    clientId = await aClient(world.owner);
    const other = await startedWith('seats-50');
    await send(world, other, [{ id: 'a', at: '2026-06-05T10:00', value: '20' }]);
    await runOn('2026-07-03');
    expect(await amounts()).toEqual([['invoice', '0', '500']]);
  });

  it('without metrics reduces usage like everything else', async () => {
    const id = await startedWith('third');
    await send(world, id, [{ id: 'a', at: '2026-06-05T10:00', value: '20' }]);
    await runOn('2026-07-03');
    expect(await amounts()).toEqual([['invoice', '167', '333']]);
  });

  it('for usage alone is taken at the order, though nothing of it is used yet', async () => {
    moveTo(world, '2026-06-01');
    const items = [{ productId, cycle: 'monthly' as const }];
    const { invoiceId } = await execute(world.owner, createOrder, { clientId, couponCodes: ['traffic-50'], items });
    const { lines } = await ask(world.owner, getInvoice, { invoiceId });
    expect(lines.map((line) => line.discount.amountMinor)).toEqual(['0']);
  });
});

describe('reduced usage that was wrong', () => {
  it('comes back as it was charged, once for each event, and all of it leaves nothing', async () => {
    const id = await startedWith('third');
    await send(world, id, [
      { id: 'good', at: '2026-06-05T10:00', value: '10' },
      { id: 'one', at: '2026-06-06T10:00', value: '3' },
      { id: 'two', at: '2026-06-07T10:00', value: '5.34' },
    ]);
    await runOn('2026-07-03');
    expect(await amounts()).toEqual([['invoice', '139', '278']]);
    const takeOut = async (wanted: string) => {
      const { rows } = await ask(world.owner, listEvents, { filter: { subscriptionId: id } });
      const usageEventId = rows.find(({ eventId }) => eventId === wanted)?.usageEventId ?? '';
      await execute(world.owner, voidEvent, { usageEventId, reason: 'Counted twice' });
    };
    await takeOut('one');
    for (const day of ['2026-07-04', '2026-07-05']) await runOn(day);
    // 1.50 of the 4.17 that was counted: 278 × 150/417.
    expect((await amounts()).slice(1)).toEqual([['credit_note', '0', '100']]);
    await takeOut('two');
    for (const day of ['2026-07-06', '2026-07-07', '2026-08-03']) await runOn(day);
    expect((await amounts()).slice(2)).toEqual([['credit_note', '0', '178']]);
  });
});

it('metrics are listed with their words, for the scope of a coupon', async () => {
  expect((await ask(world.owner, listMetrics, {})).rows).toEqual([{ key: 'traffic', name: 'Traffic', unit: 'GB' }]);
  await expect(aCoupon(world.owner, 'odd', { kind: 'free_period', rate: null, metrics: ['traffic'] })).rejects.toThrow(
    'request.invalid',
  );
});
