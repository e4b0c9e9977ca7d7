export type DateStyle = 'date' | 'datetime' | 'relative';

const DAY_MS = 86_400_000;

/** A calendar date (`YYYY-MM-DD`, no zone) or an instant (ISO) in the language and zone of the reader. */
export function formatDate(value: string, options: { locale: string; timeZone: string; style: DateStyle }): string {
  const { locale, timeZone, style } = options;
  if (isLocalDate(value)) {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
      new Date(`${value}T00:00Z`),
    );
  }
  const instant = new Date(value);
  if (style === 'relative') return formatRelative(instant, locale);
  const format: Intl.DateTimeFormatOptions =
    style === 'date' ? { dateStyle: 'medium', timeZone } : { dateStyle: 'medium', timeStyle: 'short', timeZone };
  return new Intl.DateTimeFormat(locale, format).format(instant);
}

export function isLocalDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value);
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * DAY_MS],
  ['month', 30 * DAY_MS],
  ['week', 7 * DAY_MS],
  ['day', DAY_MS],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "3 hours ago", "in 2 days"; below a minute "now". */
export function formatRelative(instant: Date, locale: string, now: Date = new Date()): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const distance = instant.getTime() - now.getTime();
  for (const [unit, size] of STEPS) {
    if (Math.abs(distance) >= size) return format.format(Math.trunc(distance / size), unit);
  }
  return format.format(0, 'second');
}
