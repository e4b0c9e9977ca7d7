import { createTRPCClient, httpSubscriptionLink } from '@trpc/client';
import { EventSource } from 'eventsource';
import type { AppRouter } from './api.ts';
import { accessToken } from './auth/token.ts';

/** Fetch of the stream: the token travels in a header, never in the address, where logs would keep it. */
async function authorisedFetch(url: string | URL, init: RequestInit): Promise<Response> {
  const token = await accessToken();
  const headers = new Headers(init.headers);
  headers.set('x-p1', '1');
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  const response = await fetch(url, { ...init, headers });
  // A proxy whose panel is being started again. An EventSource would give up for ever; what looks like a cut line it
  // tries again.
  if (response.status >= 500) throw new TypeError(`The stream of news cannot be had now (${response.status}).`);
  return response;
}

/** The client of live streams. A module of its own because no page needs it for its first paint. */
export const liveApi = createTRPCClient<AppRouter>({
  links: [
    httpSubscriptionLink({
      url: '/trpc',
      EventSource,
      eventSourceOptions: { fetch: authorisedFetch },
    }),
  ],
});
