import { describe, expect, it } from 'vitest';
import { differenceOf, nextWindow } from './reconcile.ts';

const eur = (amountMinor: bigint) => ({ amountMinor, currency: 'EUR' });
const reason = (theirs: bigint | null, ours: bigint | null) =>
  differenceOf({ key: 'k', theirs: theirs === null ? null : eur(theirs), ours: ours === null ? null : eur(ours) })
    ?.reason;

describe('a gateway and our books', () => {
  it('agree where both say the same, or neither says anything', () => {
    expect(reason(100n, 100n)).toBeUndefined();
    expect(reason(-100n, -100n)).toBeUndefined();
    expect(reason(0n, null)).toBeUndefined();
    expect(reason(null, 0n)).toBeUndefined();
  });

  it('differ where one side lacks it or says another amount', () => {
    expect(reason(100n, null)).toBe('missing_here');
    expect(reason(null, 100n)).toBe('missing_there');
    expect(reason(100n, 90n)).toBe('amount_differs');
    expect(reason(0n, 100n)).toBe('amount_differs');
  });

  it('cannot be compared in two currencies', () => {
    const theirs = { amountMinor: 100n, currency: 'USD' };
    expect(differenceOf({ key: 'k', theirs, ours: eur(100n) })).toMatchObject({
      reason: 'amount_differs',
      currency: 'USD',
    });
  });
});

describe('the time that is read', () => {
  const at = (text: string) => Temporal.Instant.from(text);
  it('begins a month back, goes on by weeks with a day of overlap, and ends now', () => {
    const now = at('2026-06-30T12:00:00Z');
    expect(nextWindow(null, now)).toEqual({ from: at('2026-05-30T12:00:00Z'), until: at('2026-06-06T12:00:00Z') });
    expect(nextWindow(at('2026-06-29T12:00:00Z'), now)).toEqual({ from: at('2026-06-28T12:00:00Z'), until: now });
  });
});
