import { currencyExponent, type DueRule, type LineRule } from '@panel1/shared-types';
import { type Decimal, decimal, decimalText } from '#lib/money/decimal.ts';
import { exactText } from '../price/exact.ts';
import { billingDifference, type Credit } from '../subscription/difference.ts';
import type { Charge } from '../subscription/should-be-billed.ts';
import type { LineTax } from '../tax/line-tax.ts';
import { billedLines } from './billed.ts';
import type { BillingAccount, Explanation, Line, LineKind, Point, Subscription } from './state.ts';
import { dayOfPoint, found, type Work } from './work.ts';

/** A line before discounts and tax. */
export interface DraftLine {
  readonly kind: LineKind;
  readonly subscription: Subscription | null;
  readonly productId: string | null;
  readonly metricId: string | null;
  readonly key: string;
  readonly description: string;
  readonly span: { readonly start: Point; readonly end: Point } | null;
  /** First day of the whole period that it is part of. */
  readonly period: Temporal.PlainDate | null;
  /** The interval as text, for the scope of coupons. */
  readonly cycle: string | null;
  readonly quantity: Decimal;
  readonly unitPriceMinor: Decimal;
  /** Negative on a line that gives back. */
  readonly amountMinor: bigint;
  readonly taxCategory: string;
  /** The tax that the line which it corrects had. */
  readonly tax: LineTax | null;
  readonly correctsLineId: string | null;
  readonly why: Explanation;
}

/** Version of the rules that explanations name. */
const VERSION = 1;
/** An explanation by a rule that the interface has a sentence for. */
export const because = (rule: LineRule | DueRule, inputs: Explanation['inputs']): Explanation => ({
  rule,
  inputs,
  version: VERSION,
});

/** What is due of a subscription's time and one-off prices up to a point, and what was billed too much. */
export function recurringDrafts(work: Work, subscription: Subscription, through: Point): DraftLine[] {
  const { facts } = subscription;
  const billed = billedLines(work.account, subscription);
  const { charges, credits } = billingDifference({ facts, billed, through });
  const lines = credits.length === 0 ? NO_LINES : linesById(work.account);
  return [
    ...credits.map((credit) => creditDraft(work, subscription, { credit, line: found(lines, credit.lineId) })),
    ...charges.map((charge) => chargeDraft(work, subscription, charge)),
  ];
}

const NO_LINES: ReadonlyMap<string, Line> = new Map();

function linesById({ documents }: BillingAccount): Map<string, Line> {
  return new Map([...documents.values()].flatMap(({ lines }) => lines).map((line) => [line.id, line]));
}

function chargeDraft(work: Work, subscription: Subscription, charge: Charge<Point>): DraftLine {
  const { key, amountMinor, rate } = charge;
  const { productId, description, taxCategory } = soldAs(work, subscription, rate.priceId);
  const priced = { key, amountMinor, quantity: rate.quantity, unitPriceMinor: rate.unitPriceMinor };
  const base = {
    subscription,
    productId,
    metricId: null,
    taxCategory,
    tax: null,
    correctsLineId: null,
    description,
    ...priced,
  };
  const price = { unitPriceMinor: decimalText(rate.unitPriceMinor), quantity: decimalText(rate.quantity) };
  if (charge.kind === 'once')
    return {
      ...base,
      kind: key.startsWith('setup') ? 'setup' : 'one_off',
      span: null,
      period: null,
      cycle: null,
      why: because('billed_once', price),
    };
  const { span, whole, share } = charge;
  const isWhole = share.above === share.below;
  return {
    ...base,
    kind: 'recurring',
    span,
    period: dayOfPoint(work, whole.start),
    cycle: intervalText(subscription, charge.span.start),
    why: because(isWhole ? 'whole_period' : 'share_of_period', {
      ...price,
      share: exactText(share),
      periodStart: whole.start.toString(),
      periodEnd: whole.end.toString(),
      timing: subscription.facts.timing,
    }),
  };
}

/** What a price sells; the subscription's own words where the catalogue no longer has it. */
export function soldAs(
  { catalogue }: { readonly catalogue: Pick<Work['catalogue'], 'prices'> },
  subscription: Subscription,
  priceId: string,
) {
  const terms = catalogue.prices.get(priceId);
  if (terms === undefined) return subscription;
  return { ...terms, description: terms.name };
}

function creditDraft(
  work: Work,
  subscription: Subscription,
  { credit, line }: { credit: Credit<Point>; line: Line },
): DraftLine {
  return {
    kind: line.kind,
    subscription,
    productId: null,
    metricId: null,
    key: line.key,
    description: line.description,
    span: credit.span,
    period: dayOfPoint(work, credit.span.start),
    cycle: null,
    quantity: credit.quantity,
    unitPriceMinor: line.unitPriceMinor,
    amountMinor: -credit.amountMinor,
    taxCategory: line.taxCategory,
    tax: line.tax,
    correctsLineId: line.id,
    why: because('unused_time_of_what_was_charged', {
      chargedMinor: (line.amountMinor - line.discountMinor).toString(),
      lineStart: line.span?.start.toString() ?? null,
      lineEnd: line.span?.end.toString() ?? null,
      from: credit.span.start.toString(),
      to: credit.span.end.toString(),
    }),
  };
}

/** The interval in force at a point, as ISO 8601: `P1M`. */
export function intervalText({ facts }: Pick<Subscription, 'facts'>, at: Point): string | null {
  const segment = facts.segments.findLast(({ from }) => facts.timeline.compare(from, at) <= 0) ?? facts.segments[0];
  if (segment === undefined) return null;
  const { count, unit } = segment.recurrence.interval;
  return `P${count}${unit[0]?.toUpperCase()}`;
}

/** Major units as an exact decimal of minor units: 4.4556 EUR is 445.56. */
export function minorOf(major: string, currency: string): Decimal {
  const { units, scale } = decimal(major);
  const exponent = currencyExponent(currency);
  return scale >= exponent
    ? { units, scale: scale - exponent }
    : { units: units * 10n ** BigInt(exponent - scale), scale: 0 };
}
