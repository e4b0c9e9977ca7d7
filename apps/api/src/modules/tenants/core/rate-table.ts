import type { TaxRateRow } from '#modules/billing/core/index.ts';

/** A rate of the tenant's own: where and when it holds it is the only one of its place and category. */
export interface OwnRate {
  name: string;
  country: string;
  territory: string | null;
  category: string;
  rate: string;
  from: string;
  /** The first day on which it no longer holds; null: no end is set. */
  until: string | null;
}

/** Later than every day that a row can name. */
const NEVER = '9999-12-31';

const placeOf = (row: { country: string; territory: string | null; category: string }) =>
  JSON.stringify([row.country, row.territory, row.category]);

/**
 * The tenant's own rates, and the built-in ones for the places and days that they leave open. A day never has two rates,
 * whatever the taxes are called.
 */
export function mergeRates(own: readonly OwnRate[], builtIn: readonly TaxRateRow[]): TaxRateRow[] {
  const byPlace = Map.groupBy(own, placeOf);
  const rows = builtIn.flatMap((row) => {
    const ours = byPlace.get(placeOf(row));
    return ours === undefined ? [row] : without({ ...row, until: endOf(row, builtIn) }, ours);
  });
  return [...rows, ...own.map(({ until, ...row }) => (until === null ? row : { ...row, until }))];
}

/** The day on which the next built-in row of the same tax takes over. */
function endOf(row: TaxRateRow, table: readonly TaxRateRow[]): string {
  const later = table.filter((one) => placeOf(one) === placeOf(row) && one.name === row.name && one.from > row.from);
  return later.reduce((first, { from }) => (from < first ? from : first), row.until ?? NEVER);
}

/** The parts of a row's time in which none of the tenant's rates holds. */
function without(row: TaxRateRow & { until: string }, ours: readonly OwnRate[]): TaxRateRow[] {
  let parts = [{ from: row.from, until: row.until }];
  for (const { from, until } of ours) {
    const end = until ?? NEVER;
    parts = parts.flatMap((part) => {
      const before = { from: part.from, until: from < part.until ? from : part.until };
      const after = { from: end > part.from ? end : part.from, until: part.until };
      return [before, after].filter((one) => one.from < one.until);
    });
  }
  return parts.map((part) => ({ ...row, ...part }));
}
