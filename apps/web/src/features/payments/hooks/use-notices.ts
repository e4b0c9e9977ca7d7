import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';

/** Asks again for everything that shows notices: their pages, and the count on the dashboard. */
export async function refreshNotices(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: trpc.payments.pathKey() }),
    queryClient.invalidateQueries({ queryKey: trpc.reporting.pathKey() }),
  ]);
}
