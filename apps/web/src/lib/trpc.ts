import { createTRPCClient, type HTTPBatchLinkOptions, httpBatchLink, httpLink, splitLink } from '@trpc/client';
import type { inferRouterOutputs } from '@trpc/server';
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

const url = '/trpc';

/** The key that a call carries so that sending it twice does it once; see use-money-mutation.ts. */
function idempotencyKey(context: Readonly<Record<string, unknown>>): string | undefined {
  const key = context['idempotencyKey'];
  return typeof key === 'string' ? key : undefined;
}

async function headersWithKey(context: Readonly<Record<string, unknown>>): Promise<Record<string, string>> {
  return { ...(await headers()), 'idempotency-key': idempotencyKey(context) ?? '' };
}

/** The plain client, for use outside components. Live streams are in live.ts, loaded after the first paint. */
export const api = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      // A key belongs to one call: what has one does not share a request with others.
      condition: ({ context }) => idempotencyKey(context) !== undefined,
      true: httpLink({ url, headers: ({ op }) => headersWithKey(op.context), fetch: fetchWithRenewal }),
      false: httpBatchLink({ url, maxItems: 10, headers, fetch: fetchWithRenewal }),
    }),
  ],
});

/** Typed query and mutation options: `useQuery(trpc.invoices.list.queryOptions(input))`. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client: api, queryClient });

/** What the procedures answer: `RouterOutputs['invoices']['get']`. */
export type RouterOutputs = inferRouterOutputs<AppRouter>;
