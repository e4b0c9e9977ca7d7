import { expect } from 'vitest';
import { decimalText } from '#lib/money/decimal.ts';
import { fraction, toDecimal } from '#lib/money/fraction.ts';
import { shouldBeBilled } from '../subscription/should-be-billed.ts';
import { day, period, subscribed, YEARLY } from '../subscription/test-facts.ts';
import { alignedAnchor } from '../time/alignment.ts';
import { periodAt, periodContaining } from '../time/periods.ts';
import { shareOfPeriod } from '../time/shares.ts';
import { byDay, partAmount } from '../time/timeline.ts';
import { at, listAt, minorAt, oracle, textAt, textsAt, wholeAt } from './oracle.ts';

const MONTH = { count: 1, unit: 'month' } as const;
const shareText = (share: { above: bigint; below: bigint }) =>
  share.below === 1n ? `${share.above}` : `${share.above}/${share.below}`;
const spanOf = (value: unknown, ...path: string[]) => period(textAt(value, ...path, 0), textAt(value, ...path, 1));
const shares = (facts: Parameters<typeof shouldBeBilled<Temporal.PlainDate>>[0], through: string) =>
  shouldBeBilled(facts, day(through)).map((charge) => (charge.kind === 'recurring' ? shareText(charge.share) : ''));

oracle('prorate-001', ({ inputs, expected }) => {
  const part = period(textAt(inputs, 'start'), textAt(inputs, 'end'));
  const share = shareOfPeriod(part, spanOf(inputs, 'period'), 'day');
  expect(decimalText(toDecimal(share, 9))).toBe(expected);
});

oracle('prorate-002', ({ inputs, expected }) => {
  const from = textAt(inputs, 'start');
  const anchor = alignedAnchor(day(from), { unit: 'month', day: wholeAt(inputs, 'bcd') });
  const facts = subscribed({ from, anchor: anchor.on.toString(), price: minorAt(inputs, 2, 'price').toString() });
  const amounts = shouldBeBilled(facts, day(textAt(inputs, 'target'))).map(({ amountMinor }) => amountMinor);
  expect(amounts).toEqual(listAt(expected, 'lines').map((_, n) => minorAt(expected, 2, 'lines', n)));
  expect(amounts.reduce((a, b) => a + b, 0n)).toBe(minorAt(expected, 2, 'total'));
});

oracle('prorate-004', ({ inputs, expected }) => {
  const part = period(textAt(inputs, 'start'), textAt(inputs, 'end'));
  const anchor = alignedAnchor(part.start, { unit: 'month', day: wholeAt(inputs, 'bcd') });
  const whole = periodContaining({ anchor, interval: MONTH }, part.start).period;
  expect(shareText(shareOfPeriod(part, whole, 'day'))).toBe(expected);
});

// Ours is 14/28, see docs/billing/conventions.md: the part belongs to the anchored period 31 January to 28 February.
oracle('prorate-005', ({ inputs, expected }) => {
  const old = subscribed({ from: textAt(inputs, 'start'), price: '1000' });
  const on = day(textAt(inputs, 'change'));
  const [before] = old.segments;
  if (before === undefined) throw new RangeError('no segment');
  const anchor = alignedAnchor(on, { unit: 'month', day: wholeAt(inputs, 'newBcd') });
  const next = { from: on, to: null, rate: before.rate, recurrence: { anchor, interval: MONTH } };
  const facts = { ...old, segments: [{ ...before, to: on }, next] };
  const [first, ...rest] = shares(facts, textAt(inputs, 'target'));
  expect(first).toBe(textAt(expected, 'old'));
  expect(rest).toEqual([shareText(fraction(14n, 28n)), textAt(expected, 'new', 1)]);
});

oracle('prorate-007', ({ inputs, expected }) => {
  const end = day(textAt(inputs, 'end'));
  const from = textAt(inputs, 'start');
  const birthday = Temporal.PlainMonthDay.from(textAt(inputs, 'bcd'));
  const [, month = 0, dayOfMonth = 0] = birthday
    .toPlainDate({ year: 2011 })
    .toString()
    .split('-')
    .map((part) => Number.parseInt(part, 10));
  const anchor = alignedAnchor(day(from), { unit: 'year', month, day: dayOfMonth });
  const facts = subscribed({ from, anchor: anchor.on.toString(), price: '1000', interval: YEARLY });
  const ended = { ...facts, end: { on: end, billTo: end } };
  const reduced = textsAt(expected).map((text) => {
    const [above = '0', below = '1'] = text.split('/');
    return shareText(fraction(BigInt(above), BigInt(below)));
  });
  expect(shares(ended, end.toString())).toEqual(reduced);
});

oracle('prorate-008', ({ inputs, expected }) => {
  for (const [index, text] of textsAt(expected).entries()) {
    const part = period(textAt(inputs, 'pairs', index, 0), textAt(inputs, 'pairs', index, 1));
    const whole = periodAt({ anchor: { on: part.end }, interval: MONTH }, -1);
    expect(decimalText(toDecimal(shareOfPeriod(part, whole, 'thirty'), 9))).toBe(text);
  }
});

oracle('prorate-022', ({ inputs, expected }) => {
  const quarter = periodAt({ anchor: { on: day('2023-04-01') }, interval: { count: 3, unit: 'month' } }, 0);
  expect(quarter.start.until(quarter.end).days).toBe(wholeAt(inputs, 'periodDays'));
  // 20 May to 20 June with both days used ends, half-open, on the 21st.
  const part = period('2023-05-20', '2023-06-21');
  expect(part.start.until(part.end).days).toBe(wholeAt(inputs, 'days'));
  const total = fraction(minorAt(inputs, 0, 'amount'));
  expect(partAmount(byDay('day'), total, { part, whole: quarter })).toBe(minorAt(at(expected), 0));
});

oracle('prorate-023', ({ inputs, expected }) => {
  const facts = subscribed({ from: '2024-02-04', anchor: '2024-03-01', price: minorAt(inputs, 0, 'cents').toString() });
  const amounts = [facts, { ...facts, stub: 'full' as const }].map(
    (one) => shouldBeBilled(one, day('2024-02-04'))[0]?.amountMinor,
  );
  expect(amounts).toEqual([minorAt(expected, 0, 0), minorAt(expected, 0, 1)]);
});
