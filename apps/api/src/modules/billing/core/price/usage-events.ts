import { type Fraction, WHOLE } from '#lib/money/fraction.ts';
import { exactOrNull } from './exact.ts';

/** Something that a service used. */
export interface UsageEvent {
  /** Unique for the subscription: of several events with one id the one that was taken in first counts. */
  readonly id: string;
  readonly at: Temporal.Instant;
  /** Number in the order of taking in; decides between events of the same instant. */
  readonly ingestion: bigint;
  /** Decimal text, or the name of a thing that is counted once; null where a property holds it. */
  readonly value: string | null;
  readonly properties: Readonly<Record<string, string>>;
  /** Whether a counted thing came or went; it came when nothing is said. */
  readonly operation?: 'add' | 'remove' | undefined;
}

/** An event that a metric cannot count, and why. */
export interface IgnoredEvent {
  readonly eventId: string;
  readonly reason: 'duplicate' | 'no_value';
}

/** Events in the order in which things happened, each id once, whatever the order in which they arrived. */
export function inOrder<Event extends Pick<UsageEvent, 'id' | 'at' | 'ingestion'>>(
  events: readonly Event[],
): { events: Event[]; duplicates: Event[] } {
  const seen = new Set<string>();
  const duplicates: Event[] = [];
  const first = events.toSorted(byIngestion).filter((event) => {
    if (!seen.has(event.id)) return seen.add(event.id);
    duplicates.push(event);
    return false;
  });
  // Instants are read once: comparing them as objects is what a large sort would spend its time on.
  const timed = first.map((event) => ({ event, at: event.at.epochNanoseconds }));
  // The sort is stable: events of one instant stay in the order of taking in.
  timed.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { events: timed.map(({ event }) => event), duplicates };
}

function byIngestion(a: { readonly ingestion: bigint }, b: { readonly ingestion: bigint }): number {
  return a.ingestion < b.ingestion ? -1 : a.ingestion > b.ingestion ? 1 : 0;
}

/** An event as a metric reads it. */
export interface Reading {
  readonly eventId: string;
  readonly at: Temporal.Instant;
  /** The text that the metric looks at. */
  readonly text: string;
  /** The text as a number; 1 where things are counted. */
  readonly value: Fraction;
  readonly isRemoval: boolean;
}

/** What is read of an event: a property, or the event's value when null; as a number or as the name of a thing. */
export interface ReadAs {
  readonly property: string | null;
  readonly as: 'number' | 'name' | 'nothing';
}

/** Null when the event does not carry what the metric reads. */
export function reading(event: UsageEvent, { property, as }: ReadAs): Reading | null {
  const text = property === null ? event.value : (event.properties[property] ?? null);
  const value = as === 'number' ? exactOrNull(text ?? '') : WHOLE;
  if (value === null || (text === null && as !== 'nothing')) return null;
  return { eventId: event.id, at: event.at, text: text ?? '', value, isRemoval: event.operation === 'remove' };
}
