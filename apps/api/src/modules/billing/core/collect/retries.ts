import { type CardScheme, earliestAttempt } from './card-schemes.ts';

/** On which days a payment is tried again. */
export type RetrySchedule =
  /** So many days after the due date each. */
  | { readonly kind: 'after_due'; readonly days: readonly number[] }
  /** So many days after the attempt before, the first after the first failure. */
  | { readonly kind: 'after_failure'; readonly gaps: readonly number[] }
  /** On the due day and so many weeks after it. */
  | { readonly kind: 'weekly'; readonly weeks: number }
  /** Every day from the due date until it is paid. */
  | { readonly kind: 'daily' };

/** Seven attempts in two weeks. */
export const DEFAULT_RETRIES: RetrySchedule = { kind: 'after_due', days: [0, 1, 3, 5, 7, 10, 14] };

/**
 * The first day of a schedule after `after`, or its first day at all when that is null; null when the schedule is over.
 * `from` is the due date, for `after_failure` the day of the first failure.
 */
export function nextRetryDay(
  schedule: RetrySchedule,
  from: Temporal.PlainDate,
  after: Temporal.PlainDate | null,
): Temporal.PlainDate | null {
  if (schedule.kind === 'daily') {
    const next = after?.add({ days: 1 });
    return next !== undefined && Temporal.PlainDate.compare(next, from) > 0 ? next : from;
  }
  const days = offsets(schedule).map((offset) => from.add({ days: offset }));
  return days.find((day) => after === null || Temporal.PlainDate.compare(day, after) > 0) ?? null;
}

function offsets(schedule: Exclude<RetrySchedule, { kind: 'daily' }>): number[] {
  if (schedule.kind === 'after_due') return [...schedule.days].sort((a, b) => a - b);
  if (schedule.kind === 'weekly') return Array.from({ length: schedule.weeks + 1 }, (_, week) => 7 * week);
  let day = 0;
  return schedule.gaps.map((gap) => {
    day += gap;
    return day;
  });
}

/** How an attempt ended. `hard` will never succeed with that means of payment; `unknown` may still have been executed. */
export type AttemptResult = 'in_flight' | 'unknown' | 'soft' | 'hard' | 'failed' | 'succeeded';

export interface Attempt {
  readonly methodId: string;
  readonly at: Temporal.Instant;
  /** The same in the client's zone. */
  readonly on: Temporal.PlainDate;
  readonly result: AttemptResult;
}

export interface RetryFacts {
  readonly schedule: RetrySchedule;
  readonly dueOn: Temporal.PlainDate;
  readonly balanceMinor: bigint;
  /** Attempts for this invoice, oldest first. */
  readonly attempts: readonly Attempt[];
  /** The means of payment as it is now; `attempts` are all attempts on it, for other invoices too. */
  readonly method: {
    readonly id: string;
    /** The day on which it became the one in use, not the day on which it was first stored. */
    readonly setOn: Temporal.PlainDate;
    readonly scheme: CardScheme | null;
    readonly attempts: readonly Temporal.Instant[];
  } | null;
}

export type NextAttempt =
  | { readonly on: Temporal.PlainDate; readonly notBefore: Temporal.Instant | null }
  | { readonly stopped: 'paid' | 'in_flight' | 'no_method' | 'hard_decline' | 'exhausted' };

/**
 * When a payment is tried next, or why not. One attempt at a time: while one is in flight, or its outcome unknown, nothing
 * is sent. A hard decline stops until the client changes the means of payment, which is then tried on that day whatever
 * the schedule says. The card schemes' ceilings hold for every schedule (`notBefore`).
 */
export function nextAttempt(facts: RetryFacts, now: Temporal.Instant): NextAttempt {
  const { attempts, method } = facts;
  if (facts.balanceMinor <= 0n) return { stopped: 'paid' };
  if (attempts.some(({ result }) => result === 'in_flight' || result === 'unknown')) return { stopped: 'in_flight' };
  if (method === null) return { stopped: 'no_method' };
  if (attempts.some(({ methodId, result }) => methodId === method.id && result === 'hard'))
    return { stopped: 'hard_decline' };
  const on = nextDay(facts, method);
  if (on === null) return { stopped: 'exhausted' };
  const earliest = method.scheme === null ? null : earliestAttempt(method.scheme, method.attempts, now);
  return { on, notBefore: earliest !== null && Temporal.Instant.compare(earliest, now) > 0 ? earliest : null };
}

function nextDay(
  { schedule, dueOn, attempts }: RetryFacts,
  method: { readonly id: string; readonly setOn: Temporal.PlainDate },
): Temporal.PlainDate | null {
  const last = attempts.at(-1);
  if (last === undefined) return schedule.kind === 'after_failure' ? dueOn : nextRetryDay(schedule, dueOn, null);
  if (last.methodId !== method.id && Temporal.PlainDate.compare(method.setOn, last.on) >= 0) return method.setOn;
  const from = schedule.kind === 'after_failure' ? (attempts[0]?.on ?? dueOn) : dueOn;
  return nextRetryDay(schedule, from, last.on);
}
