import { and, asc, eq, gt, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import { invoiceLines, invoices } from '#db/schema/billing.ts';
import { dunningSteps } from '#db/schema/billing-collecting.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { openMinor } from './invoices.ts';

/** An invoice that waits for money, as dunning looks at it. */
export interface OwedInvoice {
  readonly invoiceId: string;
  readonly currency: string;
  readonly dueOn: Temporal.PlainDate;
  readonly openMinor: bigint;
  readonly disputedMinor: bigint;
  readonly isProforma: boolean;
  /** Nothing was ever paid on it. */
  readonly isUntouched: boolean;
  /** Fees for paying late that are on it, with tax. */
  readonly lateFeesMinor: bigint;
  readonly subscriptionIds: readonly string[];
  /** Steps of dunning that were taken. */
  readonly taken: ReadonlySet<string>;
}

/** Clients with unpaid invoices that are due by a day, in the order of their ids. */
export async function clientsOwing(
  ctx: QueryContext,
  of: { dueBy: Temporal.PlainDate; after: string | null; limit: number },
): Promise<string[]> {
  const { tenantId, clientId, status, dueOn } = invoices;
  const rows = await ctx.tx
    .selectDistinct({ clientId })
    .from(invoices)
    .where(
      and(
        eq(tenantId, ctx.tenant.id),
        eq(status, 'issued'),
        lte(dueOn, of.dueBy),
        of.after === null ? undefined : gt(clientId, of.after),
      ),
    )
    .orderBy(asc(clientId))
    .limit(of.limit);
  return rows.map((row) => row.clientId);
}

/** The unpaid invoices of a client, locked until the end of the transaction, the one due first at the top. */
export async function lockOwed(ctx: CommandContext, clientId: string): Promise<OwedInvoice[]> {
  const rows = await ctx.tx
    .select()
    .from(invoices)
    .where(and(eq(invoices.tenantId, ctx.tenant.id), eq(invoices.clientId, clientId), eq(invoices.status, 'issued')))
    .orderBy(asc(invoices.id))
    .for('update');
  const ids = rows.map(({ id }) => id);
  const lines = await linesOf(ctx, ids);
  const taken = Map.groupBy(await takenSteps(ctx, ids), ({ invoiceId }) => invoiceId);
  return rows
    .flatMap((row): OwedInvoice[] => {
      if (row.dueOn === null || row.kind === 'credit_note' || openMinor(row) <= 0n) return [];
      const mine = lines.get(row.id) ?? [];
      const fees = mine.filter(({ kind }) => kind === 'late_fee');
      return [
        {
          ...{ invoiceId: row.id, currency: row.currency, dueOn: row.dueOn, openMinor: openMinor(row) },
          disputedMinor: row.disputedMinor,
          isProforma: row.kind === 'proforma',
          isUntouched: row.paidMinor === 0n,
          lateFeesMinor: fees.reduce((sum, { totalMinor }) => sum + totalMinor, 0n),
          subscriptionIds: [...new Set(mine.flatMap(({ subscriptionId }) => subscriptionId ?? []))],
          taken: new Set((taken.get(row.id) ?? []).map(({ step }) => step)),
        },
      ];
    })
    .sort((a, b) => Temporal.PlainDate.compare(a.dueOn, b.dueOn));
}

async function linesOf(ctx: QueryContext, invoiceIds: string[]) {
  if (invoiceIds.length === 0) return new Map<string, (typeof invoiceLines.$inferSelect)[]>();
  const { tenantId, invoiceId, subscriptionId, kind } = invoiceLines;
  const rows = await ctx.tx
    .select()
    .from(invoiceLines)
    .where(
      and(
        eq(tenantId, ctx.tenant.id),
        inArray(invoiceId, invoiceIds),
        sql`(${isNotNull(subscriptionId)} or ${eq(kind, 'late_fee')})`,
      ),
    );
  return Map.groupBy(rows, (row) => row.invoiceId);
}

async function takenSteps(ctx: QueryContext, invoiceIds: string[]) {
  if (invoiceIds.length === 0) return [];
  const { tenantId, invoiceId } = dunningSteps;
  return ctx.tx
    .select()
    .from(dunningSteps)
    .where(and(eq(tenantId, ctx.tenant.id), inArray(invoiceId, invoiceIds)));
}

/** Writes down that a step was taken, or skipped because a later one overtook it; once per invoice and step. */
export async function recordStep(
  ctx: CommandContext,
  of: { clientId: string; invoiceId: string; step: string; isSkipped: boolean },
): Promise<void> {
  await ctx.tx.insert(dunningSteps).values({ tenantId: ctx.tenant.id, id: ctx.newId(), takenOn: ctx.today, ...of });
}
