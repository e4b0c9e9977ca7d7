import { minorAmount } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { PendingChange } from '#db/schema/subscriptions.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { because } from '#modules/billing/core/index.ts';
import { addCredit, billLines, issueInvoice, voidInvoice } from '#modules/billing/index.ts';
import { reserveStock } from '#modules/catalog/index.ts';
import { changeRequest } from '../input.ts';
import { writeSegment } from '../store/history.ts';
import { applyPending, countPeriods, dropPending, makeWay, setPending } from '../store/pending.ts';
import { type Plan, planOf } from '../store/plan.ts';
import { lockSubscription, logChange, type SubscriptionRow } from '../store/subscriptions.ts';

/** Days that a change waits for its invoice to be paid before it is given up. */
const WAITS_DAYS = 7;

/**
 * Changes product, rhythm, quantity or options of a running subscription. What is due now stands on one invoice with what
 * is given back; the change comes into force when that is paid, or at the end of what is invoiced. Answers the invoice.
 */
export const changePlan = defineCommand({
  name: 'subscriptions.change_plan',
  permission: 'subscription:change',
  input: z.strictObject({
    ...changeRequest,
    /** What the preview said is to be paid now: refused when it comes to something else by now. */
    agreedMinor: z.optional(minorAmount()),
  }),
  example: (of) => ({ subscriptionId: of('subscription'), productId: of('product'), when: 'now' as const }),
  async run(ctx, { agreedMinor, ...wish }) {
    const locked = await makeWay(ctx, await lockSubscription(ctx, wish.subscriptionId));
    const plan = await planOf(ctx, locked, wish);
    const { change, amounts } = plan;
    if (agreedMinor !== undefined && BigInt(agreedMinor) !== amounts.amounts.totalMinor)
      throw new AppError('subscriptions.price_changed');
    const row = await makeRoom(ctx, locked, plan);
    const reserved = await reserve(ctx, row, plan);
    const invoiceId = plan.lines.length === 0 ? null : await bill(ctx, row, plan);
    const pending = pendingOf(plan, { invoiceId, reserved });
    const effectiveOn = change.effectiveOn.toString();
    await setPending(ctx, row, { pending, changeOn: invoiceId === null ? change.effectiveOn : lapsesOn(ctx, plan) });
    const reason = `change to ${plan.terms.description} ${change.isNow ? 'asked for' : `planned for ${effectiveOn}`}`;
    await logChange(ctx, row, { from: row.status, to: row.status, reason });
    if (change.isNow && invoiceId === null) await applyPending(ctx, await lockSubscription(ctx, row.id));
    if (!change.isNow) ctx.emit('subscription.change_planned', { subscriptionId: row.id }, { clientId: row.clientId });
    return {
      clientId: row.clientId,
      invoiceId,
      effectiveOn,
      isNow: change.isNow,
      total: { amountMinor: amounts.amounts.totalMinor.toString(), currency: row.currency },
    };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'subscription', id: input.subscriptionId },
    clientId: result.clientId,
    detail: { ...changes(input), effectiveOn: result.effectiveOn, invoiceId: result.invoiceId, total: result.total },
  }),
});

const changes = ({ productId, cycle, quantity, recurringMinor, on, when }: Record<string, unknown>) => ({
  ...{ productId, cycle, quantity, recurringMinor, on, when },
});

/** Takes back what was invoiced ahead and is not paid, and a change that was planned before. */
async function makeRoom(ctx: CommandContext, row: SubscriptionRow, { revoked }: Plan): Promise<SubscriptionRow> {
  let next = row;
  for (const { invoiceId, periods } of revoked) {
    await ctx.call(voidInvoice, { invoiceId, reason: 'Plan changed' });
    next = await countPeriods(ctx, next, -periods);
  }
  return next.history?.pending ? dropPending(ctx, next, 'planned change replaced') : next;
}

/** Takes the new product's units off its stock; what more of the same product needs, too. */
async function reserve(ctx: CommandContext, row: SubscriptionRow, { terms }: Plan): Promise<number> {
  const { productId, quantity: wanted } = terms;
  const quantity = productId === row.productId ? wanted - row.quantity : wanted;
  if (quantity <= 0) return 0;
  const { isCounted } = await ctx.call(reserveStock, { productId, quantity });
  return isCounted ? quantity : 0;
}

async function bill(ctx: CommandContext, row: SubscriptionRow, { lines, creditMinor }: Plan): Promise<string> {
  const { clientId, currency } = row;
  const due = { on: ctx.today.toString(), why: because('due_at_once', {}) };
  const { invoiceId } = await ctx.call(billLines, { clientId, currency, lines, due });
  await ctx.call(issueInvoice, { invoiceId });
  if (creditMinor > 0n) {
    const reason = `Unused time of ${row.description}`.slice(0, 500);
    await ctx.call(addCredit, { clientId, currency, amountMinor: creditMinor.toString(), reason });
  }
  return invoiceId;
}

function pendingOf({ terms, change }: Plan, of: { invoiceId: string | null; reserved: number }): PendingChange {
  const { cycle, recurringMinor, ...rest } = terms;
  return {
    ...rest,
    ...of,
    recurringMinor: recurringMinor.toString(),
    segment: writeSegment(change.segment, cycle),
    periodsInvoiced: change.periodsInvoiced,
  };
}

/** A change that nobody pays is given up before the next period has to be billed. */
function lapsesOn(ctx: CommandContext, { change }: Plan): Temporal.PlainDate {
  const late = ctx.today.add({ days: WAITS_DAYS });
  return Temporal.PlainDate.compare(late, change.invoicedTo) < 0 ? late : change.invoicedTo;
}
