import { AppError } from '#lib/errors/app-error.ts';
import { sqlState } from '#lib/tenancy/with-tenant.ts';

/**
 * Why a reaction failed, in words that staff may read: an error's own text can hold values of rows, so that only the log
 * has it.
 */
export function failureReason(error: unknown): string {
  if (error instanceof AppError) return error.code;
  const state = sqlState(error);
  if (state !== undefined) return `database ${state}`;
  return `unexpected ${error instanceof Error ? error.name : typeof error}`;
}
