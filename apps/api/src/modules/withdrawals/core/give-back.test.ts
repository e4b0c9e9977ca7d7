import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChargedLine, givenBack } from './give-back.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const NOVEMBER = { start: day('2026-11-01'), end: day('2026-12-01') };
const line = (of: Partial<ChargedLine> = {}): ChargedLine => {
  const totalMinor = of.totalMinor ?? 3000n;
  return { lineId: 'hosting', subscriptionId: 's', period: NOVEMBER, totalMinor, leftMinor: totalMinor, ...of };
};
const back = (lines: ChargedLine[], on: string, owesUse = true) => givenBack(lines, { on: day(on), owesUse });

describe('what goes back when a consumer withdraws', () => {
  it('is all but the days that were used, where the service was asked for at once', () => {
    expect(back([line()], '2026-11-11')).toEqual([{ lineId: 'hosting', amountMinor: 2000n }]);
  });

  it('is everything, where it was not', () => {
    expect(back([line()], '2026-11-11', false)).toEqual([{ lineId: 'hosting', amountMinor: 3000n }]);
  });

  it('is the share of the first period also of what is charged once beside it', () => {
    const setup = line({ lineId: 'setup', period: null, totalMinor: 900n });
    expect(back([line(), setup], '2026-11-11')).toContainEqual({ lineId: 'setup', amountMinor: 600n });
  });

  it('is everything of what was bought once and for no time', () => {
    expect(back([line({ period: null })], '2026-11-11')).toEqual([{ lineId: 'hosting', amountMinor: 3000n }]);
  });

  it('never exceeds what credit notes have left', () => {
    expect(back([line({ leftMinor: 500n })], '2026-11-02')).toEqual([{ lineId: 'hosting', amountMinor: 500n }]);
    expect(back([line({ leftMinor: 0n })], '2026-11-02')).toEqual([]);
  });

  it('is nothing of a period that is over, and all of one that has not begun', () => {
    expect(back([line()], '2026-12-01')).toEqual([]);
    expect(back([line()], '2026-10-20')).toEqual([{ lineId: 'hosting', amountMinor: 3000n }]);
  });

  it('falls with each day and is never negative', () => {
    const amount = (totalMinor: bigint, n: number) =>
      givenBack([line({ totalMinor })], { on: NOVEMBER.start.add({ days: n }), owesUse: true })[0]?.amountMinor ?? 0n;
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 12n), fc.integer({ min: 0, max: 30 }), (total, n) => {
        expect(amount(total, n)).toBeGreaterThanOrEqual(amount(total, n + 1));
        expect(amount(total, n + 1)).toBeGreaterThanOrEqual(0n);
      }),
    );
  });
});
