import { and, asc, eq } from 'drizzle-orm';
import { invoices } from '#db/schema/billing.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { dayIn } from '#lib/time/clock.ts';
import { clientParty } from '#modules/clients/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { gatheredOn, gatheringDay } from '../core/index.ts';
import type { InvoiceRow } from './invoices.ts';

const gathering = (ctx: QueryContext) =>
  and(eq(invoices.tenantId, ctx.tenant.id), eq(invoices.isGathering, true), eq(invoices.status, 'draft'));

/** The draft on which what falls due of a client comes together, locked; null: there is none yet. */
export async function lockGathering(
  ctx: CommandContext,
  of: { clientId: string; currency: string },
): Promise<InvoiceRow | null> {
  const { clientId, currency } = invoices;
  const [row] = await ctx.tx
    .select()
    .from(invoices)
    .where(and(gathering(ctx), eq(clientId, of.clientId), eq(currency, of.currency)))
    .for('update');
  return row ?? null;
}

/** On which day of the month what falls due of a client is invoiced together; null: each renewal at once. */
export async function gatheringDayOf(ctx: QueryContext, clientId: string): Promise<number | null> {
  return gatheringDay(await clientParty(ctx, clientId), await readSettings(ctx, 'billing'));
}

/** The day on which a gathering draft is issued; at once where its client's invoices are gathered no more. */
export async function issuesOn(ctx: QueryContext, draft: InvoiceRow): Promise<Temporal.PlainDate> {
  const since = dayIn(draft.createdAt, ctx.tenant.timeZone);
  const day = await gatheringDayOf(ctx, draft.clientId);
  return day === null ? ctx.today : gatheredOn(since, day);
}

/** Ids of the drafts that gather, the oldest first. */
export async function gatheringDrafts(ctx: QueryContext): Promise<string[]> {
  const rows = await ctx.tx
    .select({ id: invoices.id })
    .from(invoices)
    .where(gathering(ctx))
    .orderBy(asc(invoices.createdAt), asc(invoices.id));
  return rows.map(({ id }) => id);
}
