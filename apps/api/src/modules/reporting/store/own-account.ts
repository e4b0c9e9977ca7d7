import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { invoices } from '#db/schema/billing.ts';
import { payments } from '#db/schema/payments.ts';
import { services } from '#db/schema/provisioning.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { openAmount } from '#modules/billing/index.ts';
import { amount } from './money-rows.ts';

const SHOWN = 50;

/** A client's unpaid invoices, the one due first at the top, and their sum per currency. */
export async function openInvoicesOf(ctx: QueryContext, clientId: string) {
  const where = and(
    eq(invoices.tenantId, ctx.tenant.id),
    eq(invoices.clientId, clientId),
    eq(invoices.status, 'issued'),
  );
  const totals = await ctx.tx
    .select({ currency: invoices.currency, due: sql<string>`coalesce(sum(${openAmount}), 0)::text` })
    .from(invoices)
    .where(where)
    .groupBy(invoices.currency)
    .orderBy(invoices.currency);
  const rows = await ctx.tx
    .select({
      id: invoices.id,
      number: invoices.number,
      currency: invoices.currency,
      dueOn: invoices.dueOn,
      due: sql<string>`${openAmount}::text`,
    })
    .from(invoices)
    .where(where)
    .orderBy(asc(invoices.dueOn))
    .limit(SHOWN);
  return {
    due: totals.map((row) => amount(row.due, row.currency)),
    rows: rows.map((row) => ({
      invoiceId: row.id,
      number: row.number,
      due: amount(row.due, row.currency),
      dueOn: row.dueOn?.toString() ?? null,
      isOverdue: row.dueOn !== null && Temporal.PlainDate.compare(row.dueOn, ctx.today) < 0,
    })),
  };
}

/** A client's services that are not over. */
export async function servicesOf(ctx: QueryContext, clientId: string) {
  const rows = await ctx.tx
    .select()
    .from(services)
    .where(
      and(
        eq(services.tenantId, ctx.tenant.id),
        eq(services.clientId, clientId),
        inArray(services.status, ['pending', 'provisioning', 'active', 'suspended', 'failed']),
      ),
    )
    .orderBy(asc(services.label), asc(services.domain))
    .limit(SHOWN);
  return rows.map(({ id: serviceId, label, domain, status, kind, pluginId, suspendReason }) => ({
    serviceId,
    label,
    domain,
    status,
    kind,
    suspendReason,
    needsDomain: status === 'pending' && pluginId !== null && domain === null,
  }));
}

/** The client's last payment, when it did not go through. */
export async function lastFailedPayment(ctx: QueryContext, clientId: string) {
  const [row] = await ctx.tx
    .select()
    .from(payments)
    .where(and(eq(payments.tenantId, ctx.tenant.id), eq(payments.clientId, clientId)))
    .orderBy(desc(payments.createdAt), desc(payments.id))
    .limit(1);
  if (!row || (row.status !== 'declined' && row.status !== 'failed')) return null;
  const { id: paymentId, failureMessage, amountMinor, currency, createdAt } = row;
  return {
    paymentId,
    failureMessage,
    amount: amount(amountMinor.toString(), currency),
    createdAt: createdAt.toString(),
  };
}
