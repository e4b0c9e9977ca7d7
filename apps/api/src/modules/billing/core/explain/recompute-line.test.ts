import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction } from '#lib/money/fraction.ts';
import { because } from '../engine/drafts.ts';
import { byDay, partAmount } from '../time/timeline.ts';
import { recomputeLine } from './recompute-line.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const line = (why: ReturnType<typeof because>, of = { quantity: '1', unitPriceMinor: '0' }) =>
  recomputeLine({ why, ...of });

describe('an amount computed again', () => {
  it('is the share that was billed, whichever days of the period it is for', () => {
    const whole = { start: day('2026-01-31'), end: day('2026-02-28') };
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 12n), fc.nat(27), fc.nat(27), (price, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b) + 1];
        const part = { start: whole.start.add({ days: from }), end: whole.start.add({ days: to }) };
        const why = because('share_of_period', {
          unitPriceMinor: price.toString(),
          quantity: '1',
          periodStart: `${whole.start}`,
          periodEnd: `${whole.end}`,
          from: `${part.start}`,
          to: `${part.end}`,
        });
        const { amountMinor, steps } = line(why);
        expect(amountMinor).toBe(partAmount(byDay('day'), fraction(price), { part, whole }));
        expect(steps.map(({ rule }) => rule)).toContain('share_of_period');
      }),
    );
  });

  it('of unused time is never more than what is left of the line', () => {
    const inputs = {
      chargedMinor: '3000',
      chargedQuantity: '1',
      quantity: '1',
      leftMinor: '100',
      lineStart: '2026-06-01',
      lineEnd: '2026-07-01',
      from: '2026-06-16',
      to: '2026-07-01',
    };
    const { amountMinor, steps } = line(because('unused_time_of_what_was_charged', inputs));
    expect(amountMinor).toBe(-100n);
    expect(steps.map(({ rule }) => rule)).toEqual([
      'what_was_charged',
      'share_of_period',
      'no_more_than_is_left',
      'turned_to_credit',
    ]);
  });

  it('is not told where the inputs do not say enough', () => {
    expect(line(because('not_recorded', {}))).toEqual({ steps: [], amountMinor: null });
    expect(line(because('share_of_period', { unitPriceMinor: '100', quantity: '1' })).amountMinor).toBeNull();
  });
});
