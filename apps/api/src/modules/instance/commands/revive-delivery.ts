import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { reviveDelivery as revive } from '#lib/outbox/intervene.ts';
import { deliveryKey } from '../input.ts';

/** Lets an event that failed too often go to its module once more, with a fresh count of tries. */
export const reviveDelivery = defineCommand({
  name: 'instance.revive_delivery',
  permission: 'effect:retry',
  input: z.strictObject({ ...deliveryKey }),
  example: (of) => ({ eventId: of('event'), consumer: 'example' }),
  run: async (ctx, { eventId, consumer }) => {
    await revive(ctx, { eventId, consumer });
    return { eventId, consumer };
  },
  audit: ({ input }) => ({
    resource: { kind: 'event', id: input.eventId },
    detail: { consumer: input.consumer },
  }),
});
