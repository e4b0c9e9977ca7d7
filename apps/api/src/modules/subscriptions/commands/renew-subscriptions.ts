import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { billDueLines } from '#modules/billing/index.ts';
import { countPeriods } from '../store/pending.ts';
import { leadDays } from '../store/progress.ts';
import { dueOf, invoiceOver, MAX_PER_INVOICE } from '../store/renewal.ts';
import { lockSubscriptions } from '../store/subscriptions.ts';

/**
 * Invoices what is due of a client's subscriptions in one currency, all on one invoice. What is not due (any more) is left
 * out, so that a second run makes no second invoice; a unique key of subscription and period stands behind that. The
 * daily run bills most clients many at a time (`run/renew-clients.ts`) and comes here for the others.
 */
export const renewSubscriptions = defineCommand({
  name: 'subscriptions.renew_subscriptions',
  permission: 'invoice:create',
  input: z.strictObject({
    subscriptionIds: z.array(id()).check(z.minLength(1), z.maxLength(MAX_PER_INVOICE)),
  }),
  example: (of) => ({ subscriptionIds: [of('subscription')] }),
  async run(ctx, input) {
    const lead = await leadDays(ctx);
    const due = (await lockSubscriptions(ctx, input.subscriptionIds)).flatMap(
      (row) => dueOf(row, { today: ctx.today, lead }) ?? [],
    );
    const [first] = due;
    if (!first) return { invoiceId: null, clientId: null, renewed: [] };
    const { clientId, currency } = first.row;
    const rest = due.slice(1).filter(({ row }) => row.clientId === clientId && row.currency === currency);
    const { lines, due: pay } = invoiceOver([first, ...rest], lead);
    const { invoiceId } = await ctx.call(billDueLines, {
      clientId,
      currency,
      lines,
      due: { ...pay, on: pay.on.toString() },
    });
    for (const { row, periods } of [first, ...rest]) await countPeriods(ctx, row, periods.length);
    return { invoiceId, clientId, renewed: [first, ...rest] };
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
