import { done, failure } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';
import { defineEffect, type EffectHandler, type Performed } from '#lib/effects/handler.ts';
import type { Services } from '#lib/services.ts';
import { recordExchangeRates } from './commands/record-exchange-rates.ts';
import { readRates } from './ecb/read-rates.ts';
import { isBehind, type RatesWanted, ratesInto, ratesWanted } from './store/published-rates.ts';

const carried = z.object({ rates: recordExchangeRates.input.shape.rates });

/** Reads the reference rates of the European Central Bank. */
export function tenantEffects({ ecb }: Pick<Services, 'ecb'>): EffectHandler[] {
  const perform = async (wanted: RatesWanted): Promise<Performed> => {
    const { days, fault, exchanges } = await readRates(await ecb(), wanted.file);
    if (days === null)
      return {
        result: failure('transient', fault, 'The exchange rates could not be read.'),
        exchanges: [...exchanges],
      };
    return { result: done({ rates: ratesInto(days, wanted) }), exchanges: [...exchanges] };
  };
  return [
    defineEffect<RatesWanted>({
      kind: 'tenants.read_exchange_rates',
      deadlineMs: 30_000,
      protection: () => 'reading',
      async prepare(ctx) {
        const wanted = await ratesWanted(ctx);
        return wanted !== null && isBehind(wanted) ? wanted : null;
      },
      perform,
      probe: perform,
      async settle(ctx, _effect, result) {
        if (result.status === 'done') await ctx.call(recordExchangeRates, z.parse(carried, result.value));
        // The next hour asks again.
        return 'failed';
      },
    }),
  ];
}
