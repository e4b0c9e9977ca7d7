import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { countDue } from '../store/due.ts';
import { asStored, readToday } from '../store/run-days.ts';
import { snapshotOf } from '../store/stop-snapshot.ts';
import { getStopRow } from '../store/stops.ts';
import { stopView } from './stop-view.ts';

/** What the daily run stopped at. One that waits is shown as it is now, with the name that a confirmation must give. */
export const getStop = defineQuery({
  name: 'subscriptions.get_stop',
  permission: 'invoice:issue',
  input: z.strictObject({ stopId: id() }),
  example: (of) => ({ stopId: of('renewal_stop') }),
  async run(ctx, { stopId }) {
    const stop = await getStopRow(ctx, stopId);
    if (stop.state !== 'waiting') return { ...(await stopView(ctx, stop)), snapshot: null };
    const isRun = stop.kind === 'run';
    const figures = isRun ? { figures: asStored(await readToday(ctx, await countDue(ctx, ctx.today))) } : {};
    const now = { ...stop, facts: { ...stop.facts, ...figures } };
    return { ...(await stopView(ctx, now)), snapshot: await snapshotOf(ctx, now) };
  },
});
