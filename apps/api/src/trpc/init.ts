import { ERROR_KINDS, type ErrorCode } from '@panel1/shared-types';
import { initTRPC } from '@trpc/server';
import type { Access } from '#lib/authz/decide.ts';
import type { ExampleIds } from '#lib/command/command.ts';
import type { Caller } from '#lib/command/execute.ts';
import type { ErrorDetails } from '#lib/errors/app-error.ts';
import type { RateLimit } from '#lib/ratelimit/rate-limit.ts';
import type { Services } from '#lib/services.ts';
import { asAppError } from './error-mapping.ts';

/** What a request brings: the services of the process and who calls. */
export interface RequestContext {
  services: Services;
  caller: Caller;
}

/** Declared of every procedure; the router test refuses one without it. */
export interface ProcedureMeta {
  name: string;
  permission: Access;
  limits: readonly RateLimit[];
  /** A valid input, from which the generated tests call the procedure as everybody. */
  example(id: ExampleIds): unknown;
}

/** What a caller learns of an error: a code of the closed list and safe details. No stack, no message of ours. */
export interface ErrorData {
  code: ErrorCode;
  httpStatus: number;
  details: ErrorDetails;
  requestId: string;
}

export const t = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    errorFormatter({ error, ctx, shape }) {
      const known = asAppError(error);
      const data: ErrorData = {
        code: known.code,
        httpStatus: ERROR_KINDS[known.kind],
        details: known.details,
        requestId: ctx?.caller.origin.requestId ?? '',
      };
      return { code: shape.code, message: known.code, data };
    },
    // A stream is authenticated when it opens: after ten minutes the browser opens it again, with what it may hear then.
    sse: {
      maxDurationMs: 600_000,
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 40_000 },
    },
  });
