import { and, count, eq, gte, inArray, sql } from 'drizzle-orm';
import { invoices } from '#db/schema/billing.ts';
import { ledgerEntries, ledgerTransactions } from '#db/schema/billing-ledger.ts';
import { payments } from '#db/schema/payments.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { openAmount } from '#modules/billing/index.ts';
import { lastMonths, seriesOf } from '../core/months.ts';
import { amount } from './money-rows.ts';

const MONTHS = 12;
const FAILED_DAYS = 7;

/** What clients owe per currency, and how much of it is overdue. */
export async function dueByCurrency(ctx: QueryContext) {
  const isLate = sql`${invoices.dueOn} < ${ctx.today.toString()}`;
  const rows = await ctx.tx
    .select({
      currency: invoices.currency,
      count: count(),
      overdueCount: sql<number>`(count(*) filter (where ${isLate}))::int`,
      due: sql<string>`coalesce(sum(${openAmount}), 0)::text`,
      overdue: sql<string>`coalesce(sum(${openAmount}) filter (where ${isLate}), 0)::text`,
    })
    .from(invoices)
    .where(and(eq(invoices.tenantId, ctx.tenant.id), eq(invoices.status, 'issued')))
    .groupBy(invoices.currency)
    .orderBy(invoices.currency);
  return {
    count: rows.reduce((sum, row) => sum + row.count, 0),
    overdueCount: rows.reduce((sum, row) => sum + row.overdueCount, 0),
    due: rows.map((row) => amount(row.due, row.currency)),
    overdue: rows.filter((row) => row.overdueCount > 0).map((row) => amount(row.overdue, row.currency)),
  };
}

/** Income from sales and late fees, without tax, of the last twelve months from the ledger, where it is a credit; voids take it back. */
export async function revenueByMonth(ctx: QueryContext) {
  const months = lastMonths(ctx.today, MONTHS);
  const first = ctx.today.with({ day: 1 }).subtract({ months: MONTHS - 1 });
  const month = sql<string>`to_char(${ledgerTransactions.occurredOn}, 'YYYY-MM')`;
  const rows = await ctx.tx
    .select({
      month,
      currency: ledgerEntries.currency,
      amountMinor: sql<string>`(-sum(${ledgerEntries.amountMinor}))::text`,
    })
    .from(ledgerEntries)
    .innerJoin(
      ledgerTransactions,
      and(
        eq(ledgerTransactions.tenantId, ledgerEntries.tenantId),
        eq(ledgerTransactions.id, ledgerEntries.transactionId),
      ),
    )
    .where(
      and(
        eq(ledgerEntries.tenantId, ctx.tenant.id),
        inArray(ledgerEntries.account, ['revenue', 'late_fees']),
        gte(ledgerTransactions.occurredOn, first),
      ),
    )
    .groupBy(month, ledgerEntries.currency);
  return { months, series: seriesOf(months, rows) };
}

/** Payments that did not go through in the last days. */
export async function failedPayments(ctx: QueryContext) {
  const [row] = await ctx.tx
    .select({ n: count() })
    .from(payments)
    .where(
      and(
        eq(payments.tenantId, ctx.tenant.id),
        inArray(payments.status, ['declined', 'failed']),
        gte(payments.createdAt, ctx.now.subtract({ hours: 24 * FAILED_DAYS })),
      ),
    );
  return { count: row?.n ?? 0, days: FAILED_DAYS };
}
