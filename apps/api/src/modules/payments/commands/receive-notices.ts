import { createHash } from 'node:crypto';
import { notice } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';
import { gatewayNotices } from '#db/schema/payments.ts';
import { defineCommand } from '#lib/command/define.ts';
import { effectKindOf, followNotice } from '../store/notices.ts';

/**
 * Stores what a gateway sent, once per event id, and plans to fetch the payment, method or dispute it is about. The notice
 * itself moves no money. A dispute that cannot be looked up is kept for staff.
 */
export const receiveNotices = defineCommand({
  name: 'payments.receive_notices',
  permission: 'payment:record',
  input: z.strictObject({
    pluginId: z.string().check(z.maxLength(64)),
    notices: z.array(notice).check(z.maxLength(250)),
    /** Of the body as it came, in hex: proves later what was received. */
    bodyHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  }),
  example: () => ({
    pluginId: 'stripe',
    notices: [],
    bodyHash: createHash('sha256').digest('hex'),
  }),
  async run(ctx, { pluginId, notices, bodyHash }) {
    let stored = 0;
    for (const one of notices) {
      const noticeId = ctx.newId();
      const effectKind = effectKindOf(one);
      const inserted = await ctx.tx
        .insert(gatewayNotices)
        .values({
          tenantId: ctx.tenant.id,
          id: noticeId,
          pluginId,
          eventRef: one.eventId,
          kind: one.providerType,
          objectRef: one.disputeRef ?? one.paymentRef ?? one.refundRef ?? one.setupRef ?? null,
          state: effectKind !== undefined ? 'stored' : one.type === 'dispute' ? 'parked' : 'ignored',
          note: one.type === 'dispute' ? 'dispute' : null,
          payload: one,
          bodyHash: Buffer.from(bodyHash, 'hex'),
          receivedAt: ctx.realNow,
        })
        .onConflictDoNothing()
        .returning({ id: gatewayNotices.id });
      stored += inserted.length;
      if (inserted.length === 0) continue;
      if (effectKind !== undefined) await followNotice(ctx, { noticeId, kind: effectKind, round: 0 });
      else if (one.type === 'dispute') ctx.emit('gateway_notice.parked', { noticeId }, { clientId: null });
    }
    return { stored };
  },
  audit: () => null,
});
