import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { subscriptions } from '#db/schema/subscriptions.ts';
import { defineCommand } from '#lib/command/define.ts';
import { createInvoice, issueInvoice } from '#modules/billing/index.ts';
import { duePeriods, nextInvoiceOn, type Period, unitsOf } from '../core/periods.ts';
import { isRunning } from '../core/subscription-state.ts';
import { leadDays } from '../store/progress.ts';
import { lockSubscriptions, oneSubscription, type SubscriptionRow } from '../store/subscriptions.ts';

interface Due {
  row: SubscriptionRow;
  anchorOn: Temporal.PlainDate;
  periods: Period[];
}

/**
 * Invoices what is due of a client's subscriptions in one currency, all on one invoice. What is not due (any more) is left
 * out, so that a second run makes no second invoice; a unique index on subscription and period stands behind that.
 */
export const renewSubscriptions = defineCommand({
  name: 'subscriptions.renew_subscriptions',
  permission: 'invoice:create',
  input: z.strictObject({ subscriptionIds: z.array(id()).check(z.minLength(1), z.maxLength(200)) }),
  example: (of) => ({ subscriptionIds: [of('subscription')] }),
  async run(ctx, input) {
    const lead = await leadDays(ctx);
    const due = (await lockSubscriptions(ctx, input.subscriptionIds)).flatMap((row): Due[] => {
      const { anchorOn, cycle, periodsInvoiced } = row;
      if (!isRunning(row.status) || row.isCancelAtPeriodEnd || anchorOn === null || row.nextInvoiceOn === null)
        return [];
      const periods = duePeriods({ anchorOn, cycle, periodsInvoiced }, ctx.today, lead);
      return periods.length === 0 ? [] : [{ row, anchorOn, periods }];
    });
    const [first] = due;
    if (!first) return { invoiceId: null, clientId: null };
    const { clientId, currency } = first.row;
    const mine = due.filter(({ row }) => row.clientId === clientId && row.currency === currency);
    const { invoiceId } = await ctx.call(createInvoice, {
      clientId,
      currency,
      lines: mine.flatMap(linesOf),
      dueOn: firstDay(mine).toString(),
    });
    await ctx.call(issueInvoice, { invoiceId });
    for (const { row, anchorOn, periods } of mine) {
      const periodsInvoiced = row.periodsInvoiced + periods.length;
      const next = nextInvoiceOn({ anchorOn, cycle: row.cycle, periodsInvoiced }, lead);
      await ctx.tx
        .update(subscriptions)
        .set({ periodsInvoiced, nextInvoiceOn: next })
        .where(oneSubscription(ctx, row.id));
    }
    return { invoiceId, clientId };
  },
  audit: ({ input, result }) =>
    result.invoiceId === null
      ? null
      : {
          resource: { kind: 'invoice', id: result.invoiceId },
          clientId: result.clientId,
          detail: { subscriptionIds: input.subscriptionIds },
        },
});

function linesOf({ row, periods }: Due) {
  return periods.map((period) => ({
    kind: 'recurring' as const,
    description: row.description,
    subscriptionId: row.id,
    periodStart: period.start.toString(),
    periodEnd: period.end.toString(),
    ...unitsOf(row.recurringMinor, row.quantity),
    taxCategory: row.taxCategory,
  }));
}

/** A renewal is due when the first period that it bills begins. */
function firstDay(due: readonly Due[]): Temporal.PlainDate {
  const starts = due.flatMap(({ periods }) => periods.map((period) => period.start));
  return starts.reduce((a, b) => (Temporal.PlainDate.compare(a, b) < 0 ? a : b));
}
