import { createTRPCClient, type HTTPBatchLinkOptions, httpBatchLink } from '@trpc/client';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import type { AppRouter } from './api.ts';
import { accessToken, refreshSession } from './auth/token.ts';
import { queryClient } from './query-client.ts';

/** Headers of every call: the mark that no other site can set, and the token when there is a session. */
async function headers(): Promise<Record<string, string>> {
  const token = await accessToken();
  return token === undefined ? { 'x-p1': '1' } : { 'x-p1': '1', authorization: `Bearer ${token}` };
}

/** Fetch that renews the session once when the server no longer knows the token (revoked role, moved clock). */
const fetchWithRenewal: NonNullable<HTTPBatchLinkOptions<AppRouter['_def']['_config']['$types']>['fetch']> = async (
  input,
  init,
) => {
  const { signal = null, headers: given, ...rest } = init ?? {};
  const sent = new Headers(given);
  const response = await fetch(input, { ...rest, signal, headers: sent });
  if (response.status !== 401 || !sent.has('authorization')) return response;
  const token = await refreshSession();
  if (token === undefined) return response;
  sent.set('authorization', `Bearer ${token}`);
  return fetch(input, { ...rest, signal, headers: sent });
};

/** The plain client, for use outside components. Live streams are in live.ts, loaded after the first paint. */
export const api = createTRPCClient<AppRouter>({
  links: [httpBatchLink({ url: '/trpc', maxItems: 10, headers, fetch: fetchWithRenewal })],
});

/** Typed query and mutation options: `useQuery(trpc.invoices.list.queryOptions(input))`. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client: api, queryClient });
