import type { BillingAccount, Point, Subscription } from '../core/index.ts';

interface Time {
  readonly start: Point;
  readonly end: Point;
}

/**
 * The time that each standing line of a subscription is for: what was paid late stands for another, and what was ordered
 * before the subscription began for its first periods, one after the other.
 */
export function lineTimes(
  documents: BillingAccount['documents'],
  { id, moved, facts, startedOn }: Subscription,
): Map<string, Time> {
  const times = new Map<string, Time>();
  const [first] = facts.segments;
  let n = first === undefined ? 0 : facts.timeline.periodContaining(first.recurrence, first.from).n;
  for (const { kind, status, lines } of documents.values()) {
    if (status === 'void' || (kind === 'proforma' && status === 'paid')) continue;
    for (const line of lines) {
      if (line.subscriptionId !== id || line.kind !== 'recurring') continue;
      const time = moved.find(({ lineId }) => lineId === line.id)?.span ?? line.span;
      if (time !== null) times.set(line.id, time);
      if (time !== null || line.correctsLineId !== null || first === undefined || startedOn === null) continue;
      const { start, end } = facts.timeline.periodAt(first.recurrence, n);
      n += 1;
      times.set(line.id, { start: facts.timeline.compare(start, first.from) < 0 ? first.from : start, end });
    }
  }
  return times;
}
