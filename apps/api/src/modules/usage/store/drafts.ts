import type { UsageTerms } from '@panel1/shared-types';
import type { CommandContext } from '#lib/command/command.ts';
import { decimalText } from '#lib/money/decimal.ts';
import type { DraftLine, Line, StandingDocument } from '#modules/billing/core/index.ts';
import { spanDrafts } from '#modules/billing/core/index.ts';
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

/** So much of a line, as prices are stated, is to be given back. */
export interface LineToCredit {
  readonly invoiceId: string;
  readonly lineId: string;
  readonly amountMinor: bigint;
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
      .map((draft) => lineOf(draft, { window, terms, locales })),
    credits: credits.flatMap(({ parts }) => parts),
    mustWait: credits.some(({ isPending }) => isPending),
  };
}

function lineOf(draft: DraftLine, of: { window: Window; terms: UsageTerms; locales: readonly string[] }): BilledLine {
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
    why: draft.why,
  };
}

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

/** From which lines of a span an amount is given back: the newest first, each as far as something of it is left. */
function creditsFor(
  draft: DraftLine,
  documents: ReadonlyMap<string, StandingDocument>,
): { parts: LineToCredit[]; isPending: boolean } {
  const given = new Map<string, bigint>();
  for (const { lines } of documents.values())
    for (const { correctsLineId, amountMinor } of lines)
      if (correctsLineId !== null) given.set(correctsLineId, (given.get(correctsLineId) ?? 0n) + amountMinor);
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
    const most = line.amountMinor - line.discountMinor - (given.get(line.id) ?? 0n);
    const amountMinor = most < left ? most : left;
    if (amountMinor <= 0n) continue;
    left -= amountMinor;
    if (waits) isPending = true;
    else parts.push({ invoiceId, lineId: line.id, amountMinor });
  }
  return { parts, isPending };
}

const isOf = (line: Line, { key, span }: DraftLine): boolean =>
  line.key === key && line.correctsLineId === null && line.span?.start.toString() === span?.start.toString();
