import { ERROR_CODES, type ErrorCode, type ErrorKind } from '@panel1/shared-types';
import { TRPCError } from '@trpc/server';
import { AppError } from '#lib/errors/app-error.ts';
import { sqlState } from '#lib/tenancy/with-tenant.ts';

const TRPC_CODE = {
  validation: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  precondition: 'PRECONDITION_FAILED',
  too_large: 'PAYLOAD_TOO_LARGE',
  rate_limited: 'TOO_MANY_REQUESTS',
  internal: 'INTERNAL_SERVER_ERROR',
  unavailable: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<ErrorKind, TRPCError['code']>;

// Unique, foreign key, exclusion and check violations and row-level security: all one neutral answer, since the
// database's own words would tell what exists elsewhere.
const CONFLICTS = new Set(['23505', '23503', '23514', '23P01', '23000', '42501']);
const BUSY = new Set(['57014', '55P03', '53300', '57P01', '57P03', '40001', '40P01']);

/** The error as its caller may see it. What we do not know says nothing about itself. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof TRPCError) {
    if (error.cause instanceof Error && error.cause !== error) return asAppError(error.cause);
    return new AppError(codeOfTransport(error));
  }
  const state = sqlState(error);
  if (state !== undefined && CONFLICTS.has(state)) return new AppError('request.conflict');
  if (state !== undefined && BUSY.has(state)) return new AppError('request.unavailable');
  return new AppError('request.internal');
}

function codeOfTransport(error: TRPCError): ErrorCode {
  if (error.code === 'NOT_FOUND') return 'request.not_found';
  if (error.code === 'PAYLOAD_TOO_LARGE') return 'request.too_large';
  if (error.code === 'UNSUPPORTED_MEDIA_TYPE') return 'request.not_json';
  return error.code === 'INTERNAL_SERVER_ERROR' ? 'request.internal' : 'request.invalid';
}

/** The same error in tRPC's own type, which decides the HTTP status. */
export function toTrpcError(error: unknown): TRPCError {
  const known = asAppError(error);
  return new TRPCError({ code: TRPC_CODE[ERROR_CODES[known.code]], message: known.code, cause: known });
}

/** True for an error that we did not foresee: it is logged with everything, and answered with nothing. */
export function isUnforeseen(error: unknown): boolean {
  return asAppError(error).code === 'request.internal';
}
