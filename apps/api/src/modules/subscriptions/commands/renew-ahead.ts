import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clientScope } from '#lib/authz/actor.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { because, isBilled, type Period, periodAt } from '#modules/billing/core/index.ts';
import { billLines, issueInvoice, openInvoicesOf } from '#modules/billing/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { recurrenceOf } from '../core/periods.ts';
import { awaitingOf, type Basis, basisOf } from '../store/history.ts';
import { countPeriods } from '../store/pending.ts';
import { leadDays } from '../store/progress.ts';
import { renewalLines } from '../store/renewal-lines.ts';
import { lockSubscription, logChange, type SubscriptionRow } from '../store/subscriptions.ts';

/** Nobody pays for more than this ahead. */
const MOST_YEARS = 3;

/**
 * Invoices the next periods of a subscription today, before their day: by staff, and by clients where the tenant lets them.
 * The price is that of any renewal; what is open of it must be paid first. Due when the first of the periods begins.
 */
export const renewAhead = defineCommand({
  name: 'subscriptions.renew_ahead',
  permission: 'subscription:change',
  input: z.strictObject({ subscriptionId: id(), periods: z.int().check(z.gte(1), z.lte(12)) }),
  example: (of) => ({ subscriptionId: of('subscription'), periods: 1 }),
  async run(ctx, { subscriptionId, periods }) {
    const row = await lockSubscription(ctx, subscriptionId);
    await demandAllowed(ctx, row);
    const basis = basisOf(row);
    if (basis === null) throw new AppError('subscriptions.not_changeable');
    const wanted = periodsAhead(basis, periods);
    const [first, last] = [wanted.at(0), wanted.at(-1)];
    if (first === undefined || last === undefined) throw new AppError('subscriptions.wrong_state');
    if (Temporal.PlainDate.compare(last.start, ctx.today.add({ years: MOST_YEARS })) > 0)
      throw new AppError('request.invalid', { fields: { periods: 'out_of_range' } });
    const lead = await leadDays(ctx);
    const { clientId, currency } = row;
    const { invoiceId } = await ctx.call(billLines, {
      ...{ clientId, currency, lines: linesOf(row, { basis, wanted, lead }) },
      due: { on: first.start.toString(), why: because('due_with_period', { leadDays: lead }) },
    });
    await ctx.call(issueInvoice, { invoiceId });
    await countPeriods(ctx, row, wanted.length);
    await logChange(ctx, row, { from: row.status, to: row.status, reason: `renewed ahead until ${last.end}` });
    return { clientId, invoiceId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'subscription', id: input.subscriptionId },
    clientId: result.clientId,
    detail: { periods: input.periods, invoiceId: result.invoiceId },
  }),
});

/** Each period at its price: a new one that was told counts from its day. */
function linesOf(row: SubscriptionRow, of: { basis: Basis; wanted: readonly Period[]; lead: number }) {
  const { basis, wanted, lead } = of;
  const isBefore = ({ start }: Period) => !basis.changesOn || Temporal.PlainDate.compare(start, basis.changesOn) < 0;
  const before = wanted.filter(isBefore);
  const lines = renewalLines({ row, basis, periods: before }, lead);
  const next = basisOf({ ...row, periodsInvoiced: row.periodsInvoiced + before.length });
  if (before.length === wanted.length || next === null) return lines;
  return [...lines, ...renewalLines({ row, basis: next, periods: wanted.slice(before.length) }, lead)];
}

async function demandAllowed(ctx: QueryContext, row: SubscriptionRow): Promise<void> {
  if (clientScope(ctx.actor) !== null && !(await readSettings(ctx, 'subscriptions')).clientsMayRenewAhead)
    throw new AppError('subscriptions.not_allowed');
  if (!isBilled(row.status)) throw new AppError('subscriptions.wrong_state', { values: { status: row.status } });
  const awaiting = awaitingOf(row.history)?.invoiceId ?? null;
  const [open] = awaiting === null ? await openInvoicesOf(ctx, row.id) : [{ invoiceId: awaiting }];
  if (open !== undefined) throw new AppError('subscriptions.invoice_open', { values: { invoiceId: open.invoiceId } });
}

/** The next periods, none behind an end or a pause. */
function periodsAhead(basis: Basis, count: number) {
  const recurrence = recurrenceOf(basis);
  const all = Array.from({ length: count }, (_, at) => periodAt(recurrence, basis.periodsInvoiced + at));
  const { stopsOn } = basis;
  return all.filter(({ start }) => !stopsOn || Temporal.PlainDate.compare(start, stopsOn) < 0);
}
