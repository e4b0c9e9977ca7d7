import { notice } from '@panel1/plugin-sdk';
import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { listEffects } from '#lib/effects/inspect.ts';
import { getNoticeRow } from '../store/notices.ts';
import { noticeView } from './notice-view.ts';

/** One thing that a gateway sent, with the calls that it led to. Its body is not kept, only its hash. */
export const getNotice = defineQuery({
  name: 'payments.get_notice',
  permission: 'gateway_notice:read',
  input: z.strictObject({ noticeId: id() }),
  example: (of) => ({ noticeId: of('gateway_notice') }),
  async run(ctx, { noticeId }) {
    const row = await getNoticeRow(ctx, noticeId);
    const said = z.parse(notice, row.payload);
    const resource = { kind: 'gateway_notice', id: noticeId };
    const calls = await listEffects(ctx, { resource }, { limit: 20, offset: 0 });
    return {
      ...(await noticeView(ctx, row)),
      eventRef: row.eventRef,
      operationId: said.operationId ?? null,
      refs: { payment: said.paymentRef ?? null, refund: said.refundRef ?? null, setup: said.setupRef ?? null },
      bodySha256: Buffer.from(row.bodyHash).toString('hex'),
      calls: calls.rows.map(({ effectId, kind, state, message, createdAt }) => ({
        effectId,
        kind,
        state,
        message,
        createdAt,
      })),
    };
  },
});
