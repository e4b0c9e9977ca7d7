import * as z from 'zod/mini';
import { isCurrency } from './currency.ts';

// Text that reaches people never carries control or direction-override characters: they hide what is really written.
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const UNSAFE_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;

/** A UUID of any version. */
export const id = () => z.uuid();

/** One-line or free text, trimmed and NFC-normalised, `min..max` characters, without control characters. */
export const text = (max: number, min = 1) =>
  z.string().check(
    z.trim(),
    z.normalize('NFC'),
    z.minLength(min),
    z.maxLength(max),
    z.refine((value) => !UNSAFE_TEXT.test(value), { error: 'control_characters' }),
  );

/** An e-mail address of at most 254 characters. */
export const email = () => z.string().check(z.trim(), z.maxLength(254), z.email());

/** A password as it is typed: 12 to 256 characters after NFKC (security: no composition rules). */
export const password = () => z.string().check(z.normalize('NFKC'), z.minLength(12), z.maxLength(256));

/** ISO 3166-1 alpha-2 country code. */
export const country = () => z.string().check(z.regex(/^[A-Z]{2}$/));

/** A currency code of the exponent table. */
export const currency = () => z.string().check(z.maxLength(3), z.refine(isCurrency, { error: 'unknown_currency' }));

/** A BCP 47 language tag of the shape `en`, `fa` or `pt-BR`. */
export const locale = () => z.string().check(z.regex(/^[a-z]{2,3}(-[A-Z]{2})?$/));

/** A local calendar date, `YYYY-MM-DD`. */
export const localDate = () => z.iso.date();

/** Whole minor units of a currency as a decimal string, at most 10^12 in size: `"-1050"`. */
export const minorAmount = () => z.string().check(z.regex(/^-?\d{1,12}$/));

/** Minor units that are zero or more. */
export const nonNegativeMinor = () => z.string().check(z.regex(/^\d{1,12}$/));

/** An amount on the wire: `{ amountMinor: "1050", currency: "EUR" }` is ten euros fifty. */
export const money = () => z.strictObject({ amountMinor: minorAmount(), currency: currency() });
export type MoneyWire = z.infer<ReturnType<typeof money>>;

/** An exact decimal as a string with at most 12 decimals: unit prices, quantities and rates. */
export const decimal = () => z.string().check(z.regex(/^-?\d{1,26}(\.\d{1,12})?$/));

/** A fully qualified host or domain name in ASCII, lower case. */
export const domainName = () =>
  z
    .string()
    .check(
      z.trim(),
      z.toLowerCase(),
      z.maxLength(253),
      z.regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/),
    );

/** Page request of a list; `sort` and `filter` belong to each list. */
export const page = {
  limit: z._default(z.int().check(z.gte(1), z.lte(200)), 25),
  offset: z._default(z.int().check(z.gte(0), z.lte(1_000_000)), 0),
};
