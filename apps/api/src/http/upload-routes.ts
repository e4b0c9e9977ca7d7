import { ERROR_KINDS } from '@panel1/shared-types';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { type Caller, execute } from '#lib/command/execute.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { Services } from '#lib/services.ts';
import { importStatement, MAX_FILE_CHARACTERS } from '#modules/banking/index.ts';
import { limitCall } from '#trpc/limits.ts';
import { callerOf } from './server.ts';

export interface UploadRoutesOptions {
  services: Services;
  authenticate(request: FastifyRequest): Promise<Caller['actor']>;
}

const LIMITED = { name: 'uploads.bank_statement', limits: [{ by: 'actor', points: 20, seconds: 60 }] } as const;
// JSON doubles quotes and line feeds; the command counts the characters of the file itself.
const BODY_LIMIT = MAX_FILE_CHARACTERS + 2 * 1024 * 1024;

/**
 * `POST /uploads/bank-statements` with the input of `banking.import_statement`: files are larger than what the other
 * procedures take. What is refused answers with the code and what is wrong with the file.
 */
export function uploadRoutes({ services, authenticate }: UploadRoutesOptions): FastifyPluginAsync {
  return async (server) => {
    server.post<{ Body: Parameters<typeof importStatement.run>[1] }>(
      '/uploads/bank-statements',
      { bodyLimit: BODY_LIMIT },
      async (request, reply) => {
        try {
          const caller = callerOf(services, request, await authenticate(request));
          await limitCall({ services, caller }, LIMITED, null);
          return await execute(caller, importStatement, request.body);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          const { code, kind, details } = error;
          return reply.code(ERROR_KINDS[kind]).send({ error: { code, details } });
        }
      },
    );
  };
}
