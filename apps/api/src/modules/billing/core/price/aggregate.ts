import {
  addFractions,
  compareFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  NOTHING,
  subtractFractions,
  WHOLE,
} from '#lib/money/fraction.ts';
import { type Metric, metricProblems, roundUnits } from './metric.ts';
import { type UniqueUsage, uniqueByDay, uniqueNow } from './unique-usage.ts';
import type { Usage, UsageEntry } from './usage.ts';
import { type IgnoredEvent, inOrder, type ReadAs, type Reading, reading, type UsageEvent } from './usage-events.ts';
import { type UsageDays, type UsageWindow, usageWindow } from './usage-window.ts';

/** What goes on from one window to the next for a recurring metric. */
export interface UsageLevel {
  readonly units: Fraction;
  /** Names of the things that are there, for `unique`. */
  readonly members: readonly string[];
}

export const EMPTY_LEVEL: UsageLevel = { units: NOTHING, members: [] };

export interface UsageQuestion extends UsageDays {
  readonly metric: Metric;
  /** In any order. Those from the end of the window on are left out; those before it make the level of a recurring metric. */
  readonly events: readonly UsageEvent[];
  /** The level before the first of the events; nothing when left out. */
  readonly opening?: UsageLevel | undefined;
}

export interface Aggregated extends Usage {
  /** The level at the end of the window, to be the opening of the next one. */
  readonly closing: UsageLevel;
  readonly ignored: readonly IgnoredEvent[];
}

/**
 * The usage of a half-open window: an event at its first instant is in it, one at its last is in the next (usage-014).
 * The order in which events arrive and second events with the same id change nothing. Entries of recurring metrics count
 * by the local days that are left of the whole period, the day of the event included, those of weighted metrics by
 * seconds; all other entries count whole. Everything is exact until the rounding of the metric.
 */
export function aggregate(question: UsageQuestion): Aggregated {
  const { metric, opening = EMPTY_LEVEL } = question;
  const [problem] = metricProblems(metric);
  if (problem !== undefined) throw new RangeError(`a metric of ${metric.aggregation} cannot be used: ${problem}`);
  const window = usageWindow(question);
  const { events, duplicates } = inOrder(question.events);
  const found = events.map((event) => ({ event, read: reading(event, readAs(metric)) }));
  const readings = found.flatMap(({ read }) => (read === null ? [] : [read]));
  const { start, end } = window.instants;
  const before = readings.filter(({ at }) => Temporal.Instant.compare(at, start) < 0);
  const within = readings.filter(
    ({ at }) => Temporal.Instant.compare(start, at) <= 0 && Temporal.Instant.compare(at, end) < 0,
  );
  const level = metric.recurring ? levelAfter(metric, opening, before) : EMPTY_LEVEL;
  const { entries, units, members } = count(metric, { level, readings: within, window });
  return {
    units: metric.rounding === null ? units : roundUnits(units, metric.rounding),
    entries,
    share: window.share,
    closing: metric.recurring ? { units: levelAfter(metric, level, within).units, members } : EMPTY_LEVEL,
    ignored: [
      ...duplicates.map(({ id }) => ({ eventId: id, reason: 'duplicate' as const })),
      ...found
        .filter(({ read }) => read === null)
        .map(({ event }) => ({ eventId: event.id, reason: 'no_value' as const })),
    ],
  };
}

/** The same for each value of a property, such as the traffic of each region; events without it count under `''`. */
export function aggregateBy(
  property: string,
  question: Omit<UsageQuestion, 'opening'> & { readonly openings?: ReadonlyMap<string, UsageLevel> },
): Map<string, Aggregated> {
  // Of events with one id the first counts, also when a later one names another group.
  const groups = Map.groupBy(inOrder(question.events).events, ({ properties }) => properties[property] ?? '');
  const names = new Set([...groups.keys(), ...(question.openings?.keys() ?? [])]);
  return new Map(
    [...names].toSorted().map((name) => {
      const own = { ...question, events: groups.get(name) ?? [], opening: question.openings?.get(name) };
      return [name, aggregate(own)];
    }),
  );
}

interface Counting {
  readonly level: UsageLevel;
  readonly readings: readonly Reading[];
  readonly window: UsageWindow;
}

interface Counted {
  readonly entries: readonly UsageEntry[];
  readonly units: Fraction;
  readonly members: readonly string[];
}

function readAs({ aggregation, property }: Metric): ReadAs {
  return { property, as: aggregation === 'unique' ? 'name' : aggregation === 'count' ? 'nothing' : 'number' };
}

function count(metric: Metric, counting: Counting): Counted {
  const { level, readings, window } = counting;
  switch (metric.aggregation) {
    case 'unique':
      return withMembers(metric.recurring ? uniqueByDay(level.members, readings, window) : uniqueNow(readings));
    case 'count':
    case 'sum':
      return summed(steps(metric, counting));
    case 'weighted': {
      const entries = steps(metric, counting);
      const units = entries.map((entry) => multiplyFractions(entry.units, entry.share)).reduce(addFractions, NOTHING);
      return { entries, units, members: [] };
    }
    case 'max':
      return summed(highest(readings));
    case 'latest':
      return summed(metric.recurring ? steps(metric, { ...counting, readings: asChanges(counting) }) : last(readings));
  }
}

const withMembers = ({ entries, members }: UniqueUsage): Counted => ({ ...summed(entries), members });

const summed = (entries: readonly UsageEntry[]): Counted => ({
  entries,
  units: entries.map(({ units }) => units).reduce(addFractions, NOTHING),
  members: [],
});

/** The level that was there, then each event, with the shares of the period that are left. */
function steps({ aggregation, recurring }: Metric, { level, readings, window }: Counting): UsageEntry[] {
  const isWeighted = aggregation === 'weighted';
  const shareFrom = (at: Temporal.Instant): Fraction => {
    if (isWeighted) return window.shareFromSecond(at);
    return recurring ? window.shareFromDay(window.dayOf(at)) : WHOLE;
  };
  const opening =
    level.units.above === 0n
      ? []
      : [{ eventId: null, units: level.units, share: isWeighted ? shareFrom(window.instants.start) : window.share }];
  return [...opening, ...readings.map(({ eventId, at, value }) => ({ eventId, units: value, share: shareFrom(at) }))];
}

/** Readings of a level as changes of it. */
function asChanges({ level, readings }: Counting): Reading[] {
  return readings.map((one, position) => ({
    ...one,
    value: subtractFractions(one.value, readings[position - 1]?.value ?? level.units),
  }));
}

function highest(readings: readonly Reading[]): UsageEntry[] {
  const [first, ...others] = readings;
  if (first === undefined) return [];
  return last([others.reduce((top, one) => (compareFractions(one.value, top.value) > 0 ? one : top), first)]);
}

function last(readings: readonly Reading[]): UsageEntry[] {
  const found = readings.at(-1);
  return found === undefined ? [] : [{ eventId: found.eventId, units: found.value, share: WHOLE }];
}

function levelAfter({ aggregation }: Metric, level: UsageLevel, readings: readonly Reading[]): UsageLevel {
  if (aggregation === 'latest') return { ...level, units: readings.at(-1)?.value ?? level.units };
  if (aggregation === 'unique') {
    const there = new Set(level.members);
    for (const { text, isRemoval } of readings)
      if (isRemoval) there.delete(text);
      else there.add(text);
    return { units: fraction(BigInt(there.size)), members: [...there].toSorted() };
  }
  return { ...level, units: readings.map(({ value }) => value).reduce(addFractions, level.units) };
}
