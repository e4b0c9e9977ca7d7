import { country, currency, text } from '@panel1/shared-types/schemas';
import { timeZone } from '@panel1/shared-types/tenant-settings';
import * as z from 'zod/mini';

/** What has to be known before the first invoice; everything else of the settings has a default that works. */
export const setupSchema = z.object({
  name: text(120),
  legalName: text(160),
  address1: text(160),
  postcode: text(20),
  city: text(100),
  country: country(),
  taxId: z.union([z.literal(''), text(40)]),
  locale: z.string(),
  currency: currency(),
  timeZone: timeZone(),
  tax: z.enum(['charged', 'small_business', 'none']),
  prices: z.enum(['with_tax', 'without_tax']),
});
export type SetupValues = z.infer<typeof setupSchema>;

/** The answers as the sections of the settings that they belong to. */
export function setupInput(values: SetupValues) {
  const { locale, currency: main, timeZone: zone, prices, tax, ...company } = values;
  return {
    company,
    localisation: { locales: [locale], currencies: [main], timeZone: zone },
    tax: { chargesTax: tax !== 'none', isSmallBusiness: tax === 'small_business' },
    billing: { isTaxInclusive: prices === 'with_tax' },
  };
}
