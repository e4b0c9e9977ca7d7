/** The largest of amounts in minor units, at least zero. */
export function largest(amounts: readonly string[]): string {
  return amounts.reduce((most, amount) => (BigInt(amount) > BigInt(most) ? amount : most), '0');
}

/** The sum of amounts in minor units. */
export function sum(amounts: readonly string[]): string {
  return amounts.reduce((total, amount) => total + BigInt(amount), 0n).toString();
}

/** Rows by currency, in the order of its code: amounts of different currencies are never added up. */
export function byCurrency<Row extends { currency: string }>(
  rows: readonly Row[],
): { currency: string; rows: Row[] }[] {
  const currencies = [...new Set(rows.map((row) => row.currency))].sort();
  return currencies.map((currency) => ({ currency, rows: rows.filter((row) => row.currency === currency) }));
}
