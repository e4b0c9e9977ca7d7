/** Days as `YYYY-MM-DD`, both included. */
export interface Period {
  from: string;
  to: string;
}

export const UNITS = ['month', 'quarter', 'year'] as const;
export type Unit = (typeof UNITS)[number];

const MONTHS: Readonly<Record<Unit, number>> = { month: 1, quarter: 3, year: 12 };

const dayOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** The month, quarter or year that a day lies in. */
export function periodAround(day: string, unit: Unit): Period {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1;
  const first = month - (month % MONTHS[unit]);
  return { from: dayOf(year, first, 1), to: dayOf(year, first + MONTHS[unit], 0) };
}

/** Which unit a period is one of; null for any other days. */
export function unitOf({ from, to }: Period): Unit | null {
  return UNITS.find((unit) => periodAround(from, unit).from === from && periodAround(from, unit).to === to) ?? null;
}

/** The period before (-1) or after (1): the neighbouring unit, or as many days as there are. */
export function neighbour(period: Period, step: -1 | 1): Period {
  const unit = unitOf(period);
  const year = Number(period.from.slice(0, 4));
  const month = Number(period.from.slice(5, 7)) - 1;
  if (unit !== null) return periodAround(dayOf(year, month + step * MONTHS[unit], 1), unit);
  const day = 86_400_000;
  const [from, to] = [Date.parse(`${period.from}T00:00Z`), Date.parse(`${period.to}T00:00Z`)];
  const by = step * (to - from + day);
  const shifted = (at: number) => new Date(at + by).toISOString().slice(0, 10);
  return { from: shifted(from), to: shifted(to) };
}
