import { and, type Column, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { payments, refunds } from '#db/schema/payments.ts';
import { disputes } from '#db/schema/payments-disputes.ts';
import { gatewayDifferences, gatewayEntries } from '#db/schema/payments-reconciliation.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { dayIn } from '#lib/time/clock.ts';
import { type Compared, type Difference, differenceOf } from '../core/reconcile.ts';
import { type EntryRow, isUnbookedFee } from './account-entries.ts';

export type DifferenceRow = typeof gatewayDifferences.$inferSelect;
type Finding = Pick<DifferenceRow, 'reason' | 'theirsMinor' | 'oursMinor' | 'currency' | 'occurredOn'> &
  Partial<Pick<DifferenceRow, 'entryId' | 'paymentId' | 'refundId' | 'disputeId'>> & { key: string };
type Money = { amountMinor: bigint; currency: string };

export interface Read {
  readonly pluginId: string;
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** A payment is on the gateway's account before we hear of it; what it booked in the last hour may still come. */
const SETTLING_HOURS = 1;

/** Compares what was read with our books, and keeps the differences: new ones open, those that are gone closed. */
export async function findDifferences(ctx: CommandContext, read: Read, entries: readonly EntryRow[]): Promise<void> {
  const found = [
    ...(await ofThings(ctx, read, entries)),
    ...entries.filter(isUnbookedFee).map(feeFinding),
    ...entries.flatMap((entry) => unknownFinding(entry)),
  ];
  for (const finding of found) await keep(ctx, read.pluginId, finding);
  const keys = found.map(({ key }) => key);
  await closeOthers(ctx, read, keys);
}

async function keep(ctx: CommandContext, pluginId: string, { key, ...finding }: Finding): Promise<void> {
  const { reason, theirsMinor, oursMinor, currency } = finding;
  await ctx.tx
    .insert(gatewayDifferences)
    .values({
      ...{ tenantId: ctx.tenant.id, id: ctx.newId(), pluginId, findingKey: key, state: 'open', foundAt: ctx.now },
      ...finding,
    })
    .onConflictDoUpdate({
      target: [gatewayDifferences.tenantId, gatewayDifferences.pluginId, gatewayDifferences.findingKey],
      // What a person explained stays so until the amounts are others.
      set: {
        reason,
        theirsMinor,
        oursMinor,
        currency,
        state: 'open',
        closedAt: null,
        explanation: null,
        explainedByName: null,
      },
      setWhere: sql`${gatewayDifferences.state} = 'closed' or ${gatewayDifferences.theirsMinor} is distinct from excluded.theirs_minor
        or ${gatewayDifferences.oursMinor} is distinct from excluded.ours_minor`,
    });
}

async function closeOthers(
  ctx: CommandContext,
  { pluginId, from, until }: Read,
  keys: readonly string[],
): Promise<void> {
  const days = [dayIn(from.add({ hours: 24 }), ctx.tenant.timeZone), dayIn(until, ctx.tenant.timeZone)] as const;
  await ctx.tx
    .update(gatewayDifferences)
    .set({ state: 'closed', closedAt: ctx.now })
    .where(
      and(
        eq(gatewayDifferences.tenantId, ctx.tenant.id),
        eq(gatewayDifferences.pluginId, pluginId),
        eq(gatewayDifferences.state, 'open'),
        gte(gatewayDifferences.occurredOn, days[0]),
        lt(gatewayDifferences.occurredOn, days[1]),
        keys.length === 0 ? undefined : sql`${gatewayDifferences.findingKey} <> all(${sql.param([...keys])})`,
      ),
    );
}

const feeFinding = (entry: EntryRow): Finding => ({
  ...{ key: `fee:${entry.id}`, reason: 'fee_not_booked', theirsMinor: -entry.feeMinor, oursMinor: null },
  ...{ currency: entry.currency, occurredOn: entry.occurredOn, entryId: entry.id },
});

/** An entry that is about nothing of ours; fees and payouts need nothing there. */
function unknownFinding(entry: EntryRow): Finding[] {
  const isKnown = entry.paymentId !== null || entry.refundId !== null || entry.disputeId !== null;
  if (isKnown || entry.kind === 'fee' || entry.kind === 'payout') return [];
  const theirs = { amountMinor: entry.amountMinor, currency: entry.currency };
  const difference = differenceOf({ key: `entry:${entry.id}`, theirs, ours: null });
  return difference ? [{ ...difference, occurredOn: entry.occurredOn, entryId: entry.id }] : [];
}

/** What one of ours is, with the day on which it happened. */
interface Thing {
  readonly about: Partial<Pick<DifferenceRow, 'paymentId' | 'refundId' | 'disputeId'>>;
  readonly ours: Money;
  readonly on: Temporal.PlainDate;
}

async function ofThings(ctx: QueryContext, read: Read, entries: readonly EntryRow[]): Promise<Finding[]> {
  const things = await thingsOf(ctx, read, entries);
  const theirs = await sumsOf(ctx, things);
  return things.flatMap((thing): Finding[] => {
    const id = thing.about.paymentId ?? thing.about.refundId ?? thing.about.disputeId ?? '';
    const compared: Compared = { key: `ours:${id}`, theirs: theirs.get(id) ?? null, ours: thing.ours };
    const difference: Difference | null = differenceOf(compared);
    return difference ? [{ ...difference, ...thing.about, occurredOn: thing.on }] : [];
  });
}

/** Everything of ours that the entries are about, or that happened in the time that was read. */
async function thingsOf(ctx: QueryContext, read: Read, entries: readonly EntryRow[]): Promise<Thing[]> {
  return [
    ...(await paymentsOf(ctx, read, entries)),
    ...(await refundsOf(ctx, read, entries)),
    ...(await disputesOf(ctx, read, entries)),
  ];
}

const through = (ctx: QueryContext, { pluginId }: Read) =>
  and(eq(payments.tenantId, ctx.tenant.id), eq(payments.pluginId, pluginId));

/** True for rows that are named, or settled within the time that was read and surely told by now. */
function namedOrSettled(read: Read, of: { id: Column; settledAt: Column; ids: string[] }): SQL {
  const until = read.until.subtract({ hours: SETTLING_HOURS });
  return sql`(${named(of.id, of.ids)} or (${of.settledAt} >= ${read.from} and ${of.settledAt} < ${until}))`;
}

const named = (id: Column, ids: string[]): SQL => (ids.length === 0 ? sql`false` : inArray(id, ids));

async function paymentsOf(ctx: QueryContext, read: Read, entries: readonly EntryRow[]): Promise<Thing[]> {
  const { id, settledAt, status } = payments;
  const ids = entries.flatMap((entry) => entry.paymentId ?? []);
  const rows = await ctx.tx
    .select()
    .from(payments)
    .where(and(through(ctx, read), eq(status, 'succeeded'), namedOrSettled(read, { id, settledAt, ids })));
  return rows.map((row) => ({
    about: { paymentId: row.id },
    ours: { amountMinor: row.amountMinor, currency: row.currency },
    on: dayIn(row.settledAt ?? row.createdAt, ctx.tenant.timeZone),
  }));
}

async function refundsOf(ctx: QueryContext, read: Read, entries: readonly EntryRow[]): Promise<Thing[]> {
  const { id, settledAt } = refunds;
  const ids = entries.flatMap((entry) => entry.refundId ?? []);
  const rows = await ctx.tx
    .select({ refund: refunds })
    .from(refunds)
    .innerJoin(payments, and(eq(payments.tenantId, refunds.tenantId), eq(payments.id, refunds.paymentId)))
    .where(and(through(ctx, read), namedOrSettled(read, { id, settledAt, ids })));
  return rows.map(({ refund: row }) => ({
    about: { refundId: row.id },
    ours: { amountMinor: row.status === 'failed' ? 0n : -row.amountMinor, currency: row.currency },
    on: dayIn(row.settledAt ?? row.createdAt, ctx.tenant.timeZone),
  }));
}

async function disputesOf(ctx: QueryContext, read: Read, entries: readonly EntryRow[]): Promise<Thing[]> {
  const { tenantId, pluginId, id } = disputes;
  const ids = entries.flatMap((entry) => entry.disputeId ?? []);
  const rows = await ctx.tx
    .select()
    .from(disputes)
    .where(and(eq(tenantId, ctx.tenant.id), eq(pluginId, read.pluginId), named(id, ids)));
  return rows.map((row) => ({
    about: { disputeId: row.id },
    ours: { amountMinor: -row.bookedMinor, currency: row.currency },
    on: dayIn(row.openedAt, ctx.tenant.timeZone),
  }));
}

/** What all entries about each thing sum to, whenever they came. */
async function sumsOf(ctx: QueryContext, things: readonly Thing[]): Promise<Map<string, Money>> {
  const sums = new Map<string, Money>();
  for (const column of ['paymentId', 'refundId', 'disputeId'] as const) {
    const wanted = things.flatMap(({ about }) => about[column] ?? []);
    if (wanted.length === 0) continue;
    const rows = await ctx.tx
      .select({
        id: sql`${gatewayEntries[column]}`.mapWith(String),
        currency: gatewayEntries.currency,
        amountMinor: sql`sum(${gatewayEntries.amountMinor})`.mapWith(BigInt),
      })
      .from(gatewayEntries)
      .where(and(eq(gatewayEntries.tenantId, ctx.tenant.id), inArray(gatewayEntries[column], wanted)))
      .groupBy(gatewayEntries[column], gatewayEntries.currency);
    for (const { id, currency, amountMinor } of rows) sums.set(id, { amountMinor, currency });
  }
  return sums;
}

/** The difference, held until the transaction ends. Throws `request.not_found`. */
export async function lockDifference(ctx: CommandContext, differenceId: string): Promise<DifferenceRow> {
  const [row] = await ctx.tx
    .select()
    .from(gatewayDifferences)
    .where(and(eq(gatewayDifferences.tenantId, ctx.tenant.id), eq(gatewayDifferences.id, differenceId)))
    .for('update');
  if (!row) throw notFound();
  return row;
}
