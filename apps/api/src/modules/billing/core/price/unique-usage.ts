import { type Fraction, fraction, WHOLE } from '#lib/money/fraction.ts';
import type { UsageEntry } from './usage.ts';
import type { Reading } from './usage-events.ts';
import type { UsageWindow } from './usage-window.ts';

/** Days for which a thing was there; `end` is the first day on which it no longer was, null while it is. */
interface Presence {
  readonly name: string;
  readonly from: { readonly eventId: string | null; readonly day: Temporal.PlainDate };
  to: { readonly eventId: string; readonly day: Temporal.PlainDate } | null;
}

export interface UniqueUsage {
  readonly entries: readonly UsageEntry[];
  /** Names that are there at the end of the window. */
  readonly members: readonly string[];
}

/**
 * Things by their local days: each day on which a thing was there at any time counts once, so that what is added and
 * removed several times on one day is there for one day (usage-013).
 */
export function uniqueByDay(
  opening: readonly string[],
  readings: readonly Reading[],
  window: UsageWindow,
): UniqueUsage {
  const all: Presence[] = opening.map((name) => ({
    name,
    from: { eventId: null, day: window.period.start },
    to: null,
  }));
  const last = new Map(all.map((presence) => [presence.name, presence]));
  for (const { text, eventId, at, isRemoval } of readings) {
    const day = window.dayOf(at);
    const known = last.get(text);
    const isThere = known !== undefined && known.to === null;
    if (isRemoval === !isThere) continue;
    if (isRemoval) {
      if (known) known.to = { eventId, day: day.add({ days: 1 }) };
    } else if (known?.to && Temporal.PlainDate.compare(known.to.day, day) > 0) {
      known.to = null;
    } else {
      const presence: Presence = { name: text, from: { eventId, day }, to: null };
      all.push(presence);
      last.set(text, presence);
    }
  }
  return { entries: entriesOf(all, window), members: membersOf(last) };
}

/** Things without their days: each counts whole while it is there. */
export function uniqueNow(readings: readonly Reading[]): UniqueUsage {
  const there = new Set<string>();
  const entries: UsageEntry[] = [];
  for (const { text, eventId, isRemoval } of readings) {
    if (isRemoval === !there.has(text)) continue;
    if (isRemoval) there.delete(text);
    else there.add(text);
    entries.push({ eventId, units: isRemoval ? LEAVES : WHOLE, share: WHOLE });
  }
  return { entries, members: [...there].toSorted() };
}

const LEAVES: Fraction = fraction(-1n);

const membersOf = (last: ReadonlyMap<string, Presence>): string[] =>
  [...last.values()]
    .filter(({ to }) => to === null)
    .map(({ name }) => name)
    .toSorted();

/** Coming and going by day; who goes on a day makes room before others come. */
function entriesOf(all: readonly Presence[], window: UsageWindow): UsageEntry[] {
  const steps = all.flatMap(({ from, to }) => [
    { ...from, units: WHOLE },
    ...(to === null ? [] : [{ ...to, units: LEAVES }]),
  ]);
  return steps
    .toSorted(
      (a, b) =>
        Temporal.PlainDate.compare(a.day, b.day) ||
        (a.units.above < b.units.above ? -1 : a.units.above > b.units.above ? 1 : 0),
    )
    .map(({ eventId, day, units }) => ({ eventId, units, share: window.shareFromDay(day) }));
}
