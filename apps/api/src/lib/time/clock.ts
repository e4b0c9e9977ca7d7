/**
 * Two times exist. Business time decides billing dates and may be moved in a private demo or test instance; real time
 * decides tokens, leases, rate limits and log lines and never moves.
 */
export interface Clock {
  now(): Temporal.Instant;
  real(): Temporal.Instant;
}

export interface MovableClock extends Clock {
  /** Sets how far business time is ahead of real time, in seconds. */
  setOffset(seconds: number): void;
}

/** A clock on the machine's time, with an offset for business time. */
export function createClock(offsetSeconds = 0): MovableClock {
  let offset = Temporal.Duration.from({ seconds: offsetSeconds });
  return {
    now: () => Temporal.Now.instant().add(offset),
    real: () => Temporal.Now.instant(),
    setOffset(seconds) {
      offset = Temporal.Duration.from({ seconds });
    },
  };
}

/** The local calendar day of an instant in a zone. */
export function dayIn(instant: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate();
}
