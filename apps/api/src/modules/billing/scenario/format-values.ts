import { CURRENCIES } from '@panel1/shared-types';
import * as z from 'zod/mini';

/** A description that lands in the JSON Schema. */
export const about = <Type extends z.ZodMiniType>(type: Type, text: string): Type => type.check(z.describe(text));

interface Form {
  readonly pattern: RegExp;
  /** What it must look like; also the message when it does not. */
  readonly form: string;
  readonly isReal?: (text: string) => boolean;
}

/** A text of a form, with a description of what it is for. */
function text({ pattern, form, isReal = () => true }: Form, meaning?: string) {
  const told = z.describe(meaning === undefined ? form : `${meaning} ${form}`);
  return z.string().check(
    z.maxLength(80),
    z.regex(pattern, { error: `expected: ${form}` }),
    z.refine((value) => !pattern.test(value) || isReal(value), { error: `does not exist. Expected: ${form}` }),
    told,
  );
}

const MAJOR = 'Amount in major units of the currency, such as "9.90", with at most its decimals.';

/** Whole units of a currency as people write them; more decimals than the currency has are refused. */
export const amount = (meaning?: string) => text({ pattern: /^\d{1,15}(\.\d{1,6})?$/, form: MAJOR }, meaning);
/** More than nothing. */
export const positiveAmount = (meaning?: string) =>
  text({ pattern: /^(?!0+(\.0+)?$)\d{1,15}(\.\d{1,6})?$/, form: `${MAJOR} More than 0.` }, meaning);
/** An amount that is expected may be negative. */
export const signedAmount = (meaning?: string) =>
  text({ pattern: /^-?\d{1,15}(\.\d{1,6})?$/, form: 'Amount in major units, such as "-9.90".' }, meaning);
/** A price for one unit may be smaller than the smallest coin. */
export const unitPrice = (meaning?: string) =>
  text(
    {
      pattern: /^\d{1,15}(\.\d{1,12})?$/,
      form: 'Exact decimal in major units, such as "0.0004"; any number of decimals.',
    },
    meaning,
  );
export const exactNumber = (meaning?: string) =>
  text({ pattern: /^-?\d{1,18}(\.\d{1,12})?$/, form: 'Exact decimal as a text, such as "0.0125".' }, meaning);
export const percent = (meaning?: string) =>
  text({ pattern: /^\d{1,3}(\.\d{1,6})?$/, form: 'Percent, such as "19" or "25.5".' }, meaning);
export const name = (meaning?: string) =>
  text({ pattern: /^[a-z0-9][a-z0-9_.-]{0,62}$/, form: 'A name of the story: small letters, digits, - . _' }, meaning);

const isDay = (value: string): boolean => {
  try {
    return Temporal.PlainDate.from(value).toString() === value;
  } catch {
    return false;
  }
};

export const day = (meaning?: string) =>
  text({ pattern: /^\d{4}-\d{2}-\d{2}$/, form: 'Local date, such as "2027-01-31".', isReal: isDay }, meaning);

const isMoment = (value: string): boolean => {
  try {
    return isDay(value.slice(0, 10)) && (!value.includes('T') || Temporal.PlainTime.from(value.slice(11, 16)) !== null);
  } catch {
    return false;
  }
};

const MOMENT =
  'A local date ("2027-01-31": the start of that day), a local date and time ("2027-01-31T23:30") or an instant ("2027-01-31T22:30:00Z"). Local is the zone that decides days (settings.daysOf).';
export const moment = (meaning?: string) =>
  text(
    {
      pattern: /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$/,
      form: MOMENT,
      isReal: isMoment,
    },
    meaning,
  );
export const interval = (meaning?: string) =>
  text({ pattern: /^P[1-9]\d{0,2}[DWMY]$/, form: 'ISO 8601 duration of one unit: P30D, P1W, P1M, P3M, P1Y.' }, meaning);
export const intervalOrOnce = (meaning?: string) =>
  text(
    {
      pattern: /^(one_time|P[1-9]\d{0,2}[DWMY])$/,
      form: 'ISO 8601 duration of one unit: P30D, P1W, P1M, P3M, P1Y; or "one_time".',
    },
    meaning,
  );

const KNOWN_CURRENCIES: ReadonlySet<string> = new Set(CURRENCIES);
export const currencyCode = (meaning?: string) =>
  text(
    { pattern: /^[A-Z]{3}$/, form: 'ISO 4217 code of a currency.', isReal: (code) => KNOWN_CURRENCIES.has(code) },
    meaning,
  );
export const countryCode = (meaning?: string) =>
  text({ pattern: /^[A-Z]{2}$/, form: 'ISO 3166-1 code of two letters.' }, meaning);

const isZone = (zone: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
};

export const zone = (meaning?: string) =>
  text(
    {
      pattern: /^[A-Za-z]+([/_+-][A-Za-z0-9_+-]+)*$/,
      form: 'IANA time zone, such as "Europe/Berlin".',
      isReal: isZone,
    },
    meaning,
  );
export const count = (max: number, meaning?: string) => number(0, max, meaning);
export const positive = (max: number, meaning?: string) => number(1, max, meaning);

function number(min: number, max: number, meaning?: string) {
  const type = z.int().check(z.gte(min), z.lte(max));
  return meaning === undefined ? type : about(type, meaning);
}

export const words = (meaning?: string) => {
  const type = z.string().check(z.maxLength(2_000));
  return meaning === undefined ? type : about(type, meaning);
};
export const shortText = (max: number, meaning: string) =>
  about(z.string().check(z.minLength(1), z.maxLength(max)), meaning);
export const choice = <const Values extends readonly string[]>(values: Values, meaning: string) =>
  about(z.enum(values), meaning);
export const flag = (meaning: string) => about(z.boolean(), meaning);
/** A list with at most so many members. */
export const listOf = <Item extends z.ZodMiniType>(item: Item, bounds: readonly [number, number], meaning: string) =>
  about(z.array(item).check(z.minLength(bounds[0]), z.maxLength(bounds[1])), meaning);
