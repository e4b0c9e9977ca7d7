import { decimal, decimalText, multiplyDecimals } from '#lib/money/decimal.ts';
import {
  divideFractions,
  type Fraction,
  fraction,
  fromDecimal,
  multiplyFractions,
  roundFraction,
} from '#lib/money/fraction.ts';
import type { Explanation } from '../engine/state.ts';
import { exactText } from '../price/exact.ts';
import { daysOf } from '../time/periods.ts';
import { byDay, partAmount, type Span } from '../time/timeline.ts';
import { missingToMinimum, usageAmount } from './recompute-usage.ts';
import { type Recomputed, type Step, spanOf, step, textOf, UNKNOWN } from './steps.ts';

type Days = Span<Temporal.PlainDate>;

/** A line as it stands on its document. */
export interface ExplainedLine {
  readonly why: Explanation;
  readonly quantity: string;
  readonly unitPriceMinor: string;
}

const DAYS = byDay('day');

/** Computes the amount of a line again, from the inputs that were written down with it and nothing else. */
export function recomputeLine(line: ExplainedLine): Recomputed {
  switch (line.why.rule) {
    case 'whole_period':
    case 'share_of_period':
      return shareOfPeriod(line);
    case 'billed_once':
    case 'written_by_hand':
      return timesQuantity(line.quantity, line.unitPriceMinor).done;
    case 'unused_time_of_what_was_charged':
      return unusedTime(line.why);
    case 'usage':
    case 'usage_difference':
      return usageAmount(line.why);
    case 'missing_to_minimum':
      return missingToMinimum(line.why);
    case 'rest_kept_as_credit':
      return belowZero(line.why);
    default:
      return UNKNOWN;
  }
}

/** Quantity times price, and the same rounded as the end of a computation. */
function timesQuantity(quantity: string, unitPriceMinor: string) {
  const exact = multiplyDecimals(decimal(quantity), decimal(unitPriceMinor));
  const steps = [step('price_times_quantity', { quantity, unitPriceMinor }, decimalText(exact))];
  return { exact: fromDecimal(exact), steps, done: rounded(steps, fromDecimal(exact)) };
}

function rounded(steps: readonly Step[], exact: Fraction): Recomputed {
  const amountMinor = roundFraction(exact);
  if (exact.above % exact.below === 0n) return { steps, amountMinor };
  return { steps: [...steps, step('rounded', { exactMinor: exactText(exact) }, amountMinor)], amountMinor };
}

function shareOfPeriod({ why, quantity, unitPriceMinor }: ExplainedLine): Recomputed {
  const { inputs } = why;
  const price = timesQuantity(
    textOf(inputs, 'quantity') ?? quantity,
    textOf(inputs, 'unitPriceMinor') ?? unitPriceMinor,
  );
  const [part, whole] = [spanOf(inputs, 'from', 'to'), spanOf(inputs, 'periodStart', 'periodEnd')];
  if (why.rule === 'whole_period') return price.done;
  if (part === null || whole === null) return UNKNOWN;
  return partOf(price.exact, { part, whole, steps: price.steps });
}

/** The part of a total that falls on some days, as {@link partAmount} rounds it. */
function partOf(total: Fraction, of: { part: Days; whole: Days; steps: readonly Step[] }): Recomputed {
  const { part, whole } = of;
  const share = (span: Days) => multiplyFractions(total, DAYS.share(span, whole));
  const counted = { days: daysOf(part), wholeDays: daysOf(whole), from: `${part.start}`, to: `${part.end}` };
  const steps = [...of.steps, step('share_of_period', counted, exactText(share(part)))];
  const amountMinor = partAmount(DAYS, total, { part, whole });
  const isOwnRounding = part.end.equals(whole.end) || part.start.equals(whole.start);
  if (isOwnRounding) return rounded(steps, share(part));
  const toMinor = roundFraction(share({ start: whole.start, end: part.end }));
  const beforeMinor = roundFraction(share({ start: whole.start, end: part.start }));
  const sums = { toMinor: `${toMinor}`, beforeMinor: `${beforeMinor}` };
  return { steps: [...steps, step('difference_of_rounded_sums', sums, amountMinor)], amountMinor };
}

function unusedTime({ inputs }: Explanation): Recomputed {
  const [part, whole] = [spanOf(inputs, 'from', 'to'), spanOf(inputs, 'lineStart', 'lineEnd')];
  const charged = textOf(inputs, 'chargedMinor');
  const [quantity, of] = [textOf(inputs, 'quantity'), textOf(inputs, 'chargedQuantity')];
  if (part === null || whole === null || charged === null || quantity === null || of === null) return UNKNOWN;
  const share = divideFractions(fromDecimal(decimal(quantity)), fromDecimal(decimal(of)));
  const total = multiplyFractions(fraction(BigInt(charged)), share);
  const rule = quantity === of ? 'what_was_charged' : 'part_of_what_was_charged';
  const steps = [step(rule, { chargedMinor: charged, quantity, of }, exactText(total))];
  const worth = partOf(total, { part, whole, steps });
  const back = limited(worth, BigInt(textOf(inputs, 'leftMinor') ?? charged));
  // On an invoice it is taken off; a credit note says how much comes back.
  return inputs['isOnCreditNote'] === true ? back : turned(back);
}

function limited(of: Recomputed, leftMinor: bigint): Recomputed {
  if (of.amountMinor === null || of.amountMinor <= leftMinor) return of;
  return {
    steps: [...of.steps, step('no_more_than_is_left', { leftMinor: `${leftMinor}` }, leftMinor)],
    amountMinor: leftMinor,
  };
}

function turned({ steps, amountMinor }: Recomputed): Recomputed {
  if (amountMinor === null) return UNKNOWN;
  return { steps: [...steps, step('turned_to_credit', {}, -amountMinor)], amountMinor: -amountMinor };
}

function belowZero({ inputs }: Explanation): Recomputed {
  const total = textOf(inputs, 'belowZeroMinor');
  if (total === null) return UNKNOWN;
  const amountMinor = -BigInt(total);
  return { steps: [step('moved_below_zero', { belowZeroMinor: total }, amountMinor)], amountMinor };
}
