import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';

/** Asks again for everything that shows people, roles and keys. */
export function refreshIdentity(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: trpc.identity.pathKey() });
}
