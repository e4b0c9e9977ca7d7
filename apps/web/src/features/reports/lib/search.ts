/** What the address of a report may say. */
const SEARCH = {
  from: /^20\d\d-\d\d-\d\d$/,
  to: /^20\d\d-\d\d-\d\d$/,
  on: /^20\d\d-\d\d-\d\d$/,
  months: /^(6|12|24|36)$/,
  currency: /^[A-Z]{3}$/,
} as const;

export type ReportSearch = Partial<Record<keyof typeof SEARCH, string>>;

/** The `search` of a report's route: keeps what is valid, drops the rest. */
export function reportSearch(raw: Record<string, unknown>): ReportSearch {
  const search: ReportSearch = {};
  for (const key of ['from', 'to', 'on', 'months', 'currency'] as const) {
    const value = raw[key];
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && SEARCH[key].test(text)) search[key] = text;
  }
  return search;
}
