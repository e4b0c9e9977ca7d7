import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratesOn, VAT_RATES } from '#modules/billing/core/index.ts';
import { mergeRates, type OwnRate } from './rate-table.ts';

const GERMANY = { country: 'DE', territory: null, category: 'standard' };
const own = (rate: string, from: string, until: string | null): OwnRate => ({
  ...GERMANY,
  name: 'MwSt',
  rate,
  from,
  until,
});
const rateOn = (rates: readonly OwnRate[], day: string) =>
  ratesOn(mergeRates(rates, VAT_RATES), GERMANY, Temporal.PlainDate.from(day));

describe('the rates of a tenant', () => {
  it('come before the built-in ones while they hold, under any name', () => {
    const rates = [own('0.16', '2026-01-01', '2026-07-01')];
    expect(rateOn(rates, '2025-12-31')).toEqual([{ name: 'VAT', rate: '0.19' }]);
    expect(rateOn(rates, '2026-01-01')).toEqual([{ name: 'MwSt', rate: '0.16' }]);
    expect(rateOn(rates, '2026-06-30')).toEqual([{ name: 'MwSt', rate: '0.16' }]);
    expect(rateOn(rates, '2026-07-01')).toEqual([{ name: 'VAT', rate: '0.19' }]);
  });

  it('leave other countries and categories alone', () => {
    const table = mergeRates([own('0.16', '2026-01-01', null)], VAT_RATES);
    const on = Temporal.PlainDate.from('2026-11-23');
    expect(ratesOn(table, { ...GERMANY, country: 'FR' }, on)).toEqual([{ name: 'VAT', rate: '0.2' }]);
    expect(ratesOn(table, { ...GERMANY, category: 'reduced' }, on)).toEqual([{ name: 'VAT', rate: '0.07' }]);
  });

  it('are never two on one day', () => {
    const day = (n: number) =>
      Temporal.PlainDate.from('2020-01-01')
        .add({ days: n * 30 })
        .toString();
    const period = fc.tuple(fc.nat(60), fc.option(fc.integer({ min: 1, max: 30 })), fc.nat(90));
    fc.assert(
      fc.property(period, ([from, length, at]) => {
        const until = length === null ? null : day(from + length);
        const found = rateOn([own('0.5', day(from), until)], day(at));
        const holds = at >= from && (until === null || at < from + (length ?? 0));
        expect(found?.map(({ name }) => name)).toEqual([holds ? 'MwSt' : 'VAT']);
      }),
    );
  });
});
