import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { ratesWanted as wantedRates } from '../store/published-rates.ts';

/** What the central bank is to be asked for; for the action that asks. */
export const ratesWanted = defineQuery({
  name: 'tenants.rates_wanted',
  permission: 'settings:manage',
  input: z.strictObject({}),
  example: () => ({}),
  run: (ctx) => wantedRates(ctx),
});
