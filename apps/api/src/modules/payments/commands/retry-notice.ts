import { notice } from '@panel1/plugin-sdk';
import { id } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { gatewayNotices } from '#db/schema/payments.ts';
import { defineCommand } from '#lib/command/define.ts';
import { parkedEffectOf, retryEffect } from '#lib/effects/intervene.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { effectKindOf, followNotice, lockNotice } from '../store/notices.ts';

/**
 * Looks once more at what a parked notice is about. Throws `payments.wrong_state` for one that does not wait, or names
 * nothing that could be looked up.
 */
export const retryNotice = defineCommand({
  name: 'payments.retry_notice',
  permission: 'gateway_notice:resolve',
  input: z.strictObject({ noticeId: id() }),
  example: (of) => ({ noticeId: of('gateway_notice') }),
  async run(ctx, { noticeId }) {
    const row = await lockNotice(ctx, noticeId);
    const kind = effectKindOf(z.parse(notice, row.payload));
    if (row.state !== 'parked' || kind === undefined) throw new AppError('payments.wrong_state');
    const round = row.attempts + 1;
    await ctx.tx
      .update(gatewayNotices)
      .set({ state: 'stored', note: null, processedAt: null, attempts: round })
      .where(and(eq(gatewayNotices.tenantId, ctx.tenant.id), eq(gatewayNotices.id, noticeId)));
    const stopped = await parkedEffectOf(ctx, { kind: 'gateway_notice', id: noticeId });
    if (stopped) await retryEffect(ctx, stopped);
    else await followNotice(ctx, { noticeId, kind, round });
    ctx.emit('gateway_notice.changed', { noticeId }, { clientId: null });
    return { noticeId };
  },
  audit: ({ input }) => ({ resource: { kind: 'gateway_notice', id: input.noticeId } }),
});
