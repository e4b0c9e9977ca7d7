/** The months before and with the one of a day, oldest first: `2026-01`. */
export function lastMonths(today: Temporal.PlainDate, count: number): string[] {
  const last = today.toPlainYearMonth();
  return Array.from({ length: count }, (_, at) => last.subtract({ months: count - 1 - at }).toString());
}

export interface MonthAmount {
  month: string;
  currency: string;
  amountMinor: string;
}

export interface Series {
  currency: string;
  /** One per month, in order; a month without anything is "0". */
  amounts: string[];
}

/** One row per currency with an amount for every month. */
export function seriesOf(months: readonly string[], rows: readonly MonthAmount[]): Series[] {
  const currencies = [...new Set(rows.map((row) => row.currency))].sort();
  return currencies.map((currency) => ({
    currency,
    amounts: months.map(
      (month) => rows.find((row) => row.currency === currency && row.month === month)?.amountMinor ?? '0',
    ),
  }));
}

/** Months without a hole from the first to the last that has an amount, with one row per currency. */
export function valuesByMonth(rows: readonly MonthAmount[]): { months: string[]; series: Series[] } {
  const known = rows.map((row) => row.month).sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return { months: [], series: [] };
  const { months: count } = Temporal.PlainYearMonth.from(first).until(last, { largestUnit: 'month' });
  const months = lastMonths(Temporal.PlainDate.from(`${last}-01`), count + 1);
  return { months, series: seriesOf(months, rows) };
}

/** The sum of amounts in minor units. */
export function totalOf(amounts: readonly string[]): string {
  return amounts.reduce((sum, amount) => sum + BigInt(amount), 0n).toString();
}
