import { type Decimal, decimalText } from '#lib/money/decimal.ts';
import type { BillingAccount } from '../core/index.ts';

const MAPS = [
  'subscriptions',
  'documents',
  'funds',
  'redemptions',
  'usage',
  'charges',
  'notices',
  'postings',
  'log',
] as const;

/** What differs between two states of an account, one text per record. */
export function differences(before: BillingAccount, after: BillingAccount): string[] {
  return MAPS.flatMap((name) => {
    const [old, now]: readonly [ReadonlyMap<string, unknown>, ReadonlyMap<string, unknown>] = [
      before[name],
      after[name],
    ];
    return [...now].flatMap(([id, record]) => {
      const known = old.get(id);
      if (known === record) return [];
      const [from, to] = [textOf(known), textOf(record)];
      return from === to ? [] : [`${name} ${id}:\n  from ${from}\n  to   ${to}`];
    });
  });
}

/**
 * Records as text: amounts, decimals and days by their digits, keys in one order; without functions (timelines) and what only saves
 * a second look.
 */
export const textOf = (record: unknown): string =>
  JSON.stringify(record, (key, value: unknown) => {
    if (key === 'usageSeen' || key === 'nextInvoiceOn') return null;
    if (typeof value === 'bigint') return `${value}`;
    if (isDecimal(value)) return decimalText(value);
    return isPlain(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
  }) ?? 'nothing';

const isDecimal = (value: unknown): value is Decimal =>
  typeof value === 'object' && value !== null && 'units' in value && 'scale' in value;

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
