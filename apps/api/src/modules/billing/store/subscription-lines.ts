import { and, asc, eq, inArray, isNotNull, lt, notInArray, sql } from 'drizzle-orm';
import { invoiceLines, invoices } from '#db/schema/billing.ts';
import type { QueryContext } from '#lib/command/command.ts';

/** A line that pays for a subscription. */
export interface SubscriptionLine {
  invoiceId: string;
  subscriptionId: string;
  periodStart: Temporal.PlainDate | null;
  /** The first day that is no longer paid for. */
  periodEnd: Temporal.PlainDate | null;
}

const OF_A_SUBSCRIPTION = ['recurring', 'change', 'one_off', 'credit', 'usage', 'minimum'] as const;
/** What was used is paid afterwards: it prolongs nothing. */
const AFTERWARDS = ['usage', 'minimum'] as const;
/** What is owed for a change of plan stops nothing: the change waits for it, or is given up. */
const OF_A_CHANGE = ['change', 'credit'] as const;

const lineColumns = {
  invoiceId: invoiceLines.invoiceId,
  subscriptionId: sql`${invoiceLines.subscriptionId}`.mapWith(String),
  periodStart: invoiceLines.periodStart,
  periodEnd: invoiceLines.periodEnd,
};

/** What an invoice bills and gives back of subscriptions: their time, what they used, and one-off purchases. */
export async function subscriptionLines(ctx: QueryContext, invoiceId: string): Promise<SubscriptionLine[]> {
  const rows = await ctx.tx
    .select({ ...lineColumns, kind: invoiceLines.kind })
    .from(invoiceLines)
    .where(
      and(
        eq(invoiceLines.tenantId, ctx.tenant.id),
        eq(invoiceLines.invoiceId, invoiceId),
        isNotNull(invoiceLines.subscriptionId),
        inArray(invoiceLines.kind, [...OF_A_SUBSCRIPTION]),
      ),
    )
    .orderBy(asc(invoiceLines.position));
  return rows.map(({ kind, ...line }) => (isAfterwards(kind) ? { ...line, periodStart: null, periodEnd: null } : line));
}

const isAfterwards = (kind: string): boolean => AFTERWARDS.some((one) => one === kind);

/** Which of these subscriptions, or of all, have an invoice whose last day to pay is over. */
export async function overdueSubscriptions(ctx: QueryContext, among?: readonly string[]): Promise<string[]> {
  if (among?.length === 0) return [];
  const rows = await ctx.tx
    .selectDistinct({ subscriptionId: lineColumns.subscriptionId })
    .from(invoices)
    .innerJoin(invoiceLines, and(eq(invoiceLines.tenantId, invoices.tenantId), eq(invoiceLines.invoiceId, invoices.id)))
    .where(
      and(
        eq(invoices.tenantId, ctx.tenant.id),
        eq(invoices.status, 'issued'),
        lt(invoices.dueOn, ctx.today),
        notInArray(invoiceLines.kind, [...OF_A_CHANGE]),
        among === undefined ? isNotNull(invoiceLines.subscriptionId) : inArray(invoiceLines.subscriptionId, [...among]),
      ),
    );
  return rows.map((row) => row.subscriptionId);
}

/** An invoice that bills a subscription and is not settled. */
export interface OpenInvoice {
  invoiceId: string;
  /** It bills nothing else, only whole periods, and nothing was paid on it: it may be taken back. */
  isRevocable: boolean;
  /** Whole periods that it bills. */
  periods: number;
  /** The first day that it bills; null while that is not known. */
  from: Temporal.PlainDate | null;
}

/** The drafts and unpaid invoices that bill a subscription. */
export async function openInvoicesOf(ctx: QueryContext, subscriptionId: string): Promise<OpenInvoice[]> {
  const { rows } = await ctx.tx.execute<{ id: string; revocable: boolean; periods: string; from: string | null }>(
    sql`select i.id, count(*) filter (where l.kind = 'recurring')::text as periods, min(l.period_start)::text as from,
               i.status in ('issued', 'pending_tax') and i.paid_minor = 0 and i.credited_minor = 0
               and bool_and(l.subscription_id is not distinct from ${subscriptionId}::uuid and l.kind = 'recurring')
                 as revocable
        from invoices i join invoice_lines l on l.tenant_id = i.tenant_id and l.invoice_id = i.id
        where i.tenant_id = ${ctx.tenant.id} and i.status in ('draft', 'pending_tax', 'issued')
          and i.id in (select invoice_id from invoice_lines
                       where tenant_id = ${ctx.tenant.id} and subscription_id = ${subscriptionId})
        group by i.id, i.status, i.paid_minor, i.credited_minor order by i.id`,
  );
  return rows.map((row) => ({
    invoiceId: row.id,
    isRevocable: row.revocable,
    periods: Number(row.periods),
    from: row.from === null ? null : Temporal.PlainDate.from(row.from),
  }));
}

/**
 * Unpaid invoices that bill this subscription and nothing else, and time after a day (or no named time), or a change that
 * waits for its payment: they lose their reason when it ends on that day. What was served before stays owed.
 */
export async function openInvoicesOnlyFor(
  ctx: QueryContext,
  of: { subscriptionId: string; endsOn: Temporal.PlainDate; changeInvoiceId: string | null },
): Promise<{ invoiceId: string; periods: number }[]> {
  const { rows } = await ctx.tx.execute<{ id: string; periods: string }>(
    sql`select i.id, count(*) filter (where l.kind = 'recurring')::text as periods
        from invoices i join invoice_lines l on l.tenant_id = i.tenant_id and l.invoice_id = i.id
        where i.tenant_id = ${ctx.tenant.id} and i.status in ('issued', 'pending_tax') and i.paid_minor = 0
          and i.credited_minor = 0
          and i.id in (select invoice_id from invoice_lines
                       where tenant_id = ${ctx.tenant.id} and subscription_id = ${of.subscriptionId})
        group by i.id having bool_and(l.subscription_id is not distinct from ${of.subscriptionId}::uuid)
          and (coalesce(max(l.period_end) > ${of.endsOn.toString()}::date, true) or i.id = ${of.changeInvoiceId}::uuid)
        order by i.id`,
  );
  return rows.map((row) => ({ invoiceId: row.id, periods: Number(row.periods) }));
}
