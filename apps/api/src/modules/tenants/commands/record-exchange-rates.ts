import { currency, localDate } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { exchangeRates } from '#db/schema/tenants.ts';
import { defineCommand } from '#lib/command/define.ts';
import { insertRows } from '#lib/rows/write-rows.ts';
import { publishedDays } from '../store/published-rates.ts';

/** What stands on documents. */
const SOURCE = 'ECB';

/** Keeps rates that the European Central Bank published, each once. What people entered for a day stays beside it. */
export const recordExchangeRates = defineCommand({
  name: 'tenants.record_exchange_rates',
  permission: 'settings:manage',
  input: z.strictObject({
    rates: z
      .array(
        z.strictObject({
          ...{ from: currency(), to: currency(), on: localDate() },
          rate: z.string().check(z.regex(/^\d{1,12}(\.\d{1,12})?$/)),
        }),
      )
      .check(z.maxLength(5000)),
  }),
  example: () => ({ rates: [{ from: 'USD', to: 'EUR', on: '2026-07-09', rate: '0.8745080892' }] }),
  async run(ctx, { rates }) {
    const known = new Set((await publishedDays(ctx)).map(({ from, to, on }) => `${from} ${to} ${on}`));
    const fresh = rates.filter(({ from, to, on }) => !known.has(`${from} ${to} ${on}`));
    await insertRows(
      ctx,
      exchangeRates,
      fresh.map(({ from, to, on, rate }) => ({
        ...{ tenantId: ctx.tenant.id, id: ctx.newId(), fromCurrency: from, toCurrency: to, rate, source: SOURCE },
        validFrom: Temporal.PlainDate.from(on),
        isPublished: true,
      })),
    );
    return { written: fresh.length };
  },
  audit: ({ result }) => (result.written === 0 ? null : { resource: null, detail: { written: result.written } }),
});
