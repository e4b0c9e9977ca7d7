import { ERROR_CODES, type ErrorCode, type ErrorKind } from '@panel1/shared-types';

export interface ErrorDetails {
  /** Field path of the input -> code of what is wrong with it. */
  fields?: Record<string, string>;
  /** Plain values for the message; never a secret, never another tenant's data. */
  values?: Record<string, string | number>;
  retryAfterSeconds?: number;
}

/** The only error that reaches a caller as it is: a code of the closed list, its kind, and safe details. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly kind: ErrorKind;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    // Fields and values are safe to show: an operator's console says what was wrong, not just that something was.
    super(Object.keys(details).length === 0 ? code : `${code} ${JSON.stringify(details)}`);
    this.name = 'AppError';
    this.code = code;
    this.kind = ERROR_CODES[code];
    this.details = details;
  }
}

/** The answer for a missing row, and in the same words for a foreign one. */
export const notFound = () => new AppError('request.not_found');
