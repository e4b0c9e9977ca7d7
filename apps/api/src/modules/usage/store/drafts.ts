import { BILLING_CYCLES, type UsageTerms } from '@panel1/shared-types';
import type { CommandContext } from '#lib/command/command.ts';
import { decimalText } from '#lib/money/decimal.ts';
import { fraction, roundFraction } from '#lib/money/fraction.ts';
import { cycleMonths } from '#lib/time/periods.ts';
import type {
  DraftLine,
  Line,
  Recurrence,
  StandingDocument,
  Subscription,
  UsageSpan,
} from '#modules/billing/core/index.ts';
import { because, spanDrafts } from '#modules/billing/core/index.ts';
import { type BilledLine, billedIn, type MeasuredSubscription } from '#modules/billing/index.ts';
import { metricOf, wordsOf } from '../core/terms.ts';
import { loadWindow, type SpanWithTerms, type Window } from './window.ts';

/** What is missing of a span, and what was billed too much. */
export interface SpanBill {
  readonly lines: readonly BilledLine[];
  readonly credits: readonly LineToCredit[];
  /** Something is to be given back of a document whose tax is not known yet. */
  readonly mustWait: boolean;
}

/** So much of a line, as prices are stated, is to be given back, with the days and units that it is for. */
export interface LineToCredit {
  readonly invoiceId: string;
  readonly lineId: string;
  readonly amountMinor: bigint;
  readonly from: string;
  readonly to: string;
  readonly quantity: string;
  readonly why: BilledLine['why'];
}

/** Usage of a span that is over less what was billed of it, in the language of the client. */
export async function spanBill(
  ctx: CommandContext,
  measured: MeasuredSubscription,
  { span, terms, locale }: SpanWithTerms & { terms: UsageTerms; locale: string },
): Promise<SpanBill> {
  const documents = await billedIn(ctx, measured, span.period);
  const window = await loadWindow(ctx, measured, { span, terms, documents });
  const drafts = spanDrafts(window.work, window.subscription, span);
  const credits = drafts.filter(({ amountMinor }) => amountMinor < 0n).map((draft) => creditsFor(draft, documents));
  const locales = [locale, ctx.tenant.locale];
  return {
    lines: drafts
      .filter(({ amountMinor }) => amountMinor > 0n)
      .map((draft) => lineOf(draft, { window, terms, locales, span })),
    credits: credits.flatMap(({ parts }) => parts),
    mustWait: credits.some(({ isPending }) => isPending),
  };
}

function lineOf(
  draft: DraftLine,
  of: { window: Window; terms: UsageTerms; locales: readonly string[]; span: UsageSpan },
): BilledLine {
  const { span, subscription } = draft;
  if (span === null || subscription === null) throw new RangeError('usage has days and a subscription');
  return {
    kind: draft.kind === 'minimum' ? 'minimum' : 'usage',
    description: `${subscription.description}: ${wordsFor(draft, of)}`.slice(0, 500),
    subscriptionId: subscription.id,
    periodStart: span.start.toString(),
    periodEnd: span.end.toString(),
    rate: { key: draft.key, quantity: decimalText(draft.quantity) },
    quantity: '1',
    unitPriceMinor: draft.amountMinor.toString(),
    taxCategory: draft.taxCategory,
    ...(draft.metricId === null ? {} : { sold: soldOf(subscription, { ...of, metricId: draft.metricId }) }),
    why: draft.why,
  };
}

/** What coupons know a line by; a minimum is reduced by none. */
export function soldOf({ facts }: Subscription, { span, metricId }: { span: UsageSpan; metricId: string }) {
  const { interval } = facts.segments.findLast(({ rate }) => rate.priceId === span.priceId)?.recurrence ?? {};
  const cycle = interval && cycleOf(interval);
  if (cycle === undefined) throw new RangeError('usage is measured in months');
  return { productId: span.priceId, cycle, period: span.whole.start.toString(), metricId };
}

const cycleOf = ({ count, unit }: Recurrence['interval']) =>
  BILLING_CYCLES.find(
    (cycle) => cycle !== 'one_time' && cycleMonths(cycle) === count * (unit === 'year' ? 12 : unit === 'month' ? 1 : 0),
  );

