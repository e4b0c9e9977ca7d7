import * as z from 'zod/mini';

import { defineAction } from '#lib/command/action.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { addClockOffset } from '#lib/time/instance-clock.ts';

const seconds = z.int().check(z.gte(1), z.lte(366 * 86_400));

/** The trail of a moved clock; the move itself is the platform's. */
const recordClockMove = defineCommand({
  name: 'instance.advance_clock',
  permission: 'settings:manage',
  input: z.strictObject({ seconds }),
  example: () => ({ seconds: 60 }),
  run: async () => undefined,
  audit: ({ input }) => ({ resource: null, detail: { seconds: input.seconds } }),
});

/** Moves business time of all processes forward, never back: what was billed stays in the past. */
export const advanceClock = defineAction({
  name: 'instance.advance_clock',
  permission: 'settings:manage',
  input: z.strictObject({ seconds }),
  example: () => ({ seconds: 60 }),
  async run({ services, execute }, input) {
    if (!services.isClockMovable) throw new AppError('instance.clock_fixed');
    await execute(recordClockMove, input);
    const offset = await addClockOffset(services.db, input.seconds);
    await services.live.announceClock(offset);
    return { now: services.clock.real().add({ seconds: offset }).toString() };
  },
});
