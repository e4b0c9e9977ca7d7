import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';

/** Asks again for everything that shows jobs and what they are about. */
export function refreshJobs(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: trpc.provisioning.pathKey() });
}
