/** When a law wants to have been told of a renewal. Sources and readings: docs/billing/renewal-notices.md. */
export interface NoticeRule {
  key: 'us_ny' | 'us_ca' | 'fr';
  country: string;
  /** Names of the region as clients write it; every region where left out. */
  regions?: readonly string[];
  /** The law speaks of terms of at least so many months. */
  fromMonths: number;
  /** Days before the last day on which the renewal can be refused. */
  atLeast: number;
  atMost: number;
}

/** Consumers only. */
const NOTICE_RULES: readonly NoticeRule[] = [
  { key: 'us_ny', country: 'US', regions: ['ny', 'new york'], fromMonths: 6, atLeast: 15, atMost: 45 },
  { key: 'us_ca', country: 'US', regions: ['ca', 'california'], fromMonths: 12, atLeast: 15, atMost: 45 },
  { key: 'fr', country: 'FR', fromMonths: 3, atLeast: 31, atMost: 92 },
];

/** The longest lead of all, for whoever looks ahead. */
export const LONGEST_LEAD = 92;

/** The shortest term that any law, or the tenant's own lead, speaks of. */
export const SHORTEST_TERM = 3;

/** Terms of at least so many months are told by the tenant's own lead. */
export const OWN_FROM_MONTHS = 6;

export interface Renewing {
  country: string | null;
  region: string | null;
  isBusiness: boolean;
  /** Months of the term that ends. */
  months: number;
}

/**
 * How many days ahead a client is told of a renewal, and by which law; null: not at all. The tenant's own lead counts for
 * terms of half a year and more, within what the law wants; without one the middle of the law's window is taken.
 */
export function noticeLead(
  of: Renewing,
  ownDays: number | null,
): { days: number; law: NoticeRule['key'] | null } | null {
  const rule = of.isBusiness ? undefined : NOTICE_RULES.find((one) => applies(one, of));
  const own = of.months >= OWN_FROM_MONTHS ? ownDays : null;
  if (rule === undefined) return own === null ? null : { days: own, law: null };
  const wanted = own ?? Math.ceil((rule.atLeast + rule.atMost) / 2);
  return { days: Math.min(Math.max(wanted, rule.atLeast), rule.atMost), law: rule.key };
}

function applies({ country, regions, fromMonths }: NoticeRule, of: Renewing): boolean {
  if (of.country !== country || of.months < fromMonths) return false;
  return regions === undefined || regions.includes((of.region ?? '').trim().toLowerCase());
}
