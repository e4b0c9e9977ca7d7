import { tracked } from '@trpc/server';
import * as z from 'zod/mini';
import { demand } from '#lib/authz/decide.ts';
import { clientFilter } from '#lib/live/client-filter.ts';
import type { LiveEvent } from '#lib/live/hub.ts';
import { toTrpcError } from './error-mapping.ts';
import { type RequestContext, t } from './init.ts';

const input = z.strictObject({ lastEventId: z.optional(z.nullable(z.string().check(z.maxLength(64)))) });

/** What a browser gets: which thing changed. `resync` says that events were missed: fetch everything again. */
interface Hint {
  event: string;
  ids: Record<string, string>;
}

/** One stream per browser tab. Everybody hears of the clients that they see. */
export const liveRouter = t.router({
  events: t.procedure
    .meta({ name: 'live.events', permission: 'self', limits: [], example: () => ({}) })
    .input(input)
    .subscription(async function* ({ ctx, input: { lastEventId }, signal }) {
      try {
        demand(ctx.caller.actor, 'self');
      } catch (error) {
        throw toTrpcError(error);
      }
      for await (const event of events(ctx, lastEventId ?? null, signal)) yield tracked(event.id, hint(event));
    }),
});

const RESYNC: LiveEvent = { id: 'resync', tenantId: '', name: 'resync', clientId: null, ids: {} };

async function* events(ctx: RequestContext, lastEventId: string | null, signal: AbortSignal | undefined) {
  const { caller, services } = ctx;
  const isMine = clientFilter(services, caller);
  const waiting: LiveEvent[] = [];
  let ring: () => void = () => undefined;
  const unsubscribe = services.live.subscribe(caller.tenantId, (event) => {
    waiting.push(event);
    ring();
  });
  signal?.addEventListener('abort', () => ring());
  try {
    const missed = lastEventId === null ? [] : (services.live.since(caller.tenantId, lastEventId) ?? [RESYNC]);
    for (const event of missed) if (event === RESYNC || (await isMine(event.clientId))) yield event;
    while (!signal?.aborted) {
      const next = waiting.shift();
      if (next && (await isMine(next.clientId))) yield next;
      if (!next)
        await new Promise<void>((resolve) => {
          ring = resolve;
        });
    }
  } finally {
    unsubscribe();
  }
}

function hint(event: LiveEvent): Hint {
  return { event: event.name, ids: event.ids };
}
