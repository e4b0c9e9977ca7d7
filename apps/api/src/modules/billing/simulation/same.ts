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

/** Records as text: amounts and days by their digits; without functions (timelines) and what only saves a second look. */
export const textOf = (record: unknown): string =>
  JSON.stringify(record, (key, value: unknown) =>
    key === 'usageSeen' || key === 'nextInvoiceOn' ? null : typeof value === 'bigint' ? `${value}` : value,
  ) ?? 'nothing';
