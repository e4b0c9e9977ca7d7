import type { invoiceLines, invoices } from '#db/schema/billing.ts';
import type { StoredSegment, subscriptions } from '#db/schema/subscriptions.ts';
import { decimal } from '#lib/money/decimal.ts';
import { allocate, money } from '#lib/money/money.ts';
import { cycleMonths } from '#lib/time/periods.ts';
import { byDay, type Facts, type Line, type Rate, rateKey, type Segment } from '../core/index.ts';
import { plain } from '../store/invoice-lines.ts';
import type { Terms } from './terms.ts';

type SubscriptionRow = typeof subscriptions.$inferSelect;
type LineRow = typeof invoiceLines.$inferSelect;
type InvoiceRow = typeof invoices.$inferSelect;

/**
 * Subscriptions and lines that commands wrote column by column, as the engine knows them: a subscription is the history of
 * its prices, a line what was really charged for time.
 */

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** The terms of a subscription that has none of its own: they follow from its columns and the history of its changes. */
export function termsOfRow(row: SubscriptionRow): Terms {
  return {
    countsBy: 'day',
    facts: factsOf(row),
    service: serviceOf(row),
    suspendedFor: null,
    moved: [],
    settled: [],
    trial: null,
    resumeOn: row.status === 'paused' ? row.resumeOn : null,
    contract: null,
    contractUntil: null,
    usage: [],
    minimumMinor: null,
    usageSeen: null,
  };
}

function serviceOf({ status }: SubscriptionRow): Terms['service'] {
  if (status === 'pending') return 'none';
  if (status === 'paused') return 'suspended';
  return status === 'ended' || status === 'cancelled' ? 'terminated' : 'running';
}

function factsOf(row: SubscriptionRow): Facts<Temporal.PlainDate> {
  const segments = segmentsOf(row);
  const begun = (row.history?.stops ?? []).map(({ start, end }) => ({
    ...{ start: day(start), end: end === null ? null : day(end), why: 'pause' as const },
  }));
  // The engine knows no pause that is still to come: its time is not billed, as it will be.
  const planned = row.pauseOn === null ? [] : [{ start: row.pauseOn, end: row.resumeOn, why: 'pause' as const }];
  const stops = [...begun, ...planned];
  const none = { free: [], stops, once: [] };
  const end = row.endsOn;
  return {
    ...{ timeline: byDay('day'), timing: 'advance', stub: 'prorate', segments, ...none },
    end: end === null ? null : { on: end, billTo: end },
  };
}

function segmentsOf(row: SubscriptionRow): Segment<Temporal.PlainDate>[] {
  const { history, anchorOn, cycle } = row;
  if (cycle === 'one_time' || anchorOn === null) return [];
  if (history === null) return [readSegment(soldAs(row, anchorOn))];
  const planned = history.pending !== null && history.pending.invoiceId === null ? history.pending.segment : null;
  if (planned === null) return history.segments.map(readSegment);
  const before = history.segments
    .filter(({ from }) => from < planned.from)
    .map((one) => (one.to === null || one.to > planned.from ? { ...one, to: planned.from } : one));
  return [...before, planned].map(readSegment);
}

/** The only segment of a subscription that never changed. */
function soldAs(row: SubscriptionRow, anchorOn: Temporal.PlainDate): StoredSegment {
  const units = BigInt(row.quantity);
  const isEven = row.recurringMinor % units === 0n;
  const anchor = anchorOn.toString();
  return {
    ...{ from: anchor, to: null, priceId: row.productId, cycle: row.cycle, anchorOn: anchor },
    unitPriceMinor: (isEven ? row.recurringMinor / units : row.recurringMinor).toString(),
    quantity: isEven ? units.toString() : '1',
  };
}

const recurrence = ({ anchorOn, anchorDay, cycle }: Pick<StoredSegment, 'anchorOn' | 'anchorDay' | 'cycle'>) => ({
  anchor: { on: day(anchorOn), ...(anchorDay === undefined ? {} : { day: anchorDay }) },
  interval: { count: cycleMonths(cycle), unit: 'month' as const },
});

function readSegment(stored: StoredSegment): Segment<Temporal.PlainDate> {
  const rate: Rate = {
    priceId: stored.priceId,
    unitPriceMinor: decimal(stored.unitPriceMinor),
    quantity: decimal(stored.quantity),
  };
  const to = stored.to === null ? null : day(stored.to);
  return { from: day(stored.from), to, rate, recurrence: recurrence(stored) };
}

/** By what the lines of a subscription that name no price were billed: the price that it was first sold at. */
export function soldKeys(rows: readonly SubscriptionRow[]): Map<string, string> {
  return new Map(
    rows.flatMap((row) => {
      const { anchorOn, cycle, history } = row;
      if (cycle === 'one_time' || (history === null && anchorOn === null)) return [];
      const sold = history?.sold ?? (anchorOn === null ? null : soldAs(row, anchorOn));
      return sold === null ? [] : [[row.id, rateKey(readSegment(sold))]];
    }),
  );
}

/** What the engine knows a line by. Commands leave out what follows from the columns, or from lines beside it. */
export function lineOfRow(
  row: LineRow,
  of: { invoice: InvoiceRow; together: readonly LineRow[]; soldKeys: ReadonlyMap<string, string> },
): Pick<Line, 'kind' | 'key' | 'quantity' | 'amountMinor' | 'discountMinor'> {
  const { invoice, together } = of;
  const stated = (line: LineRow) => (invoice.isTaxInclusive ? line.totalMinor : line.netMinor);
  const isTime = kindOf(row.kind) === 'recurring';
  const sold = row.subscriptionId === null ? undefined : of.soldKeys.get(row.subscriptionId);
  return {
    kind: kindOf(row.kind),
    key: row.rateKey ?? (isTime ? sold : undefined) ?? row.kind,
    quantity: decimal(plain(row.rateQuantity ?? row.quantity)),
    amountMinor: row.amountMinor === 0n ? stated(row) : row.amountMinor,
    discountMinor: row.discountMinor === 0n ? discountOn(row, together, stated) : row.discountMinor,
  };
}

function kindOf(kind: LineRow['kind']): Line['kind'] {
  if (kind === 'change' || kind === 'credit') return 'recurring';
  return kind === 'discount' ? 'one_off' : kind;
}

/** A line's part of the discounts that stand on its invoice as lines of their own. */
function discountOn(row: LineRow, together: readonly LineRow[], stated: (line: LineRow) => bigint): bigint {
  const discount = together.filter(({ kind }) => kind === 'discount').reduce((sum, one) => sum - stated(one), 0n);
  const reduced = together.filter(({ kind }) => kind !== 'discount' && kind !== 'credit');
  if (discount === 0n || reduced.every((one) => stated(one) === 0n)) return 0n;
  const parts = allocate(money(discount, row.currency), reduced.map(stated));
  return parts[reduced.indexOf(row)]?.minor ?? 0n;
}
