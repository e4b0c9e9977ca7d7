import * as z from 'zod/mini';
import { defineAction } from '#lib/command/action.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { recordExchangeRates } from '../commands/record-exchange-rates.ts';
import { readRates } from '../ecb/read-rates.ts';
import { ratesWanted } from '../queries/rates-wanted.ts';
import { ratesInto } from '../store/published-rates.ts';

/** Reads the central bank's rates now. */
export const readExchangeRates = defineAction({
  name: 'tenants.read_exchange_rates',
  permission: 'settings:manage',
  limits: [{ by: 'actor', points: 5, seconds: 60 }],
  input: z.strictObject({}),
  example: () => ({}),
  run: async (ctx) => {
    const wanted = await ctx.ask(ratesWanted, {});
    if (wanted === null) return { written: 0 };
    const { days } = await readRates(await ctx.services.ecb(), wanted.file);
    if (days === null) throw new AppError('tenants.rates_unavailable');
    return ctx.execute(recordExchangeRates, { rates: ratesInto(days, wanted) });
  },
});
