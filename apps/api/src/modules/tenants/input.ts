import { country, localDate, text } from '@panel1/shared-types';
import * as z from 'zod/mini';

/** A fraction from 0 to 1 with at most six decimals: `"0.19"`. */
const fraction = () => z.string().check(z.maxLength(8), z.regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/));

/** What a form says about a tax rate. */
export const taxRateFields = {
  name: text(40),
  country: country(),
  /** Products name their category; `standard` is the usual one. */
  category: z._default(z.string().check(z.maxLength(40), z.regex(/^[a-z][a-z0-9_]{0,39}$/)), 'standard'),
  rate: fraction(),
  validFrom: localDate(),
  /** The first day on which it no longer holds. */
  validUntil: z._default(z.nullable(localDate()), null),
};
