import { addDecimals, type Decimal } from '#lib/money/decimal.ts';
import { divideFractions, type Fraction, fraction, fromDecimal, multiplyFractions } from '#lib/money/fraction.ts';
import { partAmount, type Span, type Timeline } from '../time/timeline.ts';
import type { Facts } from './facts.ts';
import { type Charge, chargeFor, owedAt, type RecurringCharge, shouldBeBilled } from './should-be-billed.ts';
import { covers, elementsOf, laterOf, overlaps } from './spans.ts';

/** The tax that was charged on a line, as the document has it. */
export interface ChargedTax {
  readonly category: string;
  /** A fraction such as `"0.19"`. */
  readonly rate: string;
}

/** Time that was given back on a line. An amount of zero stands for time that was settled in another way. */
export interface LineCredit<P> {
  readonly span: Span<P>;
  readonly quantity: Decimal;
  readonly amountMinor: bigint;
}

/** A line that was billed for time, with what was really charged for it (after coupons, before tax). */
export interface BilledTime<P> {
  readonly kind: 'recurring';
  readonly id: string;
  readonly key: string;
  readonly quantity: Decimal;
  readonly span: Span<P>;
  readonly amountMinor: bigint;
  readonly tax: ChargedTax | null;
  readonly credits: readonly LineCredit<P>[];
  /** Credited by hand without naming days: it counts as given back for the days that come back first. */
  readonly creditedByHandMinor: bigint;
}

/** A price that was billed once. */
export interface BilledOnce {
  readonly kind: 'once';
  readonly id: string;
  readonly key: string;
}

export type BilledLine<P> = BilledTime<P> | BilledOnce;

/** Money to give back on a line, with that line's tax. */
export interface Credit<P> extends LineCredit<P> {
  readonly lineId: string;
  readonly tax: ChargedTax | null;
}

export interface Difference<P> {
  readonly charges: readonly Charge<P>[];
  readonly credits: readonly Credit<P>[];
}

/**
 * What is still to be billed and what was billed too much. Applied once, the same call answers nothing. Days that were
 * billed ahead of `through` stay as long as the facts still want them. Charges follow today's facts; credits follow what
 * was charged on the line.
 */
export function billingDifference<P>(of: {
  readonly facts: Facts<P>;
  readonly billed: readonly BilledLine<P>[];
  readonly through: P;
}): Difference<P> {
  const { facts, billed, through } = of;
  const { timeline } = facts;
  const furthest = billed.reduce(
    (to, line) => (line.kind === 'once' ? to : laterOf(timeline, to, line.span.end)),
    through,
  );
  const allowed = shouldBeBilled(facts, furthest);
  const should = allowed.filter((charge) => timeline.compare(owedAt(facts, charge), through) <= 0);
  return difference({ timeline, should, allowed, billed });
}

/**
 * Subtracts what was billed from what should be, key by key and day by day: `should` decides what is missing, `allowed`
 * (the same looked at further ahead) what is too much. Of several lines over a day the latest gives back first.
 */
export function difference<P>(of: {
  readonly timeline: Timeline<P>;
  readonly should: readonly Charge<P>[];
  readonly allowed: readonly Charge<P>[];
  readonly billed: readonly BilledLine<P>[];
}): Difference<P> {
  const lines = of.billed.filter((line) => line.kind === 'recurring');
  const billedOnce = new Set(of.billed.filter(({ kind }) => kind === 'once').map(({ key }) => key));
  const should = of.should.filter((charge) => charge.kind === 'recurring');
  const allowed = of.allowed.filter((charge) => charge.kind === 'recurring');
  const once = of.should.filter(({ kind, key }) => kind === 'once' && !billedOnce.has(key));
  const keys = new Set([...lines, ...should].map(({ key }) => key));
  const perKey = [...keys].map((key) => {
    const scene = { timeline: of.timeline, lines: lines.filter((line) => line.key === key) };
    return {
      charges: missing({ ...scene, should: should.filter((charge) => charge.key === key) }),
      credits: tooMuch({ ...scene, allowed: allowed.filter((charge) => charge.key === key) }),
    };
  });
  return {
    charges: [...once, ...perKey.flatMap(({ charges }) => charges)],
    credits: perKey.flatMap(({ credits }) => credits),
  };
}

interface Scene<P> {
  readonly timeline: Timeline<P>;
  readonly lines: readonly BilledTime<P>[];
}

const ZERO: Decimal = { units: 0n, scale: 0 };
const minus = (a: Decimal, b: Decimal): Decimal => addDecimals(a, { units: -b.units, scale: b.scale });
const isPositive = ({ units }: Decimal): boolean => units > 0n;
const isSame = (a: Decimal, b: Decimal): boolean => minus(a, b).units === 0n;

