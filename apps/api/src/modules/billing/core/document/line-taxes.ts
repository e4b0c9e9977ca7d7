import { decimal } from '#lib/money/decimal.ts';
import {
  addFractions,
  divideFractions,
  type Fraction,
  fraction,
  fromDecimal,
  multiplyFractions,
  roundFraction,
  WHOLE,
} from '#lib/money/fraction.ts';
import { type LineTax, type TaxComponent, taxKey } from '../tax/line-tax.ts';
import { spread, spreadRounded, sum, sumOfFractions } from './spread.ts';

export type TaxRounding = 'per_group' | 'per_line';

/** An amount with its taxes. `net` amounts get them on top, `gross` amounts contain them and never change. */
export interface TaxedAmount {
  readonly amountMinor: bigint;
  readonly basis: 'net' | 'gross';
  readonly tax: LineTax;
}

/**
 * Taxes of amounts, in minor units: one list per amount, one entry per component of it. `per_group` rounds once per
 * category, tax and rate over all amounts (EN 16931 BR-CO-17) and spreads that over them by the largest remainders;
 * `per_line` rounds each by itself. Amounts that contain their tax are rounded to their net (net = gross / (1 + rate)), the
 * tax is the rest. A compound component is computed on the net and the rounded components before it.
 */
export function lineTaxes(amounts: readonly TaxedAmount[], rounding: TaxRounding): bigint[][] {
  const taxes = amounts.map(({ tax }) => tax.components.map((one) => one.taxMinor ?? 0n));
  const own = [...amounts.entries()].filter(([, { tax }]) => !isQuoted(tax.components));
  const table: Table = { amounts, taxes, rounding };
  taxOnTop(
    table,
    own.filter(([, { basis }]) => basis === 'net').map(([at]) => at),
  );
  taxInside(
    table,
    own.filter(([, { basis }]) => basis === 'gross').map(([at]) => at),
  );
  return taxes;
}

/** True when a provider rounded the taxes; throws a RangeError when it did so for some of them only. */
function isQuoted(components: readonly TaxComponent[]): boolean {
  const quoted = components.filter(({ taxMinor }) => taxMinor !== undefined);
  if (quoted.length > 0 && quoted.length < components.length)
    throw new RangeError('a provider answers for all taxes of a line or for none');
  return quoted.length > 0;
}

interface Table {
  amounts: readonly TaxedAmount[];
  taxes: bigint[][];
  rounding: TaxRounding;
}

/** A component of an amount; `depth` counts the compound components up to it: 0 depends on the net alone. */
interface Place {
  at: number;
  index: number;
  depth: number;
  component: TaxComponent;
}

const rateOf = (component: TaxComponent): Fraction => fromDecimal(decimal(component.rate));

function taxOnTop({ amounts, taxes, rounding }: Table, positions: readonly number[]): void {
  const places = positions.flatMap((at) => placesOf(at, amounts[at]?.tax.components ?? []));
  const deepest = places.reduce((most, { depth }) => Math.max(most, depth), 0);
  for (let depth = 0; depth <= deepest; depth += 1) {
    const here = places.filter((place) => place.depth === depth);
    const groups = Map.groupBy(here, ({ at, index, component }) =>
      rounding === 'per_line' ? `${at} ${index}` : `${amounts[at]?.tax.category} ${taxKey(component)}`,
    );
    for (const group of groups.values()) {
      const shares = group.map(({ at, index, component }) => {
        const before = depth === 0 ? 0n : sum(taxes[at]?.slice(0, index) ?? []);
        return multiplyFractions(fraction((amounts[at]?.amountMinor ?? 0n) + before), rateOf(component));
      });
      for (const [nth, tax] of spreadRounded(shares).entries()) write(taxes, group[nth], tax);
    }
  }
}

function placesOf(at: number, components: readonly TaxComponent[]): Place[] {
  let depth = 0;
  return components.map((component, index) => {
    if (component.isCompound === true) depth += 1;
    return { at, index, component, depth: component.isCompound === true ? depth : 0 };
  });
}

function write(taxes: bigint[][], place: Place | undefined, tax: bigint): void {
  const row = place === undefined ? undefined : taxes[place.at];
  if (row !== undefined && place !== undefined) row[place.index] = tax;
}

function taxInside({ amounts, taxes, rounding }: Table, positions: readonly number[]): void {
  const groups = Map.groupBy(positions, (at) =>
    rounding === 'per_line' ? `${at}` : `${amounts[at]?.tax.category} ${setKey(amounts[at]?.tax.components ?? [])}`,
  );
  for (const group of groups.values()) {
    const factors = factorsOf(amounts[group[0] ?? 0]?.tax.components ?? []);
    const inside = addFractions(WHOLE, sumOfFractions(factors));
    const gross = group.map((at) => fraction(amounts[at]?.amountMinor ?? 0n));
    const total = sumOfFractions(gross).above;
    const net = roundFraction(divideFractions(fraction(total), inside));
    const exact = gross.map((one) => divideFractions(multiplyFractions(one, sumOfFractions(factors)), inside));
    for (const [nth, tax] of spread(total - net, exact).entries()) {
      const at = group[nth];
      if (at !== undefined) taxes[at] = splitTax(tax, factors);
    }
  }
}

const setKey = (components: readonly TaxComponent[]): string =>
  components.map((one) => `${taxKey(one)}${one.isCompound === true ? ' compound' : ''}`).join();

/** What one unit of net carries of each component. */
function factorsOf(components: readonly TaxComponent[]): Fraction[] {
  const factors: Fraction[] = [];
  for (const component of components) {
    const base = component.isCompound === true ? addFractions(WHOLE, sumOfFractions(factors)) : WHOLE;
    factors.push(multiplyFractions(base, rateOf(component)));
  }
  return factors;
}

function splitTax(tax: bigint, factors: readonly Fraction[]): bigint[] {
  const whole = sumOfFractions(factors);
  if (whole.above === 0n) return factors.map(() => 0n);
  return spread(
    tax,
    factors.map((factor) => divideFractions(multiplyFractions(fraction(tax), factor), whole)),
  );
}
