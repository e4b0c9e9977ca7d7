import { it } from 'vitest';
import file from './billing-cases.json' with { type: 'json' };

/** What a case gives and what its source says follows; each case has a shape of its own, so both are read by path. */
export interface Given {
  readonly inputs: unknown;
  readonly expected: unknown;
}

interface OracleCase extends Given {
  readonly id: string;
  readonly description: string;
}

export const oracleCases: readonly OracleCase[] = file.cases;

/** A test named after the case, such as `date-001: Monthly, anchor Jan 31…`. Throws for an id the file does not have. */
export function oracle(id: string, check: (given: Given) => void): void {
  const found = oracleCases.find((one) => one.id === id);
  if (found === undefined) throw new RangeError(`the oracle has no case ${id}`);
  it(`${id}: ${found.description}`, () => check(found));
}

/** What lies at a path: `at(given, 'expected', 'lines', 0)`. Throws where there is nothing, so that no typing error passes. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value;
  for (const step of path) {
    const next: unknown =
      typeof here === 'object' && here !== null ? Object.getOwnPropertyDescriptor(here, step)?.value : undefined;
    if (next === undefined) throw new RangeError(`nothing at ${path.join('.')}`);
    here = next;
  }
  return here;
}

/** The text at a path. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string {
  const found = at(value, ...path);
  if (typeof found !== 'string') throw new RangeError(`no text at ${path.join('.')}`);
  return found;
}

/** The whole number at a path. */
export function wholeAt(value: unknown, ...path: readonly (string | number)[]): number {
  const found = at(value, ...path);
  if (typeof found !== 'number' || !Number.isSafeInteger(found)) throw new RangeError(`no number at ${path.join('.')}`);
  return found;
}

/** The list at a path. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = at(value, ...path);
  if (!Array.isArray(found)) throw new RangeError(`no list at ${path.join('.')}`);
  return found;
}

/** The list of texts at a path. */
export function textsAt(value: unknown, ...path: readonly (string | number)[]): string[] {
  return listAt(value, ...path).map((_, index) => textAt(value, ...path, index));
}

/** An amount of the file in minor units: `"4.52"` and two places are 452, `"1600"` and none 1600. */
export function minorAt(value: unknown, places: number, ...path: readonly (string | number)[]): bigint {
  const found = at(value, ...path);
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(typeof found === 'number' ? found.toString() : textAt(value, ...path));
  if (!match) throw new RangeError(`no amount at ${path.join('.')}`);
  const [, sign = '', whole = '0', rest = ''] = match;
  if (rest.length > places) throw new RangeError(`more than ${places} places at ${path.join('.')}`);
  return BigInt(`${sign}${whole}${rest.padEnd(places, '0')}`);
}
