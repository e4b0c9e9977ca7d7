import { type EcbSim, startEcbSim } from '@panel1/provider-sims';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { perform } from '#lib/command/action.ts';
import { ask, execute, runAsSystem } from '#lib/command/execute.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { readExchangeRates } from '../actions/read-exchange-rates.ts';
import { deleteExchangeRate } from '../commands/delete-exchange-rate.ts';
import { setExchangeRate } from '../commands/set-exchange-rate.ts';
import { updateSettings } from '../commands/update-settings.ts';
import { parseRates } from '../ecb/read-rates.ts';
import { tenantEffects } from '../effects.ts';
import { tenantJobs } from '../jobs.ts';
import { listExchangeRates } from '../queries/list-exchange-rates.ts';
import { exchangeRateOn } from '../store/exchange-rates.ts';
import { chargeTax } from '../testing.ts';

let world: TestWorld;
let ecb: EcbSim;

beforeAll(async () => {
  ecb = await startEcbSim({ seed: 'rates', now: () => world.clock.now().epochMilliseconds });
  world = await createWorld({ ecb: ecb.url });
  const localisation = { locales: ['en'], currencies: ['EUR', 'USD', 'GBP', 'AED'], timeZone: 'Europe/Berlin' };
  await execute(world.owner, updateSettings, { section: 'localisation', value: localisation });
});
beforeEach(async () => {
  ecb.faults.clear();
  await chargeTax(world.owner, { accountingCurrency: 'EUR', exchangeRateSource: 'ecb' });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await ecb.stop();
});

function goTo(instant: string): void {
  world.clock.setOffset(Math.round(Temporal.Instant.from(instant).since(world.clock.real()).total('seconds')));
}
const files = () => ecb.journal().map(({ operation }) => operation);
async function run(): Promise<string[]> {
  const before = files().length;
  for (const job of tenantJobs(world.services))
    if (job.name === 'tenants.read_exchange_rates') await job.run(world.kernel, world.tenantId);
  await world.drain([], tenantEffects(world.services));
  return files().slice(before);
}
const rateOn = (on: string, from = 'USD', to = 'EUR') =>
  runAsSystem(world.kernel, { tenantId: world.tenantId, name: 'test', requestId: 'test' }, (ctx) =>
    exchangeRateOn(ctx, { from, to, on: Temporal.PlainDate.from(on) }),
  );
const readNow = () => perform({ services: world.services, caller: world.owner }, readExchangeRates, {});
const list = () => ask(world.owner, listExchangeRates, {});

describe('rates of the European Central Bank', () => {
  it('are read once they are out, with the 90 days before at first, and each day once', async () => {
    goTo('2026-07-08T12:00:00Z');
    expect(await run()).toEqual(['hist_90d']);
    expect(await run()).toEqual([]);
    expect(await rateOn('2026-07-08')).toMatchObject({ source: 'ECB', on: Temporal.PlainDate.from('2026-07-07') });
    expect(await rateOn('2026-04-20')).toMatchObject({ on: Temporal.PlainDate.from('2026-04-20') });
    goTo('2026-07-08T15:20:00Z');
    expect(await run()).toEqual(['daily']);
    expect(await rateOn('2026-07-08')).toMatchObject({ on: Temporal.PlainDate.from('2026-07-08') });
    expect((await list()).feed).toEqual({ latestOn: '2026-07-08', expectedOn: '2026-07-08', isBehind: false });
  });

  it('of Friday hold over the weekend, and a gap is filled when the panel is back', async () => {
    goTo('2026-07-12T12:00:00Z');
    expect(await run()).toEqual(['hist_90d']);
    expect(await rateOn('2026-07-12')).toMatchObject({ on: Temporal.PlainDate.from('2026-07-10') });
    expect(await rateOn('2026-07-09')).toMatchObject({ on: Temporal.PlainDate.from('2026-07-09') });
  });

  it('lose against a rate by hand of the same day, and are none of it where people enter them', async () => {
    goTo('2026-07-13T15:20:00Z');
    await run();
    const byHand = { from: 'USD', to: 'EUR', rate: '0.5', validFrom: '2026-07-13', source: 'Our bank' };
    await execute(world.owner, setExchangeRate, byHand);
    expect(await rateOn('2026-07-13')).toMatchObject({ rate: '0.5', source: 'Our bank' });
    goTo('2026-07-14T15:20:00Z');
    await run();
    expect(await rateOn('2026-07-14')).toMatchObject({ source: 'ECB' });
    const { rows } = await list();
    expect(rows.map(({ from, source, isPublished }) => [from, source, isPublished])).toEqual([
      ['GBP', 'ECB', true],
      ['USD', 'ECB', true],
      ['USD', 'Our bank', false],
    ]);
    const published = rows.find(({ isPublished }) => isPublished)?.exchangeRateId ?? '';
    await expect(execute(world.owner, deleteExchangeRate, { exchangeRateId: published })).rejects.toThrow(
      'request.not_found',
    );
    await chargeTax(world.owner, { accountingCurrency: 'EUR' });
    expect(await rateOn('2026-07-14')).toMatchObject({ rate: '0.5' });
    expect(await list()).toMatchObject({ total: 1, feed: null });
  });

  it('that cannot be read change nothing, and are asked for again', async () => {
    goTo('2026-07-15T15:20:00Z');
    for (const kind of ['html_body', 'reset_mid_body'] as const)
      ecb.faults.add({ kind, operation: 'daily', ...(kind === 'html_body' ? { execute: false, status: 200 } : {}) });
    const before = await rateOn('2026-07-15');
    await expect(readNow()).rejects.toThrow('tenants.rates_unavailable');
    await expect(readNow()).rejects.toThrow('tenants.rates_unavailable');
    expect(await rateOn('2026-07-15')).toEqual(before);
    expect((await list()).feed).toMatchObject({ isBehind: true });
    expect(await readNow()).toEqual({ written: 2 });
    expect((await list()).feed).toMatchObject({ isBehind: false });
  });
});

describe('a file of the bank', () => {
  const cube = (inner: string) => `<a:Envelope xmlns:a="urn:a"><Cube>${inner}</Cube></a:Envelope>`;

  it('is used as a whole or not at all', () => {
    const good = "<Cube time='2026-07-09'><Cube currency='USD' rate='1.1435'/></Cube>";
    expect(parseRates(cube(good))).toEqual([{ on: '2026-07-09', perEuro: new Map([['USD', '1.1435']]) }]);
    const bad = [
      '',
      '<html></html>',
      cube(''),
      cube("<Cube time='2026-07-09'></Cube>"),
      cube(`${good}<Cube time='tomorrow'><Cube currency='USD' rate='1.1'/></Cube>`),
      cube("<Cube time='2026-07-09'><Cube currency='USD' rate='N/A'/></Cube>"),
      cube("<Cube time='2026-07-09'><Cube currency='USD' rate='0'/></Cube>"),
    ];
    expect(bad.map(parseRates)).toEqual(bad.map(() => null));
  });
});
