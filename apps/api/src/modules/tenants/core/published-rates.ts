import { decimal, decimalText } from '#lib/money/decimal.ts';
import { divideFractions, type Fraction, fromDecimal, toDecimal, WHOLE } from '#lib/money/fraction.ts';

/** Units of each currency for one euro, of a day. */
export interface RatesOfDay {
  on: string;
  perEuro: ReadonlyMap<string, string>;
}

const PLACES = 12;
const ZONE = 'Europe/Berlin';
/** The bank says "around 16:00"; a few minutes later they are there. */
const OUT_AT = { hour: 16, minute: 10 };

/**
 * Units of `to` for one of `from` by way of the euro, as Directive 2006/112/EC Art. 91(2) wants it, with twelve decimals,
 * half up; null where the bank publishes none of the two.
 */
export function rateBetween({ perEuro }: RatesOfDay, from: string, to: string): string | null {
  const [of, into] = [unitsOf(perEuro, from), unitsOf(perEuro, to)];
  if (of === null || into === null) return null;
  const rate = toDecimal(divideFractions(into, of), PLACES);
  return rate.units === 0n ? null : decimalText(rate);
}

function unitsOf(perEuro: ReadonlyMap<string, string>, currency: string): Fraction | null {
  if (currency === 'EUR') return WHOLE;
  const units = perEuro.get(currency);
  return units === undefined ? null : fromDecimal(decimal(units));
}

/** The latest day whose rates must be out at an instant: working days but the closing days of TARGET, from 16:10 on. */
export function lastDayOut(now: Temporal.Instant): Temporal.PlainDate {
  const local = now.toZonedDateTimeISO(ZONE);
  const isOut = Temporal.PlainTime.compare(local.toPlainTime(), Temporal.PlainTime.from(OUT_AT)) >= 0;
  let day = isOut ? local.toPlainDate() : local.toPlainDate().subtract({ days: 1 });
  while (!hasRates(day)) day = day.subtract({ days: 1 });
  return day;
}

/** True for a day on which the bank publishes rates. */
export function hasRates(day: Temporal.PlainDate): boolean {
  if (day.dayOfWeek > 5) return false;
  const fixed = day.toString().slice(5);
  if (['01-01', '05-01', '12-25', '12-26'].includes(fixed)) return false;
  const easter = easterSunday(day.year);
  return !day.equals(easter.subtract({ days: 2 })) && !day.equals(easter.add({ days: 1 }));
}

/** Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): Temporal.PlainDate {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const skipped = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - skipped + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - (year % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 });
}
