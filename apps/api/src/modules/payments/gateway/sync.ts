import { done, type Exchange, notice } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { defineEffect, type Effect, type EffectHandler, type EffectResult } from '#lib/effects/handler.ts';
import type { Services } from '#lib/services.ts';
import { closeNotice, findPaymentOf, getNoticeRow } from '../store/notices.ts';
import { getPaymentRow, lockPayment, movePayment, type PaymentRow } from '../store/payments.ts';
import { followGateway } from '../store/settle.ts';
import { callGateway, carriedBy, failedAs, type Gateway, paymentResult } from './call.ts';
import { gatewayOf } from './prepare.ts';

/** Null: the notice is about nothing of ours. */
type Prepared = { gateway: Gateway; payment: PaymentRow; paymentRef: string } | { gateway: null };

const DEADLINE_MS = 25_000;
const NOTHING: { result: EffectResult; exchanges: Exchange[] } = { result: done({}), exchanges: [] };

/**
 * Fetches what a payment is at the gateway and follows it. Planned by a notice (`noticeId`), which is only a hint, or by
 * the job that looks after open payments. Reading has no outcome to lose, so that probing is reading again.
 */
export function syncEffect({ plugins }: Pick<Services, 'plugins'>): EffectHandler {
  async function read(prepared: Prepared) {
    if (prepared.gateway === null) return NOTHING;
    const { gateway, payment, paymentRef } = prepared;
    const answer = await callGateway(plugins, gateway, { method: 'getPayment', input: { paymentRef } });
    // Still without news: the next notice or the next round of the job asks again.
    if (answer.result.status === 'pending') return { ...answer, result: done({}) };
    return { ...answer, result: paymentResult(answer.result, payment) };
  }

  return defineEffect<Prepared>({
    kind: 'payments.sync',
    deadlineMs: DEADLINE_MS,
    protection: () => 'reading',
    prepare,
    perform: read,
    probe: read,
    settle,
  });
}

async function prepare(ctx: QueryContext, effect: Effect): Promise<Prepared> {
  const { noticeId, paymentId } = effect.payload;
  if (noticeId !== undefined) {
    const row = await getNoticeRow(ctx, noticeId);
    const { operationId, paymentRef } = z.parse(notice, row.payload);
    const payment = await findPaymentOf(ctx, { pluginId: row.pluginId, operationId, paymentRef });
    const ref = paymentRef ?? payment?.providerRef;
    if (!payment || !ref) return { gateway: null };
    return { gateway: await gatewayOf(ctx, row.pluginId), payment, paymentRef: ref };
  }
  const payment = paymentId === undefined ? null : await getPaymentRow(ctx, paymentId);
  if (!payment?.providerRef) return { gateway: null };
  return { gateway: await gatewayOf(ctx, payment.pluginId), payment, paymentRef: payment.providerRef };
}

async function settle(ctx: CommandContext, effect: Effect, result: EffectResult) {
  const { noticeId } = effect.payload;
  const payment = await paymentOf(ctx, effect);
  if (!payment) {
    if (noticeId !== undefined) await closeNotice(ctx, noticeId, { state: 'ignored', note: 'not_ours' });
    return undefined;
  }
  const { payment: reported, awaited } = carriedBy(result);
  if (reported) await followGateway(ctx, payment.id, reported);
  if (awaited) await movePayment(ctx, await lockPayment(ctx, payment.id), { action: 'await_money' });
  if (result.status !== 'failed') {
    if (noticeId !== undefined) await closeNotice(ctx, noticeId, { state: 'applied', note: null });
    return undefined;
  }
  if (result.class === 'conflict') {
    const change = { failureCode: result.code, failureMessage: result.safeMessage };
    await movePayment(ctx, await lockPayment(ctx, payment.id), { action: 'doubt', change });
  }
  if (noticeId !== undefined) await closeNotice(ctx, noticeId, { state: 'parked', note: result.code });
  return failedAs(result);
}

async function paymentOf(ctx: CommandContext, effect: Effect): Promise<PaymentRow | undefined> {
  const { noticeId, paymentId } = effect.payload;
  if (noticeId === undefined) return paymentId === undefined ? undefined : getPaymentRow(ctx, paymentId);
  const row = await getNoticeRow(ctx, noticeId);
  const { operationId, paymentRef } = z.parse(notice, row.payload);
  return findPaymentOf(ctx, { pluginId: row.pluginId, operationId, paymentRef });
}
