import type { CANCELLATION_STATUSES } from '@panel1/shared-types';
import { and, eq, inArray } from 'drizzle-orm';
import { cancellations } from '#db/schema/subscriptions-lifecycle.ts';
import { actorName, clientScope } from '#lib/authz/actor.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { readSettings } from '#modules/tenants/index.ts';
import type { SubscriptionRow } from './subscriptions.ts';

type Status = (typeof CANCELLATION_STATUSES)[number];
export type CancellationRow = typeof cancellations.$inferSelect;

/** An end as it is asked for. */
export interface WantedEnd {
  when: 'now' | 'period_end';
  unused: 'none' | 'credit' | 'refund';
  reasonKey: string | null;
  words: string;
}

/** What clients ask for, within what the tenant lets them; throws where it does not. */
export async function demandByClient(ctx: QueryContext, wish: WantedEnd): Promise<WantedEnd> {
  const { clientsMayEndNow, unusedOfClients, reasons, words } = await readSettings(ctx, 'subscriptions');
  if (wish.when === 'now' && !clientsMayEndNow) throw new AppError('subscriptions.not_allowed');
  const isSilent = wish.reasonKey === null && wish.words === '';
  if ((reasons.length > 0 && isSilent) || (words === 'required' && wish.words === ''))
    throw new AppError('subscriptions.reason_required', {
      fields: { [words === 'required' && wish.words === '' ? 'reason' : 'reasonKey']: 'required' },
    });
  return { ...wish, unused: wish.when === 'now' ? unusedOfClients : 'none' };
}

/** Throws for a reason that is not on the tenant's list. */
export async function demandReason(ctx: QueryContext, reasonKey: string | null): Promise<void> {
  if (reasonKey === null) return;
  const { reasons } = await readSettings(ctx, 'subscriptions');
  if (!reasons.some(({ key }) => key === reasonKey))
    throw new AppError('request.invalid', { fields: { reasonKey: 'unknown_choice' } });
}

/** Writes down who wants to leave, and why. */
export async function recordCancellation(
  ctx: CommandContext,
  row: SubscriptionRow,
  of: { wish: WantedEnd; status: Status; endsOn: Temporal.PlainDate },
): Promise<string> {
  const { when, unused, reasonKey, words } = of.wish;
  const id = ctx.newId();
  await ctx.tx.insert(cancellations).values({
    ...{ tenantId: ctx.tenant.id, id, subscriptionId: row.id, clientId: row.clientId, productId: row.productId },
    ...{ wanted: when, unused, reasonKey, words, status: of.status, endsOn: of.endsOn },
    isByClient: clientScope(ctx.actor) !== null,
    askedBy: actorName(ctx.actor),
    askedOn: ctx.today,
    askedAt: ctx.now,
  });
  return id;
}

const of = (ctx: QueryContext, subscriptionId: string) =>
  and(eq(cancellations.tenantId, ctx.tenant.id), eq(cancellations.subscriptionId, subscriptionId));

/** The request of a subscription that nobody has answered yet. */
export async function waitingCancellation(ctx: QueryContext, subscriptionId: string): Promise<CancellationRow | null> {
  const [row] = await ctx.tx
    .select()
    .from(cancellations)
    .where(and(of(ctx, subscriptionId), eq(cancellations.status, 'waiting')));
  return row ?? null;
}

/** Takes back what was asked for of a subscription: a request that waits, or an end that has not come. */
export async function withdrawRequests(ctx: CommandContext, subscriptionId: string): Promise<void> {
  await ctx.tx
    .update(cancellations)
    .set({ status: 'withdrawn', answeredBy: actorName(ctx.actor), answeredAt: ctx.now })
    .where(and(of(ctx, subscriptionId), inArray(cancellations.status, ['waiting', 'approved'])));
}

/** A request; throws `request.not_found`. */
export async function getCancellation(ctx: QueryContext, id: string): Promise<CancellationRow> {
  const [row] = await ctx.tx
    .select()
    .from(cancellations)
    .where(and(eq(cancellations.tenantId, ctx.tenant.id), eq(cancellations.id, id)));
  if (!row) throw notFound();
  return row;
}

/** A request, locked until the end of the transaction. */
export async function lockCancellation(ctx: CommandContext, id: string): Promise<CancellationRow> {
  const [row] = await ctx.tx
    .select()
    .from(cancellations)
    .where(and(eq(cancellations.tenantId, ctx.tenant.id), eq(cancellations.id, id)))
    .for('update');
  if (!row) throw notFound();
  return row;
}

/** Writes the answer of staff on a request. */
export async function answerRequest(
  ctx: CommandContext,
  row: CancellationRow,
  of: { status: 'approved' | 'declined'; answer: string; endsOn?: Temporal.PlainDate; wish?: WantedEnd },
): Promise<void> {
  const { status, answer, endsOn, wish } = of;
  await ctx.tx
    .update(cancellations)
    .set({
      ...{ status, answer, answeredBy: actorName(ctx.actor), answeredAt: ctx.now },
      ...(endsOn === undefined ? {} : { endsOn }),
      ...(wish === undefined ? {} : { wanted: wish.when, unused: wish.unused }),
    })
    .where(and(eq(cancellations.tenantId, ctx.tenant.id), eq(cancellations.id, row.id)));
}
