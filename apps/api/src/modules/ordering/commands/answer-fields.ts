import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { answers } from '../input.ts';
import { answerItem } from '../store/answer-item.ts';

/** Answers what was asked after payment, such as a domain name. */
export const answerFields = defineCommand({
  name: 'ordering.answer_fields',
  permission: 'service:open_panel',
  input: z.strictObject({ subscriptionId: id(), fields: answers }),
  example: (known) => ({ subscriptionId: known('subscription'), fields: {} }),
  run: (ctx, { subscriptionId, fields }) => answerItem(ctx, { subscriptionId }, fields),
  audit: ({ input, result }) => ({
    resource: { kind: 'order', id: result.orderId },
    clientId: result.clientId,
    detail: { answered: Object.keys(input.fields) },
  }),
});
