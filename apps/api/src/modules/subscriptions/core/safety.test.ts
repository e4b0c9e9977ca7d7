import { describe, expect, it } from 'vitest';
import { clockJump, type DayFigures, isFarAbove, runStop } from './safety.ts';

const rules = { factor: 3, least: 50 };
const each = 1000;

/** A day of renewals at ten each, or at another price of what is due. */
function day(of: {
  predicted?: number;
  billed?: number;
  confirmed?: number;
  due?: number;
  price?: number;
}): DayFigures {
  const sum = (count: number, price = each) => ({ count, minor: BigInt(count * price) });
  const { predicted = 100, billed = 0, confirmed = 0, due = 100, price } = of;
  return {
    currency: 'EUR',
    ...{ predicted: sum(predicted), billed: sum(billed), confirmed: sum(confirmed), due: sum(due, price) },
  };
}

describe('a run', () => {
  it.each([
    { what: 'as promised', of: {}, reason: null },
    { what: 'up to the factor', of: { due: 300 }, reason: null },
    { what: 'above the factor', of: { due: 301 }, reason: 'more_than_predicted' },
    { what: 'above it with what the day has billed', of: { billed: 200, due: 101 }, reason: 'more_than_predicted' },
    { what: 'that nothing was promised for', of: { predicted: 0, due: 50 }, reason: 'more_than_predicted' },
    { what: 'too small to ask about', of: { predicted: 0, due: 49 }, reason: null },
    { what: 'far below what was promised', of: { due: 33 }, reason: 'less_than_predicted' },
    { what: 'over what is left of the day', of: { billed: 90, due: 1 }, reason: null },
    { what: 'over nothing', of: { due: 0 }, reason: null },
    { what: 'that somebody confirmed', of: { due: 900, confirmed: 900 }, reason: null },
    { what: 'that is half done since it was confirmed', of: { billed: 500, due: 400, confirmed: 900 }, reason: null },
    { what: 'that grew far after it was confirmed', of: { due: 1201, confirmed: 900 }, reason: 'more_than_predicted' },
    { what: 'at prices far above those promised', of: { price: 3001 }, reason: 'more_than_predicted' },
    { what: 'at prices far below those promised', of: { price: 333 }, reason: 'less_than_predicted' },
    { what: 'of few at prices far above', of: { predicted: 10, due: 10, price: 90_000 }, reason: null },
    { what: 'that is given away', of: { price: 0, predicted: 10, due: 20 }, reason: null },
  ])('$what: $reason', ({ of, reason }) => {
    expect(runStop([day(of)], rules)).toBe(reason);
  });

  it('is counted over all currencies, and its money in each by itself', () => {
    const few = { ...day({ predicted: 0, due: 1 }), currency: 'USD' };
    expect(runStop([day({}), few], rules)).toBeNull();
    const many = { ...day({ predicted: 60, due: 60, price: 3001 }), currency: 'USD' };
    expect(runStop([day({}), many], rules)).toBe('more_than_predicted');
    const halves = ['EUR', 'USD'].map((currency) => ({ ...day({ predicted: 0, due: 25 }), currency }));
    expect(runStop(halves, rules)).toBe('more_than_predicted');
  });
});

describe('a clock', () => {
  const at = (wallMs: number, steadyMs: number) => ({ wallMs, steadyMs });
  it('that goes on for a day has not jumped', () => {
    expect(clockJump(at(0, 0), at(86_400_000, 86_399_000))).toBeNull();
  });
  it('that is set by more than five minutes has, in either direction', () => {
    expect(clockJump(at(0, 0), at(361_000, 60_000))).toBe(301);
    expect(clockJump(at(0, 0), at(-241_000, 60_000))).toBe(-301);
    expect(clockJump(at(0, 0), at(360_000, 60_000))).toBeNull();
  });
});

describe('an amount', () => {
  const rule = { factor: 5, leastMinor: 50_000n };
  it('is far above a history that it exceeds by the factor, unless it is small or there is none', () => {
    expect(isFarAbove(50_001n, 10_000n, rule)).toBe(true);
    expect(isFarAbove(50_000n, 10_000n, rule)).toBe(false);
    expect(isFarAbove(49_999n, 100n, rule)).toBe(false);
    expect(isFarAbove(90_000n, null, rule)).toBe(false);
  });
});
