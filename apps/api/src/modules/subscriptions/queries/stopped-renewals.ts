import { id, page } from '@panel1/shared-types';
import { and, asc, count, desc, inArray, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { subscriptions } from '#db/schema/subscriptions.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { decimal, multiplyDecimals, roundHalfUp } from '#lib/money/decimal.ts';
import { clientNames } from '#modules/clients/index.ts';
import { dueBy } from '../store/due.ts';
import { leadDays } from '../store/progress.ts';
import { dueOf } from '../store/renewal.ts';
import { renewalLines } from '../store/renewal-lines.ts';
import { getStopRow, type StopRow } from '../store/stops.ts';
import type { SubscriptionRow } from '../store/subscriptions.ts';

/** What a question that waits would bill, before tax, coupons and usage; nothing of one that was answered. */
export const stoppedRenewals = defineQuery({
  name: 'subscriptions.stopped_renewals',
  permission: 'invoice:issue',
  input: z.strictObject({
    ...page,
    stopId: id(),
    sort: z.optional(z.strictObject({ by: z.enum(['dueOn', 'price']), direction: z.enum(['asc', 'desc']) })),
  }),
  example: (of) => ({ stopId: of('renewal_stop') }),
  async run(ctx, { stopId, limit, offset, sort = { by: 'dueOn', direction: 'asc' } }) {
    const where = inQuestion(ctx, await getStopRow(ctx, stopId));
    if (where === null) return { rows: [], total: 0 };
    const by = sort.by === 'price' ? subscriptions.recurringMinor : subscriptions.nextInvoiceOn;
    const rows = await ctx.tx
      .select()
      .from(subscriptions)
      .where(where)
      .orderBy(sort.direction === 'asc' ? asc(by) : desc(by), asc(subscriptions.clientId), asc(subscriptions.id))
      .limit(limit)
      .offset(offset);
    const [counted] = await ctx.tx.select({ total: count() }).from(subscriptions).where(where);
    const names = await clientNames(
      ctx,
      rows.map(({ clientId }) => clientId),
    );
    const of = { today: ctx.today, lead: await leadDays(ctx) };
    return {
      rows: rows.map((row) => ({ ...wouldBill(row, of), clientName: names.get(row.clientId) ?? '' })),
      total: counted?.total ?? 0,
    };
  },
});

function inQuestion(ctx: QueryContext, { kind, state, facts }: StopRow): SQL | undefined | null {
  if (state !== 'waiting') return null;
  const due = dueBy(ctx, ctx.today);
  return kind === 'run' ? due : and(due, inArray(subscriptions.id, facts.subscriptionIds ?? []));
}

function wouldBill(row: SubscriptionRow, of: { today: Temporal.PlainDate; lead: number }) {
  const due = dueOf(row, of);
  const lines = due === null ? [] : renewalLines(due, of.lead);
  const netMinor = lines.reduce(
    (sum, { quantity, unitPriceMinor }) =>
      sum + roundHalfUp(multiplyDecimals(decimal(quantity), decimal(unitPriceMinor))),
    0n,
  );
  return {
    subscriptionId: row.id,
    clientId: row.clientId,
    description: row.description,
    dueOn: row.nextInvoiceOn?.toString() ?? null,
    /** None: it waits for something else, such as a change that is not paid. */
    periods: lines.length,
    from: lines[0]?.periodStart ?? null,
    to: lines.at(-1)?.periodEnd ?? null,
    net: { amountMinor: netMinor.toString(), currency: row.currency },
  };
}