/** The quantity of a line that is still billed for an element of time. */
function heldBy<P>(timeline: Timeline<P>, line: BilledTime<P>, element: Span<P>): Decimal {
  if (!covers(timeline, line.span, element)) return ZERO;
  return line.credits
    .filter(({ span }) => covers(timeline, span, element))
    .reduce((left, { quantity }) => minus(left, quantity), line.quantity);
}

const spansOf = <P>(lines: readonly BilledTime<P>[]): Span<P>[] =>
  lines.flatMap(({ span, credits }) => [span, ...credits.map((credit) => credit.span)]);

function missing<P>({ timeline, lines, should }: Scene<P> & { should: readonly RecurringCharge<P>[] }): Charge<P>[] {
  return should.flatMap((charge) => {
    const near = lines.filter(({ span }) => overlaps(timeline, span, charge.span));
    const elements = elementsOf(timeline, [charge.span, ...spansOf(near)]);
    const inside = elements.filter((one) => covers(timeline, charge.span, one));
    const wanted = inside.map((span) => {
      const held = near.reduce((sum, line) => addDecimals(sum, heldBy(timeline, line, span)), ZERO);
      return { span, quantity: minus(charge.rate.quantity, held) };
    });
    return merged(timeline, wanted)
      .filter(({ quantity }) => isPositive(quantity))
      .map(({ span, quantity }) => chargeFor(timeline, { ...charge, span, rate: { ...charge.rate, quantity } }))
      .filter(({ amountMinor }) => amountMinor > 0n);
  });
}

function tooMuch<P>({ timeline, lines, allowed }: Scene<P> & { allowed: readonly RecurringCharge<P>[] }): Credit<P>[] {
  const elements = elementsOf(timeline, [...spansOf(lines), ...allowed.map(({ span }) => span)]);
  const back = new Map<BilledTime<P>, Quantified<P>[]>(lines.map((line) => [line, []]));
  for (const span of elements) {
    const wanted = allowed.find((charge) => covers(timeline, charge.span, span))?.rate.quantity ?? ZERO;
    const held = lines
      .filter((line) => covers(timeline, line.span, span))
      .map((line) => ({ line, quantity: heldBy(timeline, line, span) }));
    let excess = minus(
      held.reduce((sum, { quantity }) => addDecimals(sum, quantity), ZERO),
      wanted,
    );
    for (const { line, quantity } of held.toReversed()) {
      if (!isPositive(excess)) break;
      const taken = isPositive(minus(quantity, excess)) ? excess : quantity;
      if (isPositive(taken)) back.get(line)?.push({ span, quantity: taken });
      excess = minus(excess, taken);
    }
  }
  return lines.flatMap((line) => creditsOn(timeline, line, merged(timeline, back.get(line) ?? [])));
}

interface Quantified<P> {
  readonly span: Span<P>;
  readonly quantity: Decimal;
}

/** Joins neighbours with the same quantity. */
function merged<P>(timeline: Timeline<P>, parts: readonly Quantified<P>[]): Quantified<P>[] {
  const joined: Quantified<P>[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const isNext = last !== undefined && timeline.compare(last.span.end, part.span.start) === 0;
    if (isNext && isSame(last.quantity, part.quantity))
      joined[joined.length - 1] = { span: { start: last.span.start, end: part.span.end }, quantity: part.quantity };
    else joined.push(part);
  }
  return joined;
}

/** Prices what comes back on a line by what was charged there; all credits of a line together never exceed it. */
function creditsOn<P>(timeline: Timeline<P>, line: BilledTime<P>, back: readonly Quantified<P>[]): Credit<P>[] {
  const worth = ({ span, quantity }: Quantified<P>): bigint =>
    partAmount(timeline, shareOfLine(line, quantity), { part: span, whole: line.span });
  let left = line.amountMinor - line.creditedByHandMinor;
  let byHand = line.creditedByHandMinor;
  for (const earlier of line.credits) {
    left -= earlier.amountMinor;
    byHand -= smaller(byHand, larger(worth(earlier) - earlier.amountMinor, 0n));
  }
  return back
    .map(({ span, quantity }) => {
      const full = worth({ span, quantity });
      const fromHand = smaller(byHand, full);
      byHand -= fromHand;
      const amountMinor = smaller(larger(left, 0n), full - fromHand);
      left -= amountMinor;
      return { lineId: line.id, span, quantity, amountMinor, tax: line.tax };
    })
    .filter(({ amountMinor }) => amountMinor > 0n);
}

function shareOfLine<P>(line: BilledTime<P>, quantity: Decimal): Fraction {
  const share = divideFractions(fromDecimal(quantity), fromDecimal(line.quantity));
  return multiplyFractions(fraction(line.amountMinor), share);
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
