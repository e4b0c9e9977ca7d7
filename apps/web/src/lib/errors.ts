/** What an error of the API says: a code of the closed list and, for a refused form, a code per field path. */
export interface ApiError {
  code: string;
  fields: Readonly<Record<string, string>>;
}

/** Reads any thrown value. A failed connection is `network`, an unknown error `internal`. */
export function readError(error: unknown): ApiError {
  const data = property(error, 'data');
  const wire = property(data, 'error') ?? data ?? error;
  const code = property(wire, 'code');
  if (typeof code === 'string') {
    return { code: code.toLowerCase(), fields: stringsOf(property(property(wire, 'details'), 'fields')) };
  }
  const lost = error instanceof TypeError || (error instanceof Error && error.cause instanceof TypeError);
  return { code: lost ? 'network' : 'internal', fields: {} };
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function stringsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  const entries: [string, unknown][] = Object.entries(value);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

export function errorCode(error: unknown): string {
  return readError(error).code;
}

/** Thrown by a route's guard: the visitor is logged in and lacks the permission of the page. */
export class ForbiddenError extends Error {
  readonly code = 'forbidden';
  override readonly name = 'ForbiddenError';
}
