import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { because, isBilled, type Period } from '#modules/billing/core/index.ts';
import { billLines, issueInvoice } from '#modules/billing/index.ts';
import { duePeriods, unitsOf } from '../core/periods.ts';
import { awaitingOf, type Basis, basisOf } from '../store/history.ts';
import { countPeriods } from '../store/pending.ts';
import { leadDays } from '../store/progress.ts';
import { lockSubscriptions, type SubscriptionRow } from '../store/subscriptions.ts';

interface Due {
  row: SubscriptionRow;
  basis: Basis;
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
      if (!isBilled(row.status) || row.nextInvoiceOn === null) return [];
      // A change that waits for money decides at which price the next period is billed.
      const basis = awaitingOf(row.history) === null ? basisOf(row) : null;
      if (basis === null) return [];
      const periods = duePeriods(basis, ctx.today, lead);
      return periods.length === 0 ? [] : [{ row, basis, periods }];
    });
    const [first] = due;
    if (!first) return { invoiceId: null, clientId: null };
    const { clientId, currency } = first.row;
    const mine = due.filter(({ row }) => row.clientId === clientId && row.currency === currency);
    const { invoiceId } = await ctx.call(billLines, {
      clientId,
      currency,
      lines: mine.flatMap((one) => linesOf(one, lead)),
      due: { on: firstDay(mine).toString(), why: because('due_with_period', { leadDays: lead }) },
    });
    await ctx.call(issueInvoice, { invoiceId });
    for (const { row, periods } of mine) await countPeriods(ctx, row, periods.length);
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

function linesOf({ row, basis, periods }: Due, lead: number) {
  const { description, recurringMinor, quantity, taxCategory, key } = basis;
  const units = unitsOf(recurringMinor, quantity);
  const first = basis.periodsInvoiced;
  return periods.map((period, at) => ({
    kind: 'recurring' as const,
    description,
    subscriptionId: row.id,
    periodStart: period.start.toString(),
    periodEnd: period.end.toString(),
    rate: { key, quantity: units.quantity },
    ...units,
    taxCategory,
    why: because('whole_period', {
      ...units,
      share: '1',
      timing: 'advance',
      periodStart: period.start.toString(),
      periodEnd: period.end.toString(),
      cycle: basis.cycle,
      anchorOn: basis.anchorOn.toString(),
      anchorDay: basis.anchorDay ?? basis.anchorOn.day,
      n: first + at,
      leadDays: lead,
    }),
  }));
}

/** A renewal is due when the first period that it bills begins. */
function firstDay(due: readonly Due[]): Temporal.PlainDate {
  const starts = due.flatMap(({ periods }) => periods.map((period) => period.start));
  return starts.reduce((a, b) => (Temporal.PlainDate.compare(a, b) < 0 ? a : b));
}
