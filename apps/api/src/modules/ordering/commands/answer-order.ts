import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { answers, orderTokenInput } from '../input.ts';
import { answerItem } from '../store/answer-item.ts';
import { getOrderRow } from '../store/orders.ts';
import { openToken } from '../store/sealed-token.ts';

const OPEN: readonly string[] = ['pending', 'in_review', 'accepted'];

/** Answers what was asked after payment, for whoever holds the order's token. */
export const answerOrder = defineCommand({
  name: 'ordering.answer_order',
  permission: 'public',
  limits: [{ by: 'ip', points: 30, seconds: 600 }],
  input: z.strictObject({ orderToken: orderTokenInput(), orderItemId: id(), fields: answers }),
  example: (known) => ({ orderToken: 'unknown', orderItemId: known('order_item'), fields: {} }),
  run: async (ctx, { orderToken, orderItemId, fields }) => {
    const order = await getOrderRow(ctx, await openToken(ctx, 'order', orderToken));
    if (!OPEN.includes(order.status))
      throw new AppError('ordering.wrong_state', { values: { from: order.status, to: order.status } });
    return answerItem(ctx, { orderId: order.id, orderItemId }, fields);
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'order', id: result.orderId },
    clientId: result.clientId,
    detail: { answered: Object.keys(input.fields) },
  }),
});