const MINIMUM: Readonly<Record<string, string>> = { en: 'minimum of the period', fa: 'حداقل دوره' };

/** "Traffic, 120 GB"; all units of the period, also where only a part of them is charged now. */
function wordsFor(
  { kind, metricId, why }: DraftLine,
  { terms, locales }: { terms: UsageTerms; locales: readonly string[] },
): string {
  const known = locales.map((locale) => MINIMUM[locale.split('-')[0] ?? locale]).find((text) => text !== undefined);
  if (kind === 'minimum') return known ?? 'minimum of the period';
  const metric = metricId === null ? undefined : metricOf(terms, metricId);
  const { name, unit } = metric === undefined ? { name: metricId ?? '', unit: '' } : wordsOf(metric.texts, locales);
  const units = why.inputs['units'];
  return `${name}, ${typeof units === 'string' ? shortly(units) : ''} ${unit}`.trim();
}

/** A quotient such as `299/31` has no place in a sentence. */
function shortly(units: string): string {
  const [above, below] = units.split('/');
  if (above === undefined || below === undefined) return units;
  const hundredths = (BigInt(above) * 200n + BigInt(below)) / (BigInt(below) * 2n);
  return decimalText({ units: hundredths, scale: 2 });
}

/**
 * From which lines of a span an amount is given back: the newest first, each as far as something of it is left. Usage is
 * counted before discounts and given back after them, as it was charged; both are kept with what is given back.
 */
function creditsFor(
  draft: DraftLine,
  documents: ReadonlyMap<string, StandingDocument>,
): { parts: LineToCredit[]; isPending: boolean } {
  const given = Map.groupBy(
    [...documents.values()].flatMap(({ lines }) => lines).filter(({ correctsLineId }) => correctsLineId !== null),
    ({ correctsLineId }) => correctsLineId,
  );
  const charged = [...documents].flatMap(([invoiceId, { kind, status, lines }]) =>
    kind === 'credit_note'
      ? []
      : lines
          .filter((line) => isOf(line, draft))
          .map((line) => ({ invoiceId, line, isPending: status === 'pending_tax' })),
  );
  const parts: LineToCredit[] = [];
  let left = -draft.amountMinor;
  let isPending = false;
  for (const { invoiceId, line, isPending: waits } of charged.reverse()) {
    const back = given.get(line.id) ?? [];
    const mostListed = line.amountMinor - sumOf(back, ({ amountMinor }) => amountMinor);
    const listedMinor = mostListed < left ? mostListed : left;
    if (listedMinor <= 0n) continue;
    left -= listedMinor;
    const mostCharged = chargedOf(line) - sumOf(back, chargedOf);
    const share = fraction(listedMinor * chargedOf(line), line.amountMinor);
    const amountMinor = listedMinor === mostListed ? mostCharged : roundFraction(share);
    if (amountMinor <= 0n) continue;
    if (waits) isPending = true;
    else parts.push({ invoiceId, lineId: line.id, ...partOf(draft, { amountMinor, listedMinor }) });
  }
  return { parts, isPending };
}

const chargedOf = ({ amountMinor, discountMinor }: Line): bigint => amountMinor - discountMinor;
const sumOf = (lines: readonly Line[], of: (line: Line) => bigint): bigint =>
  lines.reduce((sum, line) => sum + of(line), 0n);

function partOf(
  { span, quantity, why }: DraftLine,
  of: { amountMinor: bigint; listedMinor: bigint },
): Omit<LineToCredit, 'invoiceId' | 'lineId'> {
  if (span === null) throw new RangeError('usage has days');
  const units = decimalText({ ...quantity, units: quantity.units < 0n ? -quantity.units : quantity.units });
  return {
    ...{ amountMinor: of.amountMinor, from: span.start.toString(), to: span.end.toString(), quantity: units },
    why: because('usage_given_back', { ...why.inputs, listedMinor: of.listedMinor.toString() }),
  };
}

const isOf = (line: Line, { key, span }: DraftLine): boolean =>
  line.key === key && line.correctsLineId === null && line.span?.start.toString() === span?.start.toString();
