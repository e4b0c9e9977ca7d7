import * as z from 'zod/mini';
import type { ApiClient } from './api-client.ts';

const stops = z.object({ rows: z.array(z.object({ stopId: z.string() })) });
const shown = z.object({ snapshot: z.nullable(z.string()) });

/** Ids of what the daily run asks. */
export const waitingStops = async (staff: ApiClient): Promise<string[]> =>
  (await staff.query('subscriptions.stops', { filter: { state: 'waiting' } }, stops)).rows.map(({ stopId }) => stopId);

/** Says yes to all that the daily run asks, as staff do; answers to how many questions. */
export async function confirmStops(staff: ApiClient): Promise<number> {
  const waiting = await waitingStops(staff);
  for (const stopId of waiting) {
    const { snapshot } = await staff.query('subscriptions.stop', { stopId }, shown);
    await staff.mutate('subscriptions.confirmStop', { stopId, snapshot: snapshot ?? '' }, z.unknown());
  }
  return waiting.length;
}
