import { currency, localDate, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { exchangeRates } from '#db/schema/tenants.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';

/** More than zero, with at most twelve decimals. */
const rate = z.string().check(
  z.maxLength(25),
  z.regex(/^\d{1,12}(\.\d{1,12})?$/),
  z.refine((value) => /[1-9]/.test(value)),
);

/** Enters the rate between two currencies that holds from a day on. Issued documents keep the one they were issued with. */
export const setExchangeRate = defineCommand({
  name: 'tenants.set_exchange_rate',
  permission: 'settings:manage',
  input: z.strictObject({
    from: currency(),
    to: currency(),
    rate,
    validFrom: localDate(),
    /** Where it is from, such as a central bank; stands on the documents. */
    source: text(60),
  }),
  example: () => ({ from: 'USD', to: 'EUR', rate: '0.9213', validFrom: '2026-01-02', source: 'ECB' }),
  async run(ctx, input) {
    if (input.from === input.to) throw new AppError('request.invalid', { fields: { to: 'same_currency' } });
    const { rate: value, source } = input;
    await ctx.tx
      .insert(exchangeRates)
      .values({
        ...{ tenantId: ctx.tenant.id, id: ctx.newId(), fromCurrency: input.from, toCurrency: input.to },
        ...{ rate: value, source, validFrom: Temporal.PlainDate.from(input.validFrom) },
      })
      .onConflictDoUpdate({
        target: [
          ...[exchangeRates.tenantId, exchangeRates.fromCurrency, exchangeRates.toCurrency],
          ...[exchangeRates.validFrom, exchangeRates.isPublished],
        ],
        set: { rate: value, source },
      });
    return {};
  },
  audit: ({ input }) => ({ resource: null, detail: { ...input } }),
});
