import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { listInvoices } from '#modules/billing/testing.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { moveTo } from '#modules/subscriptions/testing.ts';
import { updateSettings } from '#modules/tenants/index.ts';
import { chargeTax } from '#modules/tenants/testing.ts';
import { aMeasuredPlan, measure, runUsage, send } from '#modules/usage/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { exportForecast, forecast } from '../queries/forecast.ts';
import { timeMachine } from '../queries/time-machine.ts';

// Traffic: 10 GB are included, each further one costs 0.50, 19 % tax, billed two days after the month.
//   April 20 GB: 5.00; May 30 GB: 10.00; June by the 15th, 12:00 in the day: 15 GB, so 31 or so of the whole month.
let world: TestWorld;
let clientId: string;

beforeAll(async () => {
  world = await createWorld();
  moveTo(world, '2026-03-20');
  await chargeTax(world.owner);
  await execute(world.owner, updateSettings, { section: 'billing', value: { termDays: 10 } });
  const prices = [{ cycle: 'monthly' as const, currency: 'EUR', priceMinor: '3000', setupMinor: '0' }];
  const productId = await aProduct(world.owner, { categoryId: await aCategory(world.owner), prices });
  await measure(world, { productId });
  clientId = await aClient(world.owner);
  moveTo(world, '2026-04-01');
  const id = await aMeasuredPlan(world, { clientId, productId });
  for (const [day, at, value] of [
    ['2026-05-03', '2026-04-10T10:00', '20'],
    ['2026-06-03', '2026-05-10T10:00', '30'],
  ] as const) {
    moveTo(world, day);
    await send(world, id, [{ id: at, at, value }]);
    await runUsage(world);
  }
  moveTo(world, '2026-06-16');
  await send(world, id, [{ id: 'june', at: '2026-06-05T10:00', value: '15' }]);
}, 60_000);
afterAll(() => world[Symbol.asyncDispose]());

const usageOf = async (input: { until: string; everybodyPays?: boolean }) =>
  (await ask(world.owner, timeMachine, input)).events.filter((one) => one.isEstimate);

it('the time machine estimates usage: the running period goes on as it did, later ones as the last three on average', async () => {
  const seen = await usageOf({ until: '2026-09-05' });
  const invoices = seen.filter(({ what }) => what === 'usage').map(({ on, amount }) => [on, amount?.amountMinor]);
  const [june] = invoices;
  expect(june?.[0]).toBe('2026-07-03');
  // 15 GB by noon of the 16th of June make 29.03 GB: 19.03 over what is included, 9.52 and tax.
  expect(june?.[1]).toBe('1133');
  // (5.00 + 10.00 + 9.52) / 3 = 8.17, and tax.
  expect(invoices.slice(1)).toEqual([
    ['2026-08-03', '972'],
    ['2026-09-03', '972'],
  ]);
  const paid = seen.filter(({ what }) => what === 'payment').map(({ on, amount }) => [on, amount?.amountMinor]);
  expect(paid).toEqual([
    ['2026-07-13', '1133'],
    ['2026-08-13', '972'],
  ]);
  expect((await usageOf({ until: '2026-09-05', everybodyPays: false })).map(({ what }) => what)).toEqual([
    ...['usage', 'usage', 'usage'],
  ]);
});

it('the estimate of the running period is what the invoice is when things go on as they did', async () => {
  const before = await usageOf({ until: '2026-07-05' });
  expect(before.map(({ on }) => on)).toEqual(['2026-07-03']);
  moveTo(world, '2026-07-01');
  const unbilled = await usageOf({ until: '2026-07-05' });
  // The month is over: 15 GB were used, 2.50 and tax, and nothing is guessed any more.
  expect(unbilled.map(({ on, amount }) => [on, amount?.amountMinor])).toEqual([['2026-07-03', '298']]);
  moveTo(world, '2026-07-03');
  await runUsage(world);
  const { rows } = await ask(world.owner, listInvoices, { filter: { clientId }, limit: 100 });
  expect(rows.map(({ total }) => total.amountMinor)).toContain('298');
  expect(await usageOf({ until: '2026-07-05' })).toEqual([]);
});

it('the forecast says what usage brought per month beside the renewals', async () => {
  const { currencies } = await ask(world.owner, forecast, {});
  // Billed in May 5.00 and in June 10.00; July is not over.
  expect(new Set(currencies[0]?.months.map((month) => month.usageMinor))).toEqual(new Set(['750']));
  const { csv } = await ask(world.owner, exportForecast, {});
  expect(csv).toContain('usage_estimate');
});
