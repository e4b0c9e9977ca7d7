import { and, asc, eq, inArray } from 'drizzle-orm';
import { invoiceLines, invoices } from '#db/schema/billing.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { leftOfLines } from './left-of-lines.ts';

/** A line that was charged for a subscription. */
export interface ChargedForSubscription {
  invoiceId: string;
  lineId: string;
  subscriptionId: string;
  /** Null on what is charged once, and on the first period of an order, which begins when it is paid. */
  periodStart: Temporal.PlainDate | null;
  periodEnd: Temporal.PlainDate | null;
  isTime: boolean;
  currency: string;
  totalMinor: bigint;
  /** What credit notes and later invoices have left of it. */
  leftMinor: bigint;
}

/** The lines that standing invoices charge for these subscriptions, the oldest invoice first. */
export async function leftOfSubscriptions(
  ctx: QueryContext,
  subscriptionIds: readonly string[],
): Promise<ChargedForSubscription[]> {
  if (subscriptionIds.length === 0) return [];
  const charging = await ctx.tx
    .selectDistinct({ id: invoices.id })
    .from(invoices)
    .innerJoin(invoiceLines, and(eq(invoiceLines.tenantId, invoices.tenantId), eq(invoiceLines.invoiceId, invoices.id)))
    .where(
      and(
        ...[eq(invoices.tenantId, ctx.tenant.id), eq(invoices.kind, 'invoice')],
        inArray(invoices.status, ['issued', 'paid']),
        inArray(invoiceLines.subscriptionId, [...subscriptionIds]),
      ),
    )
    .orderBy(asc(invoices.id));
  const found: ChargedForSubscription[] = [];
  for (const { id: invoiceId } of charging)
    for (const { id: lineId, row, grossMinor: leftMinor } of await leftOfLines(ctx, invoiceId)) {
      const { subscriptionId, periodStart, periodEnd, totalMinor, currency, kind } = row;
      if (subscriptionId === null || !subscriptionIds.includes(subscriptionId)) continue;
      const isTime = kind === 'recurring' || kind === 'change';
      found.push({
        invoiceId,
        lineId,
        subscriptionId,
        periodStart,
        periodEnd,
        isTime,
        currency,
        totalMinor,
        leftMinor,
      });
    }
  return found;
}
