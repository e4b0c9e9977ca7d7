import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { closeEffect, parkedEffectOf } from '#lib/effects/intervene.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { closeNotice, lockNotice } from '../store/notices.ts';

/** Puts a parked notice aside: a person has dealt with it elsewhere. Throws `payments.wrong_state`. */
export const dismissNotice = defineCommand({
  name: 'payments.dismiss_notice',
  permission: 'gateway_notice:resolve',
  input: z.strictObject({ noticeId: id(), reason: text(500) }),
  example: (of) => ({ noticeId: of('gateway_notice'), reason: 'Answered at the gateway' }),
  async run(ctx, { noticeId }) {
    const row = await lockNotice(ctx, noticeId);
    if (row.state !== 'parked') throw new AppError('payments.wrong_state');
    const stopped = await parkedEffectOf(ctx, { kind: 'gateway_notice', id: noticeId });
    if (stopped) await closeEffect(ctx, { effectId: stopped, state: 'failed', code: 'given_up' });
    await closeNotice(ctx, noticeId, { state: 'dismissed', note: row.note });
    return { noticeId };
  },
  audit: ({ input }) => ({
    resource: { kind: 'gateway_notice', id: input.noticeId },
    detail: { reason: input.reason },
  }),
});
