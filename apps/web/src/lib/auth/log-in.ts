import { sessionStarted } from './session.ts';
import { currentSurface } from './surface.ts';
import { setAccessToken } from './token.ts';

/** A refusal of a route that is not tRPC, in the shape that readError reads. */
class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly code: string;
  readonly httpStatus: number;
  readonly details: unknown;
  constructor(code: string, httpStatus: number, details: unknown) {
    super(code);
    this.code = code;
    this.httpStatus = httpStatus;
    this.details = details;
  }
}

/**
 * Opens a session of this page's surface and loads who it is. Throws what `readError` reads: `auth.bad_credentials`
 * for any pair that does not hold, `auth.insecure_connection` over plain http.
 */
export async function logIn(credentials: { email: string; password: string }): Promise<void> {
  const response = await fetch(`/auth/${currentSurface()}/login`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'x-p1': '1' },
    body: JSON.stringify(credentials),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw refusal(answer, response.status);
  const accessToken = property(answer, 'accessToken');
  const expiresIn = property(answer, 'expiresIn');
  if (typeof accessToken !== 'string' || typeof expiresIn !== 'number') throw refusal(null, 500);
  setAccessToken(accessToken, expiresIn);
  await sessionStarted();
}

function refusal(answer: unknown, status: number): RefusedError {
  const error = property(answer, 'error');
  const code = property(error, 'code');
  return new RefusedError(typeof code === 'string' ? code : 'request.internal', status, property(error, 'details'));
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
