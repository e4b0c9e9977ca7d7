import { addFractions, compareFractions, type Fraction, fraction, NOTHING } from '#lib/money/fraction.ts';
import type { Metric, UsageRecord } from '#modules/billing/core/index.ts';

/** What was used on a local day, or what there was at its end. */
export interface DayOfUsage {
  readonly day: Temporal.PlainDate;
  readonly units: Fraction;
}

/**
 * Usage of the days of a period for a picture: of what adds up the units of each day; of highest and last values that of
 * the day, or the one before it where nothing was told; of levels and things that are there how many there were when the
 * day ended. `events` in any order, with what was there before the first day.
 */
export function byDay(
  metric: Metric,
  of: {
    events: readonly UsageRecord[];
    days: readonly Temporal.PlainDate[];
    dayOf(at: Temporal.Instant): Temporal.PlainDate;
    valueOf(event: UsageRecord): Fraction | null;
  },
): DayOfUsage[] {
  const [first] = of.days;
  if (first === undefined) return [];
  const sorted = of.events.toSorted(
    (a, b) => Temporal.Instant.compare(a.at, b.at) || (a.ingestion < b.ingestion ? -1 : 1),
  );
  const byText = Map.groupBy(sorted, ({ at }) => of.dayOf(at).toString());
  const before = sorted.filter(({ at }) => Temporal.PlainDate.compare(of.dayOf(at), first) < 0);
  const state = { level: NOTHING, there: new Set<string>() };
  for (const event of before) take(metric, state, { event, value: of.valueOf(event) });
  return of.days.map((day) => {
    const events = byText.get(day.toString()) ?? [];
    if (addsUp(metric))
      return { day, units: events.map((one) => of.valueOf(one) ?? NOTHING).reduce(addFractions, NOTHING) };
    if (metric.aggregation === 'max') return { day, units: highest(events.map((one) => of.valueOf(one) ?? NOTHING)) };
    for (const event of events) take(metric, state, { event, value: of.valueOf(event) });
    return { day, units: metric.aggregation === 'unique' ? fraction(BigInt(state.there.size)) : state.level };
  });
}

const addsUp = ({ aggregation, recurring }: Metric): boolean =>
  aggregation === 'count' || (aggregation === 'sum' && !recurring);

const highest = (values: readonly Fraction[]): Fraction =>
  values.reduce((top, one) => (compareFractions(one, top) > 0 ? one : top), NOTHING);

interface Level {
  level: Fraction;
  readonly there: Set<string>;
}

function take({ aggregation }: Metric, state: Level, of: { event: UsageRecord; value: Fraction | null }): void {
  const { event, value } = of;
  if (aggregation === 'unique') {
    if (event.value === null) return;
    if (event.operation === 'remove') state.there.delete(event.value);
    else state.there.add(event.value);
    return;
  }
  if (value === null) return;
  state.level = aggregation === 'latest' ? value : addFractions(state.level, value);
}
