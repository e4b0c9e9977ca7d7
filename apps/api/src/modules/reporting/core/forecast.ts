/** Subscriptions whose next period to be invoiced begins on the same day, or in its month, and that renew in the same rhythm. */
export interface RenewalGroup {
  currency: string;
  firstOn: string;
  count: number;
  unit: 'day' | 'week' | 'month' | 'year';
  subscriptions: number;
  amountMinor: string;
}

export interface ForecastMonth {
  renewals: number;
  amountMinor: string;
  /** Estimated: what usage brought per month of late. */
  usageMinor: string;
}

/**
 * What renews in each of the months, per currency. A period that began before the first of them and is not invoiced yet
 * counts in the first.
 */
export function forecastMonths(
  months: readonly string[],
  groups: readonly RenewalGroup[],
  usage: ReadonlyMap<string, bigint> = new Map(),
): { currency: string; months: ForecastMonth[] }[] {
  const currencies = [...new Set([...groups.map((group) => group.currency), ...usage.keys()])].sort();
  const usageIn = (currency: string) => (usage.get(currency) ?? 0n).toString();
  return currencies.map((currency) => {
    const totals = new Map(months.map((month) => [month, { renewals: 0, amount: 0n }]));
    for (const group of groups.filter((one) => one.currency === currency))
      for (const month of monthsOfGroup(months, group)) {
        const total = totals.get(month);
        if (total === undefined) continue;
        total.renewals += group.subscriptions;
        total.amount += BigInt(group.amountMinor);
      }
    return {
      currency,
      months: [...totals.values()].map(({ renewals, amount }) => ({
        ...{ renewals, amountMinor: amount.toString(), usageMinor: usageIn(currency) },
      })),
    };
  });
}

/** The months in which a group renews, one entry per renewal; what was missed is in the first. */
function monthsOfGroup(months: readonly string[], { firstOn, count, unit }: RenewalGroup): string[] {
  const [first = '', last = ''] = [months[0], months.at(-1)];
  const start = Temporal.PlainDate.from(firstOn);
  const found: string[] = [];
  for (let n = 0; ; n += 1) {
    const month = start
      .add({ [`${unit}s`]: n * count })
      .toPlainYearMonth()
      .toString();
    if (month > last) return found;
    found.push(month < first ? first : month);
  }
}
