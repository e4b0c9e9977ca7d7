const TEXTS = {
  from: /^20\d\d-\d\d-\d\d$/,
  to: /^20\d\d-\d\d-\d\d$/,
  on: /^20\d\d-\d\d-\d\d$/,
  currency: /^[A-Z]{3}$/,
  pay: /^methods$/,
} as const;

export const MONTHS = [6, 12, 24, 36] as const;

/** What the address of a report may say. */
export interface ReportSearch extends Partial<Record<keyof typeof TEXTS, string>> {
  months?: number;
}

/** The `search` of a report's route: keeps what is valid, drops the rest. */
export function reportSearch(raw: Record<string, unknown>): ReportSearch {
  const search: ReportSearch = {};
  for (const key of ['from', 'to', 'on', 'currency', 'pay'] as const) {
    const value = raw[key];
    if (typeof value === 'string' && TEXTS[key].test(value)) search[key] = value;
  }
  const months = MONTHS.find((known) => known === Number(raw['months']));
  if (months !== undefined) search.months = months;
  return search;
}
