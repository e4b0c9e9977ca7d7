import { localDate, text } from '@panel1/shared-types/schemas';
import { BILLING_CYCLES } from '@panel1/shared-types/states';
import * as z from 'zod/mini';

const chosen = z.record(z.string(), z.boolean());

/** A price change as the form writes it. */
export const priceChangeForm = z.object({
  name: text(120),
  currency: z.string(),
  kind: z.enum(['percent', 'amount', 'catalogue']),
  /** In percent, below zero for less. */
  percent: z.string().check(z.regex(/^(-?\d{1,3}([.,]\d{1,4})?)?$/)),
  rounding: z.enum(['nearest', 'up', 'down']),
  stepMinor: z.string(),
  amountMinor: z.string(),
  products: chosen,
  cycles: chosen,
  groups: chosen,
  countries: z.string().check(z.regex(/^\s*([A-Za-z]{2}([\s,]+[A-Za-z]{2})*)?[\s,]*$/)),
  soldBefore: z.union([z.literal(''), localDate()]),
  fromOn: localDate(),
  noticeDays: z.int().check(z.gte(0), z.lte(365)),
  mayLower: z.boolean(),
  withinTerms: z.boolean(),
});
export type PriceChangeForm = z.output<typeof priceChangeForm>;

const keys = (of: Readonly<Record<string, boolean>>) => Object.keys(of).filter((key) => of[key]);

/** The form as the API takes it. A percentage is a share there: 5 is 0.05. */
export function inputOf(form: PriceChangeForm) {
  return {
    ...{ name: form.name, currency: form.currency, fromOn: form.fromOn, noticeDays: form.noticeDays },
    withinTerms: form.withinTerms ? ('allowed' as const) : ('wait' as const),
    terms: termsOf(form),
    cohort: {
      productIds: keys(form.products),
      cycles: BILLING_CYCLES.filter((cycle) => form.cycles[cycle]),
      groupIds: keys(form.groups),
      countries: form.countries
        .toUpperCase()
        .split(/[\s,]+/)
        .filter(Boolean),
      soldBefore: form.soldBefore === '' ? null : form.soldBefore,
      onlyRaise: !form.mayLower,
    },
  };
}

function termsOf({ kind, percent, rounding, stepMinor, amountMinor }: PriceChangeForm) {
  if (kind === 'catalogue') return { kind };
  if (kind === 'amount') return { kind, amountMinor };
  const step = /^[1-9]\d*$/.test(stepMinor) ? stepMinor : '1';
  return { kind, rate: shareOf(percent), stepMinor: step, rounding };
}

/** `"5"` is `"0.05"`: the point moves two places, nothing is computed with. */
export function shareOf(percent: string): string {
  const [whole = '', part = ''] = percent.replace('-', '').replace(',', '.').split('.');
  const digits = whole.padStart(3, '0');
  const share = `${digits.slice(0, -2).replace(/^0+(?=\d)/, '')}.${digits.slice(-2)}${part}`;
  return percent.startsWith('-') ? `-${share}` : share;
}
