import { country, currency, localDate, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { AllSettings } from '../hooks/use-settings.ts';

const euroCents = z.string().check(z.regex(/^(0|[1-9]\d{0,11})?$/, { error: 'invalid_amount' }));

/** The section `tax` as the form has it: empty text where the API has null, and the two years that count. */
export const taxFormSchema = z.object({
  chargesTax: z.boolean(),
  isSmallBusiness: z.boolean(),
  hasOneStopShop: z.boolean(),
  usesThreshold: z.boolean(),
  elsewhereLastYear: euroCents,
  elsewhereThisYear: euroCents,
  /** Empty: documents state their tax in their own currency alone. */
  accountingCurrency: z.union([z.literal(''), currency()]),
  exchangeRateSource: z.enum(['manual', 'ecb']),
  calculators: z
    .array(z.object({ country: country(), pluginId: z.string().check(z.minLength(1), z.maxLength(80)) }))
    .check(z.maxLength(60)),
  recheckDays: z.int().check(z.gte(1), z.lte(365)),
  registrations: z
    .array(
      z.object({
        country: country(),
        number: text(40, 0),
        from: localDate(),
        until: z.union([z.literal(''), localDate()]),
        chargesBusinesses: z.boolean(),
      }),
    )
    .check(z.maxLength(60)),
});
export type TaxFormValues = z.infer<typeof taxFormSchema>;
type TaxSettings = AllSettings['tax'];

export const NEW_REGISTRATION: TaxFormValues['registrations'][number] = {
  country: '',
  number: '',
  from: '',
  until: '',
  chargesBusinesses: false,
};

export function taxFormOf(tax: TaxSettings, year: number): TaxFormValues {
  const { salesElsewhere, registrations, ...rest } = tax;
  const soldIn = (wanted: number) => salesElsewhere.find((one) => one.year === wanted)?.netMinor ?? '';
  return {
    ...rest,
    accountingCurrency: tax.accountingCurrency ?? '',
    elsewhereLastYear: soldIn(year - 1),
    elsewhereThisYear: soldIn(year),
    registrations: registrations.map((one) => ({ ...one, until: one.until ?? '' })),
  };
}

/** Sales of other years stay as they were. */
export function taxInputOf(values: TaxFormValues, before: TaxSettings, year: number): TaxSettings {
  const { elsewhereLastYear, elsewhereThisYear, registrations, ...rest } = values;
  const others = before.salesElsewhere.filter((one) => one.year !== year && one.year !== year - 1);
  const shown = [
    { year: year - 1, netMinor: elsewhereLastYear },
    { year, netMinor: elsewhereThisYear },
  ].filter(({ netMinor }) => netMinor !== '' && netMinor !== '0');
  return {
    ...rest,
    accountingCurrency: rest.accountingCurrency || null,
    salesElsewhere: [...others, ...shown],
    registrations: registrations.map((one) => ({ ...one, until: one.until || null })),
  };
}
