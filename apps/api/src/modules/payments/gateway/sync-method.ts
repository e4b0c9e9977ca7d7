import { done, type Exchange, notice } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { defineEffect, type Effect, type EffectHandler, type EffectResult, type Probed } from '#lib/effects/handler.ts';
import type { Services } from '#lib/services.ts';
import { tenantOrigin } from '#lib/tenancy/hosts.ts';
import { findSetupOf, getSetupRow, type SetupRow } from '../store/method-setups.ts';
import { closeNotice, getNoticeRow } from '../store/notices.ts';
import { callGateway, failedAs, type Gateway, OTHER_THING, probed } from './call.ts';
import { gatewayOf } from './prepare.ts';
import { settleSetup, setupInput, setupResult } from './save-method.ts';

/** Null: the notice is about nothing of ours. */
type Prepared =
  | { gateway: Gateway; setupRef: string; startedAt: string; input: Awaited<ReturnType<typeof setupInput>> }
  | { gateway: null };

const DEADLINE_MS = 35_000;
const NOTHING: { result: EffectResult; exchanges: Exchange[] } = { result: done({}), exchanges: [] };

/**
 * Reads whether a client left a method at the gateway. Planned by a notice (`noticeId`), by a client who came back, or by
 * the job that looks after open set-ups. Reading has no outcome to lose, so that probing is reading again.
 */
export function syncMethodEffect(services: Pick<Services, 'plugins' | 'publicUrl'>): EffectHandler {
  async function read(prepared: Prepared) {
    if (prepared.gateway === null) return NOTHING;
    const { gateway, setupRef: remoteRef, startedAt, input } = prepared;
    const { operationId } = input;
    const answer = await callGateway(services.plugins, gateway, {
      method: 'probe',
      input: { of: 'savePaymentMethod', operationId, startedAt, remoteRef, input },
    });
    return news(
      probed(answer, (found) => (found.of === 'savePaymentMethod' ? setupResult(found.outcome) : OTHER_THING)),
    );
  }
  return defineEffect<Prepared>({
    kind: 'payments.sync_method',
    deadlineMs: DEADLINE_MS,
    protection: () => 'reading',
    async prepare(ctx, effect) {
      const found = await setupOf(ctx, effect);
      const setupRef = found?.setupRef ?? found?.row.providerRef;
      if (!found || !setupRef) return { gateway: null };
      const { row } = found;
      return {
        gateway: await gatewayOf(ctx, row.pluginId),
        setupRef,
        startedAt: row.createdAt.round('second').toString(),
        input: await setupInput(ctx, row, await tenantOrigin(ctx.kernel, services.publicUrl, ctx.tenant.id)),
      };
    },
    perform: read,
    probe: read,
    settle,
  });
}

/** Still without news, or a page that the gateway has never heard of: the next notice or round of the job asks again. */
function news({ result, exchanges }: Probed): { result: EffectResult; exchanges: Exchange[] } {
  const isWithoutNews = result.status === 'pending' || result.status === 'absent';
  return { result: isWithoutNews ? done({}) : result, exchanges };
}

async function setupOf(
  ctx: QueryContext,
  effect: Effect,
): Promise<{ row: SetupRow; setupRef: string | undefined } | undefined> {
  const { noticeId, methodSetupId } = effect.payload;
  if (noticeId === undefined)
    return methodSetupId === undefined
      ? undefined
      : { row: await getSetupRow(ctx, methodSetupId), setupRef: undefined };
  const stored = await getNoticeRow(ctx, noticeId);
  const { operationId, setupRef } = z.parse(notice, stored.payload);
  const row = await findSetupOf(ctx, { pluginId: stored.pluginId, operationId, setupRef });
  return row && { row, setupRef };
}

async function settle(ctx: CommandContext, effect: Effect, result: EffectResult) {
  const { noticeId } = effect.payload;
  const found = await setupOf(ctx, effect);
  // That it could not be read says nothing of the set-up.
  const isRead = found !== undefined && result.status !== 'failed';
  const closed = isRead ? await settleSetup(ctx, found.row.id, result) : failedAs(result);
  if (noticeId === undefined) return closed;
  if (!found) await closeNotice(ctx, noticeId, { state: 'ignored', note: 'not_ours' });
  else if (result.status === 'failed') await closeNotice(ctx, noticeId, { state: 'parked', note: result.code });
  else await closeNotice(ctx, noticeId, { state: 'applied', note: null });
  return closed;
}
