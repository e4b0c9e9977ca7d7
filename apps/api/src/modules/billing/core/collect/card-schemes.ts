export type CardScheme = 'visa' | 'mastercard';

/** How often a card may be tried within a rolling time, while the rule holds. */
interface Ceiling {
  readonly scheme: CardScheme;
  readonly most: number;
  readonly hours: number;
  /** Days in UTC: from the first up to, not with, the second. */
  readonly from: string | null;
  readonly until: string | null;
}

/**
 * The schemes' limits on declined cards: Visa 20 attempts in 30 days (15 before 19 May 2025), Mastercard 10 in 24 hours and
 * 35 in 30 days. No schedule goes beyond them.
 */
export const CARD_CEILINGS: readonly Ceiling[] = [
  { scheme: 'visa', most: 15, hours: 720, from: null, until: '2025-05-19' },
  { scheme: 'visa', most: 20, hours: 720, from: '2025-05-19', until: null },
  { scheme: 'mastercard', most: 10, hours: 24, from: null, until: null },
  { scheme: 'mastercard', most: 35, hours: 720, from: null, until: null },
];

/** Mastercard's merchant advice codes that forbid another attempt: 03 do not try again, 21 payment cancelled. */
const NEVER_ADVICE: ReadonlySet<string> = new Set(['03', '21']);

/** True when the issuer's answer forbids every further attempt: Visa's decline category 1, Mastercard's advice 03 and 21. */
export function isFinalDecline(
  scheme: CardScheme,
  answer: { visaCategory?: number; mastercardAdvice?: string },
): boolean {
  return scheme === 'visa' ? answer.visaCategory === 1 : NEVER_ADVICE.has(answer.mastercardAdvice ?? '');
}

const holdsOn = ({ from, until }: Ceiling, at: Temporal.Instant): boolean => {
  const day = at.toString().slice(0, 10);
  return (from === null || day >= from) && (until === null || day < until);
};

/** The earliest moment, `now` or later, at which one more attempt stays within the scheme's ceilings. */
export function earliestAttempt(
  scheme: CardScheme,
  attempts: readonly Temporal.Instant[],
  now: Temporal.Instant,
): Temporal.Instant {
  const times = [...attempts].sort(Temporal.Instant.compare);
  let at = now;
  for (;;) {
    const blocked = CARD_CEILINGS.filter((ceiling) => ceiling.scheme === scheme && holdsOn(ceiling, at))
      .map((ceiling) => freeAgain(ceiling, times, at))
      .filter((free) => free !== null);
    const [free] = blocked.sort((a, b) => Temporal.Instant.compare(b, a));
    if (free === undefined) return at;
    at = free;
  }
}

/** When the attempt leaves the window that makes room for one more; null when there is room. */
function freeAgain({ most, hours }: Ceiling, times: readonly Temporal.Instant[], at: Temporal.Instant) {
  const opens = at.subtract({ hours });
  const inside = times.filter((time) => Temporal.Instant.compare(time, opens) > 0);
  return inside.length < most ? null : (inside[inside.length - most]?.add({ hours }) ?? null);
}
