import { type Fraction, NOTHING, subtractFractions } from '#lib/money/fraction.ts';
import { exact, exactText, larger } from './exact.ts';
import { inOrder, type UsageEvent } from './usage-events.ts';

/** A reading of a counter that a panel keeps, such as the bytes of a month. */
export interface CounterSample {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly ingestion: bigint;
  /** Decimal text, not negative. */
  readonly reading: string;
}

export interface CounterRule {
  /**
   * What a lower reading means. `restarted`: the counter began again at zero, so all it shows was used since. `corrected`:
   * the counter never restarts, so nothing counts until it is above its highest reading again.
   */
  readonly onDrop: 'restarted' | 'corrected';
  /** The reading before the first sample; null when there was none: then the first sample only says where counting begins. */
  readonly baseline: string | null;
}

/**
 * What was used between the samples of a cumulative counter, as events to be summed; each carries its sample's id and
 * instant. Never negative, whatever the counter does. `baseline` of the result belongs to the samples that follow.
 */
export function counterUsage(
  samples: readonly CounterSample[],
  { onDrop, baseline }: CounterRule,
): { events: UsageEvent[]; baseline: string | null } {
  let previous = baseline === null ? null : exact(baseline);
  const events = inOrder(samples).events.map(({ id, at, ingestion, reading }): UsageEvent => {
    const now = exact(reading);
    if (now.above < 0n) throw new RangeError(`a counter cannot show ${reading}`);
    const used = previous === null ? NOTHING : usedSince(previous, now, onDrop);
    previous = previous === null || onDrop === 'restarted' ? now : larger(previous, now);
    return { id, at, ingestion, value: exactText(used), properties: {} };
  });
  return { events, baseline: previous === null ? null : exactText(previous) };
}

function usedSince(previous: Fraction, now: Fraction, onDrop: CounterRule['onDrop']): Fraction {
  const difference = subtractFractions(now, previous);
  if (difference.above >= 0n) return difference;
  return onDrop === 'restarted' ? now : NOTHING;
}
