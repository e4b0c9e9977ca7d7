import { queryOptions, useQuery } from '@tanstack/react-query';
import type { RouterOutputs } from './trpc.ts';

export type Site = RouterOutputs['tenants']['site'];

// Asked with the client loaded apart: no page needs it for its first paint.
const siteQuery = queryOptions({
  queryKey: ['site'],
  queryFn: async () => (await import('./trpc.ts')).api.tenants.site.query({}),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

/** Whose pages these are: name, currency, country, whether it is a demo. Undefined until the server answered. */
export function useSite() {
  return useQuery(siteQuery).data;
}

/** Asks again, after staff changed what visitors see. */
export async function refreshSite(): Promise<void> {
  const { queryClient } = await import('./query-client.ts');
  await queryClient.refetchQueries({ queryKey: siteQuery.queryKey });
}
