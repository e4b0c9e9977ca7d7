/** One thing that a story expects, and whether it is so. */
export interface Check {
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
  readonly isMet: boolean;
}

/**
 * Compares what is expected with what there is: every key that is named, lists whole and in order. Numbers are compared
 * by value, so that "9.9" is "9.90".
 */
export function compare(expected: unknown, actual: unknown, path: string): Check[] {
  if (expected === undefined) return [];
  if (Array.isArray(expected)) return compareLists(expected, actual, path);
  if (typeof expected === 'object' && expected !== null) {
    const there = typeof actual === 'object' && actual !== null ? Object.entries(actual) : [];
    const found = new Map<string, unknown>(there);
    return Object.entries(expected).flatMap(([key, value]) => compare(value, found.get(key), `${path}.${key}`));
  }
  return [{ path, expected: text(expected), actual: text(actual), isMet: isSame(expected, actual) }];
}

function compareLists(expected: readonly unknown[], actual: unknown, path: string): Check[] {
  const there: readonly unknown[] = Array.isArray(actual) ? actual : [];
  const length = { path: `${path}.length`, expected: `${expected.length}`, actual: `${there.length}` };
  const checks = expected.flatMap((one, at) => compare(one, there[at], `${path}[${at}]`));
  return [{ ...length, isMet: expected.length === there.length }, ...checks];
}

const NUMBER = /^-?\d+(\.\d+)?$/;

function isSame(expected: unknown, actual: unknown): boolean {
  if (expected === actual) return true;
  return NUMBER.test(String(expected)) && NUMBER.test(String(actual)) && plain(expected) === plain(actual);
}

/** A number without zeros that mean nothing. */
function plain(value: unknown): string {
  const trimmed = String(value).includes('.') ? String(value).replace(/0+$/, '').replace(/\.$/, '') : String(value);
  return trimmed === '-0' ? '0' : trimmed;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'));
