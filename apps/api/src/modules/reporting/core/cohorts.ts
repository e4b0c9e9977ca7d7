import { divideHalfUp } from '#lib/money/decimal.ts';
import { ratio } from './exact-share.ts';
import { PARTS } from './recurring.ts';

/** How a cohort changed in one month: clients that came less those that left, and recurring revenue in 72nds. */
export interface CohortRow {
  currency: string;
  cohort: string;
  month: string;
  clients: number;
  parts: bigint;
}

export interface CohortSize {
  currency: string;
  cohort: string;
  clients: number;
}

/** The end of a month, `age` months after that of the first payment. */
export interface CohortMonth {
  age: number;
  clients: number;
  /** Of all clients of the cohort. */
  clientsKept: string | null;
  recurringMinor: string;
  /** Of the recurring revenue at the end of the first month. */
  revenueKept: string | null;
}

export interface Cohort {
  cohort: string;
  size: number;
  months: CohortMonth[];
}

/** One triangle per currency: a row for each month with first payments, a column for each month since. */
export function cohortTables(
  months: readonly string[],
  of: { sizes: readonly CohortSize[]; rows: readonly CohortRow[] },
): { currency: string; cohorts: Cohort[] }[] {
  const currencies = [...new Set(of.sizes.map((size) => size.currency))].sort();
  return currencies.map((currency) => ({
    currency,
    cohorts: of.sizes
      .filter((size) => size.currency === currency)
      .sort((a, b) => (a.cohort < b.cohort ? -1 : 1))
      .map((size) => {
        const own = of.rows.filter((row) => row.currency === currency && row.cohort === size.cohort);
        return { cohort: size.cohort, size: size.clients, months: ages(months, { size, rows: own }) };
      }),
  }));
}

function ages(months: readonly string[], of: { size: CohortSize; rows: readonly CohortRow[] }): CohortMonth[] {
  const since = months.filter((month) => month >= of.size.cohort);
  let clients = 0;
  let parts = 0n;
  let first: bigint | null = null;
  return since.map((month, age) => {
    for (const row of of.rows.filter((one) => one.month === month)) {
      clients += row.clients;
      parts += row.parts;
    }
    first ??= parts;
    return {
      age,
      clients,
      clientsKept: ratio(BigInt(clients), BigInt(of.size.clients)),
      recurringMinor: divideHalfUp(parts, PARTS).toString(),
      revenueKept: ratio(parts, first),
    };
  });
}
