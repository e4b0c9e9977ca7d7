/** What an error of the API says: a code of the closed list and, for a refused form, a code per field path. */
export interface ApiError {
  code: string;
  /** HTTP status; 0 when the server did not answer. */
  status: number;
  fields: Readonly<Record<string, string>>;
  /** Seconds to wait before another try; 0 where the server says none. */
  retryAfterSeconds: number;
  /** Plain values for the text of the code. */
  values: Readonly<Record<string, string | number>>;
}

/** Reads any thrown value. A failed connection is `network`, what we cannot read `request.internal`. */
export function readError(error: unknown): ApiError {
  if (error instanceof ForbiddenError)
    return { code: error.code, status: 403, retryAfterSeconds: 0, fields: {}, values: {} };
  const data = property(error, 'data') ?? error;
  const code = property(data, 'code');
  if (typeof code === 'string') {
    const details = property(data, 'details');
    const status = property(data, 'httpStatus');
    const wait = property(details, 'retryAfterSeconds');
    return {
      code,
      status: typeof status === 'number' ? status : 400,
      retryAfterSeconds: typeof wait === 'number' ? wait : 0,
      fields: entriesOf(property(details, 'fields'), isText),
      values: entriesOf(property(details, 'values'), isPlain),
    };
  }
  const lost = error instanceof TypeError || (error instanceof Error && error.cause instanceof TypeError);
  const general = lost ? 'network' : 'request.internal';
  return { code: general, status: lost ? 0 : 500, retryAfterSeconds: 0, fields: {}, values: {} };
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isPlain = (value: unknown): value is string | number => isText(value) || typeof value === 'number';

function entriesOf<T>(value: unknown, is: (candidate: unknown) => candidate is T): Record<string, T> {
  if (typeof value !== 'object' || value === null) return {};
  const entries: [string, unknown][] = Object.entries(value);
  return Object.fromEntries(entries.filter((entry): entry is [string, T] => is(entry[1])));
}

/** Thrown by a route's guard: the visitor is logged in and lacks the permission of the page. */
export class ForbiddenError extends Error {
  readonly code = 'auth.forbidden';
  override readonly name = 'ForbiddenError';
}
