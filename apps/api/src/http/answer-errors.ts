import { ERROR_KINDS } from '@panel1/shared-types';
import type { FastifyInstance } from 'fastify';
import { AppError } from '#lib/errors/app-error.ts';
import type { Log } from '#lib/services.ts';
import { asAppError } from '../trpc/error-mapping.ts';

const INSECURE_ADVICE =
  'Browsers keep login cookies on https only (and on localhost). Open the panel at its https address, or put it behind ' +
  'TLS as docs/operations/behind-a-proxy.md shows.';

/** Routes of this scope answer errors as `{ error: { code, details, requestId } }`, with the code's own status. */
export function answerErrors(server: FastifyInstance, { log }: { log: Log }): void {
  server.setErrorHandler((error, request, reply) => {
    const known = knownError(error);
    if (known.code === 'request.internal') log.error({ err: error, requestId: request.id }, 'request failed');
    const { code, details } = known;
    if (details.retryAfterSeconds !== undefined) reply.header('retry-after', details.retryAfterSeconds);
    const advice = code === 'auth.insecure_connection' ? { message: INSECURE_ADVICE } : {};
    return reply.code(ERROR_KINDS[known.kind]).send({ error: { code, details, requestId: request.id, ...advice } });
  });
}

/** What Fastify itself refuses (bad JSON, too large) has a status of its own. */
function knownError(error: unknown): AppError {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 500) return asAppError(error);
  return new AppError(status === 413 ? 'request.too_large' : 'request.invalid');
}
