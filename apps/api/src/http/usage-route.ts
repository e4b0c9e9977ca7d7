import { ERROR_KINDS } from '@panel1/shared-types';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { type Caller, execute } from '#lib/command/execute.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { Services } from '#lib/services.ts';
import { recordEvents } from '#modules/usage/index.ts';
import { limitCall } from '#trpc/limits.ts';
import { callerOf } from './server.ts';

export interface UsageRouteOptions {
  services: Services;
  authenticate(request: FastifyRequest): Promise<Caller['actor']>;
}

/** A thousand events with some properties. */
const BODY_LIMIT = 1024 * 1024;

/**
 * `POST /usage/events` with the input of `usage.record_events`, for programs that hold an API key: a batch may be larger
 * than what other procedures take. Answers what became of each event; docs/usage.md shows it.
 */
export function usageRoute({ services, authenticate }: UsageRouteOptions): FastifyPluginAsync {
  return async (server) => {
    server.post<{ Body: Parameters<typeof recordEvents.run>[1] }>(
      '/usage/events',
      { bodyLimit: BODY_LIMIT },
      async (request, reply) => {
        try {
          const caller = callerOf(services, request, await authenticate(request));
          await limitCall({ services, caller }, recordEvents, null);
          return await execute(caller, recordEvents, request.body);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          const { code, kind, details } = error;
          return reply.code(ERROR_KINDS[kind]).send({ error: { code, details } });
        }
      },
    );
  };
}
