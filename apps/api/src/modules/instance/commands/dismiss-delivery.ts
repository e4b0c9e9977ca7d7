import { text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { dismissDelivery as dismiss } from '#lib/outbox/intervene.ts';
import { deliveryKey } from '../input.ts';

/** Gives up an event that failed too often: what the module should have done stays undone. */
export const dismissDelivery = defineCommand({
  name: 'instance.dismiss_delivery',
  permission: 'effect:resolve',
  input: z.strictObject({ ...deliveryKey, reason: text(500) }),
  example: (of) => ({ eventId: of('event'), consumer: 'example', reason: 'Done by hand' }),
  run: async (ctx, { eventId, consumer }) => {
    await dismiss(ctx, { eventId, consumer });
    return { eventId, consumer };
  },
  audit: ({ input }) => ({
    resource: { kind: 'event', id: input.eventId },
    detail: { consumer: input.consumer, reason: input.reason },
  }),
});
