import * as z from 'zod/mini';

/** A text with a description that lands in the JSON Schema. */
const text = (pattern: RegExp, about: string) => z.string().check(z.maxLength(80), z.regex(pattern), z.describe(about));

/** Whole units of a currency as people write them; the runner refuses more decimals than the currency has. */
export const amount = () =>
  text(/^-?\d{1,15}(\.\d{1,6})?$/, 'Amount in major units, such as "9.90"; JPY has no decimals.');
export const exactNumber = () => text(/^-?\d{1,18}(\.\d{1,12})?$/, 'Exact decimal, such as "0.0125".');
export const percent = () => text(/^\d{1,3}(\.\d{1,6})?$/, 'Percent, such as "19" or "25.5".');
export const name = () => text(/^[a-z0-9][a-z0-9_.-]{0,62}$/, 'A name of the story: small letters, digits, - . _');
export const day = () => text(/^\d{4}-\d{2}-\d{2}$/, 'Local date, such as "2027-01-31".');
export const moment = () =>
  text(
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$/,
    'A local date ("2027-01-31": the start of that day), a local date and time ("2027-01-31T23:30") or an instant ("2027-01-31T22:30:00Z"). Local is the zone of the account.',
  );
export const interval = () =>
  text(/^(one_time|P[1-9]\d{0,2}[DWMY])$/, 'ISO 8601 duration of one unit: P30D, P1W, P1M, P3M, P1Y; or "one_time".');
export const currencyCode = () => text(/^[A-Z]{3}$/, 'ISO 4217 code.');
export const countryCode = () => text(/^[A-Z]{2}$/, 'ISO 3166-1 alpha-2 code.');
export const zone = () => text(/^[A-Za-z]+([/_+-][A-Za-z0-9_+-]+)*$/, 'IANA time zone, such as "Europe/Berlin".');
export const count = (max: number) => z.int().check(z.gte(0), z.lte(max));
export const positive = (max: number) => z.int().check(z.gte(1), z.lte(max));
export const words = () => z.string().check(z.maxLength(2_000));
