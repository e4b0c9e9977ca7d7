import { decimal, divideHalfUp, multiplyDecimals, roundHalfUp } from '#lib/money/decimal.ts';

/** A tax as it stood on the day that counts; `rate` is a fraction such as `"0.19"`. */
export interface TaxRate {
  name: string;
  rate: string;
}

/** What a line's amounts follow from. Quantity and price are exact decimals; the price is in minor units. */
export interface PricedLine {
  quantity: string;
  unitPriceMinor: string;
  tax: TaxRate | null;
}

export interface LineAmounts {
  netMinor: bigint;
  taxMinor: bigint;
  totalMinor: bigint;
}

export interface InvoiceAmounts extends LineAmounts {
  /** In the order of the lines; they sum exactly to the invoice's amounts. */
  lines: LineAmounts[];
}

/**
 * Amounts of an invoice. Each line is rounded to the minor unit; tax is rounded once per rate over all its lines (as tax
 * returns want it) and then spread over them so that the parts sum exactly. All rounding is half away from zero.
 * With `isTaxInclusive` unit prices contain the tax.
 */
export function invoiceAmounts(lines: readonly PricedLine[], isTaxInclusive: boolean): InvoiceAmounts {
  const stated = lines.map((line) =>
    roundHalfUp(multiplyDecimals(decimal(line.quantity), decimal(line.unitPriceMinor))),
  );
  const taxes: bigint[] = lines.map(() => 0n);
  for (const positions of Map.groupBy(lines.keys(), (position) => rateKey(lines[position])).values()) {
    const rate = lines[positions[0] ?? 0]?.tax?.rate;
    if (rate === undefined) continue;
    const parts = spreadTax(
      positions.map((position) => stated[position] ?? 0n),
      { rate, isTaxInclusive },
    );
    for (const [at, position] of positions.entries()) taxes[position] = parts[at] ?? 0n;
  }
  const amounts = stated.map((amount, position) => {
    const taxMinor = taxes[position] ?? 0n;
    return isTaxInclusive
      ? { netMinor: amount - taxMinor, taxMinor, totalMinor: amount }
      : { netMinor: amount, taxMinor, totalMinor: amount + taxMinor };
  });
  return { lines: amounts, ...totalOf(amounts) };
}

function rateKey(line: PricedLine | undefined): string {
  return line?.tax ? `${line.tax.rate} ${line.tax.name}` : '';
}

/** Tax of one rate over its lines: rounded once, then given out by the largest remainders (ties: earlier line first). */
function spreadTax(stated: readonly bigint[], of: { rate: string; isTaxInclusive: boolean }): bigint[] {
  const { units, scale } = decimal(of.rate);
  const one = 10n ** BigInt(scale);
  const divisor = of.isTaxInclusive ? one + units : one;
  const total = divideHalfUp(stated.reduce((a, b) => a + b, 0n) * units, divisor);
  const shares = stated.map((amount, position) => ({ position, ...floorDivide(amount * units, divisor) }));
  let left = total - shares.reduce((a, share) => a + share.whole, 0n);
  const order = [...shares].sort((a, b) =>
    a.remainder === b.remainder ? a.position - b.position : a.remainder > b.remainder ? -1 : 1,
  );
  for (const share of order) {
    if (left === 0n) break;
    share.whole += 1n;
    left -= 1n;
  }
  return shares.map((share) => share.whole);
}

/** Division towards minus infinity, so that the remainder is never negative, discounts included. */
function floorDivide(dividend: bigint, divisor: bigint): { whole: bigint; remainder: bigint } {
  const rest = dividend % divisor;
  const remainder = rest < 0n ? rest + divisor : rest;
  return { whole: (dividend - remainder) / divisor, remainder };
}

function totalOf(lines: readonly LineAmounts[]): LineAmounts {
  const total = { netMinor: 0n, taxMinor: 0n, totalMinor: 0n };
  for (const line of lines) {
    total.netMinor += line.netMinor;
    total.taxMinor += line.taxMinor;
    total.totalMinor += line.totalMinor;
  }
  return total;
}

/** One row of the tax summary. */
export interface TaxTotal extends TaxRate {
  netMinor: bigint;
  taxMinor: bigint;
}

/** Net and tax per tax and rate, in the order in which they first appear; lines without tax are left out. */
export function taxTotals(lines: readonly (LineAmounts & { tax: TaxRate | null })[]): TaxTotal[] {
  const totals = new Map<string, TaxTotal>();
  for (const { tax, netMinor, taxMinor } of lines) {
    if (!tax) continue;
    const key = `${tax.rate} ${tax.name}`;
    const row = totals.get(key) ?? { ...tax, netMinor: 0n, taxMinor: 0n };
    totals.set(key, { ...row, netMinor: row.netMinor + netMinor, taxMinor: row.taxMinor + taxMinor });
  }
  return [...totals.values()];
}
