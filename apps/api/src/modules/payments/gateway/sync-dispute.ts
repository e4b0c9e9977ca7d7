import { type Dispute, dispute, done, instant, notice, type Payment, payment } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { defineEffect, type Effect, type EffectHandler, type EffectResult } from '#lib/effects/handler.ts';
import type { PluginManager } from '#lib/plugins/PluginManager.ts';
import type { Services } from '#lib/services.ts';
import { type Mismatch, mismatchOf } from '../core/mismatch.ts';
import { getDisputeRow } from '../store/disputes.ts';
import { followDispute } from '../store/follow-dispute.ts';
import { closeNotice, findPaymentOf, getNoticeRow } from '../store/notices.ts';
import { getPaymentRow, type PaymentRow } from '../store/payments.ts';
import { followGateway } from '../store/settle.ts';
import { callGateway, failedAs, type Gateway } from './call.ts';
import { gatewayOf } from './prepare.ts';

/** `payment`: null where we know none by what the notice says. */
interface Prepared {
  gateway: Gateway;
  disputeRef: string;
  payment: PaymentRow | null;
  askedAt: string;
}

/** What a look at the gateway found: the dispute, and its payment where we had not heard that it succeeded. */
const looked = z.object({ dispute: z.optional(dispute), payment: z.optional(payment), askedAt: z.optional(instant) });

const DEADLINE_MS = 45_000;

/**
 * Fetches what a dispute is at the gateway and follows it. Planned by a notice (`noticeId`), which is only a hint, or for
 * a dispute that is known (`disputeId`). Reading has no outcome to lose, so that probing is reading again.
 */
export function syncDisputeEffect({ plugins }: Pick<Services, 'plugins'>): EffectHandler {
  const read = (prepared: Prepared) => look(plugins, prepared);
  return defineEffect<Prepared>({
    kind: 'payments.sync_dispute',
    deadlineMs: DEADLINE_MS,
    protection: () => 'reading',
    prepare,
    perform: read,
    probe: read,
    settle,
  });
}

async function look(plugins: PluginManager, { gateway, disputeRef, payment: ours, askedAt }: Prepared) {
  const answer = await callGateway(plugins, gateway, { method: 'getDispute', input: { disputeRef } });
  if (answer.result.status !== 'done') return answer;
  const found = answer.result.value;
  if (ours?.status === 'succeeded') return { ...answer, result: done({ dispute: found, askedAt }) };
  // It can only be disputed because it was paid: that news was lost or is still on its way.
  const { paymentRef } = found;
  const paid = await callGateway(plugins, gateway, { method: 'getPayment', input: { paymentRef } });
  const exchanges = [...answer.exchanges, ...paid.exchanges];
  if (paid.result.status !== 'done') return { result: paid.result, exchanges };
  return { result: done({ payment: paid.result.value, dispute: found, askedAt }), exchanges };
}

async function prepare(ctx: QueryContext, effect: Effect): Promise<Prepared> {
  const { pluginId, disputeRef, payment: row } = await subjectOf(ctx, effect);
  return { gateway: await gatewayOf(ctx, pluginId), disputeRef, payment: row, askedAt: ctx.realNow.toString() };
}

async function subjectOf(ctx: QueryContext, { payload: { noticeId = '', disputeId } }: Effect) {
  if (disputeId !== undefined) {
    const { pluginId, providerRef, paymentId } = await getDisputeRow(ctx, disputeId);
    return { pluginId, disputeRef: providerRef, payment: await getPaymentRow(ctx, paymentId) };
  }
  const { pluginId, payload } = await getNoticeRow(ctx, noticeId);
  const { operationId, paymentRef, disputeRef = '' } = z.parse(notice, payload);
  return { pluginId, disputeRef, payment: (await findPaymentOf(ctx, { pluginId, operationId, paymentRef })) ?? null };
}

async function settle(ctx: CommandContext, effect: Effect, result: EffectResult) {
  const { noticeId } = effect.payload;
  const close = async (state: 'applied' | 'ignored' | 'parked', note: string | null) => {
    if (noticeId !== undefined) await closeNotice(ctx, noticeId, { state, note });
  };
  if (result.status === 'failed') {
    await close('parked', result.code);
    return failedAs(result);
  }
  const found = z.parse(looked, result.status === 'done' ? result.value : {});
  if (!found.dispute || found.askedAt === undefined) return undefined;
  const { pluginId, payment: known } = await subjectOf(ctx, effect);
  const { operationId } = found.payment ?? {};
  const ours = known ?? (await findPaymentOf(ctx, { pluginId, operationId, paymentRef: undefined }));
  const mismatch = ours ? whyNotOurs(ours, { dispute: found.dispute, payment: found.payment }) : null;
  if (!ours) await close('ignored', 'not_ours');
  else if (mismatch !== null) await close('parked', mismatch);
  else {
    if (found.payment) await followGateway(ctx, ours.id, found.payment);
    const askedAt = Temporal.Instant.from(found.askedAt);
    await followDispute(ctx, ours.id, { reported: found.dispute, askedAt });
    await close('applied', null);
  }
  return undefined;
}

/** Why a dispute, and what the gateway says of its payment, cannot be about ours; null when they can. */
function whyNotOurs(ours: PaymentRow, found: { dispute: Dispute; payment: Payment | undefined }): Mismatch | null {
  const { amount, withdrawn } = found.dispute;
  if (amount.currency !== ours.currency || withdrawn.currency !== ours.currency) return 'currency_mismatch';
  const [askedMinor, takenMinor] = [BigInt(amount.amountMinor), BigInt(withdrawn.amountMinor)];
  if (takenMinor > askedMinor || askedMinor > ours.amountMinor) return 'amount_mismatch';
  return found.payment ? mismatchOf(ours, found.payment) : null;
}
