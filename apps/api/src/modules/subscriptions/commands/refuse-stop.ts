import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { answerStop, lockWaitingStop } from '../store/stops.ts';

/**
 * Says that what the daily run stopped at is wrong: nothing more is billed today, and the next day is looked at anew; a held
 * invoice is not made until it would come to another amount.
 */
export const refuseStop = defineCommand({
  name: 'subscriptions.refuse_stop',
  permission: 'invoice:issue',
  input: z.strictObject({ stopId: id() }),
  example: (of) => ({ stopId: of('renewal_stop') }),
  async run(ctx, { stopId }) {
    const stop = await lockWaitingStop(ctx, stopId);
    await answerStop(ctx, stop, 'refused');
    return { stopId, clientId: stop.clientId, facts: stop.facts };
  },
  audit: ({ result: { stopId, clientId, facts } }) => ({
    resource: { kind: 'renewal_stop', id: stopId },
    clientId,
    detail: { ...facts },
  }),
});
