import type { BilledLine, BilledTime, LineCredit } from '../subscription/difference.ts';
import { laterOf } from '../subscription/spans.ts';
import type { Span } from '../time/timeline.ts';
import type { BillingAccount, Document, Line, Point, Subscription } from './state.ts';

/** Documents whose lines count as billed: a pro forma until the invoice that replaces it stands in its place. */
export function countsAsBilled({ kind, status }: Pick<Document, 'kind' | 'status'>): boolean {
  if (status === 'void') return false;
  return kind === 'invoice' || (kind === 'proforma' && status !== 'paid');
}

/** What must be known of a document to say whether its lines stand. */
export type StandingDocument = Pick<Document, 'kind' | 'status' | 'lines'>;

/** All lines of documents that stand, credit notes included. */
export function* standingLines<D extends StandingDocument>({
  documents,
}: {
  readonly documents: ReadonlyMap<string, D>;
}): Generator<{ document: D; line: Line }> {
  for (const document of documents.values()) {
    if (document.status === 'void') continue;
    if (document.kind === 'proforma' && document.status === 'paid') continue;
    for (const line of document.lines) yield { document, line };
  }
}

/** What was billed for a subscription's time and set-up, with what was given back of it, for the difference engine. */
export function billedLines(
  account: { readonly documents: ReadonlyMap<string, StandingDocument> },
  subscription: Subscription,
): BilledLine<Point>[] {
  const standing = [...standingLines(account)].filter(({ line }) => line.subscriptionId === subscription.id);
  const spans = movedSpans(
    subscription,
    standing.filter(({ line }) => line.correctsLineId === null).map(({ line }) => line),
  );
  const charged = standing.filter(({ document, line }) => line.correctsLineId === null && countsAsBilled(document));
  const back = Map.groupBy(
    standing.filter(({ line }) => line.correctsLineId !== null).map(({ line }) => line),
    ({ correctsLineId }) => correctsLineId,
  );
  return charged.flatMap(({ line }): BilledLine<Point>[] => {
    if (line.kind === 'setup' || line.kind === 'one_off') return [{ kind: 'once', id: line.id, key: line.key }];
    const span = spans.get(line.id) ?? line.span;
    if (line.kind !== 'recurring' || span === null) return [];
    const given = back.get(line.id) ?? [];
    return [
      billedTime(line, span, {
        credits: [...creditsOf(given), ...settledOn(subscription, line)],
        byHandMinor: byHand(given),
      }),
    ];
  });
}

/**
 * The time of lines that stand for another than they name, by their ids: those that were paid late, and those that were
 * ordered before the subscription began, which stand for its first periods one after the other.
 */
function movedSpans({ moved, facts, startedOn }: Subscription, lines: readonly Line[]): Map<string, Span<Point>> {
  const spans = new Map(moved.map(({ lineId, span }) => [lineId, span]));
  const [first] = facts.segments;
  if (startedOn === null || first === undefined) return spans;
  const { timeline } = facts;
  let { n } = timeline.periodContaining(first.recurrence, first.from);
  for (const { id, kind, span } of lines) {
    if (kind !== 'recurring' || span !== null || spans.has(id)) continue;
    const period = timeline.periodAt(first.recurrence, n);
    spans.set(id, { start: laterOf(timeline, period.start, first.from), end: period.end });
    n += 1;
  }
  return spans;
}

/** The time that a line of the account stands for; null when it has none, or none yet. */
export function timeOf(account: BillingAccount, line: Line): Span<Point> | null {
  const subscription = line.subscriptionId === null ? undefined : account.subscriptions.get(line.subscriptionId);
  if (line.kind !== 'recurring' || subscription === undefined) return line.span;
  if (line.span !== null && !subscription.moved.some(({ lineId }) => lineId === line.id)) return line.span;
  const lines = [...standingLines(account)].flatMap((one) =>
    one.line.subscriptionId === subscription.id && one.line.correctsLineId === null ? [one.line] : [],
  );
  return movedSpans(subscription, lines).get(line.id) ?? null;
}

function billedTime(
  line: Line,
  span: Span<Point>,
  given: { credits: LineCredit<Point>[]; byHandMinor: bigint },
): BilledTime<Point> {
  return {
    kind: 'recurring',
    id: line.id,
    key: line.key,
    quantity: line.quantity,
    span,
    amountMinor: line.amountMinor - line.discountMinor,
    tax: { category: line.tax.category, rate: line.tax.components[0]?.rate ?? '0' },
    credits: given.credits,
    creditedByHandMinor: given.byHandMinor,
  };
}

const magnitude = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

function creditsOf(back: readonly Line[]): LineCredit<Point>[] {
  return back.flatMap(({ span, quantity, amountMinor }) =>
    span === null ? [] : [{ span, quantity, amountMinor: magnitude(amountMinor) }],
  );
}

const byHand = (back: readonly Line[]): bigint =>
  back.filter(({ span }) => span === null).reduce((sum, { amountMinor }) => sum + magnitude(amountMinor), 0n);

const settledOn = ({ settled }: Subscription, { id }: Line): LineCredit<Point>[] =>
  settled.filter(({ lineId }) => lineId === id).map(({ credit }) => credit);
