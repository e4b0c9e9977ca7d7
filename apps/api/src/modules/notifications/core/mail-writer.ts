import { currencyExponent } from '@panel1/shared-types';

/** Writes values for one reader: language, calendar, digits, and the provider's time zone. */
export interface MailWriter {
  money(amount: { minor: bigint; currency: string }): string;
  /** A local calendar day. */
  day(date: Temporal.PlainDate): string;
  /** A moment, in the provider's zone. */
  moment(instant: Temporal.Instant): string;
  /** How long something lasts, in its largest whole unit: `30 minutes`, `3 days`. */
  span(duration: Temporal.Duration): string;
}

/** The writer of a locale; one that this runtime does not know writes English. */
export function mailWriter(locale: string, timeZone: string): MailWriter {
  const [language = 'en'] = Intl.DateTimeFormat.supportedLocalesOf([locale, 'en']);
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return {
    money: ({ minor, currency }) => moneyText(language, minor, currency),
    day: (date) => days.format(date.toZonedDateTime('UTC').epochMilliseconds),
    moment: (instant) => moments.format(instant.epochMilliseconds),
    span: (duration) => new Intl.DurationFormat(language, { style: 'long' }).format(wholeUnit(duration)),
  };
}

function moneyText(language: string, minor: bigint, currency: string): string {
  const decimals = currencyExponent(currency);
  const digits = minor
    .toString()
    .replace('-', '')
    .padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  const sign = minor < 0n ? '-' : '';
  const text = decimals === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(decimal(`${sign}${text}`));
}

// Intl formats exact decimal text, but its type wants a literal; the text was put together from digits just now.
function decimal(text: string): `${number}` {
  return text as `${number}`;
}

function wholeUnit(duration: Temporal.Duration): { days: number } | { hours: number } | { minutes: number } {
  const minutes = Math.max(1, Math.round(duration.total('minutes')));
  if (minutes % 1440 === 0) return { days: minutes / 1440 };
  return minutes % 60 === 0 ? { hours: minutes / 60 } : { minutes };
}
