/**
 * Two times exist. Business time decides billing dates and may be moved in a private demo or test instance; real time
 * decides tokens, leases, rate limits and log lines and never moves.
 */
export interface Clock {
  now(): Temporal.Instant;
  real(): Temporal.Instant;
  /** Milliseconds that go by evenly, whatever the clock is set to: beside it a clock is seen to jump. */
  steady(): number;
}

export interface MovableClock extends Clock {
  /** Sets how far business time is ahead of real time, in seconds: a jump, as of a clock that somebody sets. */
  setOffset(seconds: number): void;
  /** Lets time pass until business time is there, as it does by itself; back, too, for those who begin anew. */
  passTo(instant: Temporal.Instant): void;
}

/** A clock on the machine's time, with an offset for business time. */
export function createClock(offsetSeconds = 0): MovableClock {
  let offset = Temporal.Duration.from({ seconds: offsetSeconds });
  let passed = 0;
  const now = () => Temporal.Now.instant().add(offset);
  return {
    now,
    real: () => Temporal.Now.instant(),
    steady: () => performance.now() + passed,
    setOffset(seconds) {
      offset = Temporal.Duration.from({ seconds });
    },
    passTo(instant) {
      passed += instant.since(now()).total('milliseconds');
      offset = Temporal.Duration.from({ seconds: Math.round(instant.since(Temporal.Now.instant()).total('seconds')) });
    },
  };
}

/** The local calendar day of an instant in a zone. */
export function dayIn(instant: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate();
}
