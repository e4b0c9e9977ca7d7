import { readSetting, writeSetting } from '../theme.ts';
import { currentSurface, type Surface } from './surface.ts';

// The access token lives in this variable only: nothing that a script of a later visit could read.
let access: { token: string; expiresAt: number } | undefined;
let refreshing: Promise<string | undefined> | undefined;
const lostListeners = new Set<() => void>();

const hintKey = (surface: Surface = currentSurface()) => `p1.session.${surface}`;
const EXPIRY_MARGIN_MS = 20_000;

/** Takes the token that a login or a refresh answered. `expiresIn` is in seconds. */
export function setAccessToken(token: string, expiresIn: number): void {
  access = { token, expiresAt: performance.now() + expiresIn * 1000 };
  writeSetting(hintKey(), '1');
}

/** Forgets the session in this tab. */
export function clearAccessToken(): void {
  access = undefined;
  writeSetting(hintKey(), null);
}

/** True when somebody was logged in on this surface before: saves visitors of the storefront a useless refresh. */
export function hasSessionHint(): boolean {
  return readSetting(hintKey()) !== null;
}

/** Remembers that the other surface has a session now (staff opened a client's area), so that it asks for its token. */
export function markSession(surface: Surface): void {
  writeSetting(hintKey(surface), '1');
}

/** Calls back when the session ended on the server; returns a function that stops it. */
export function onSessionLost(listener: () => void): () => void {
  lostListeners.add(listener);
  return () => lostListeners.delete(listener);
}

/** A token that is valid for at least 20 seconds, refreshed when needed; undefined without a session. */
export async function accessToken(): Promise<string | undefined> {
  if (access === undefined) return undefined;
  return access.expiresAt - performance.now() > EXPIRY_MARGIN_MS ? access.token : refreshSession();
}

/** Asks for a new access token: once per tab at a time, and one tab after the other, since the cookie rotates. */
export function refreshSession(): Promise<string | undefined> {
  refreshing ??= withLock(`p1-refresh-${currentSurface()}`, requestRefresh).finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function requestRefresh(): Promise<string | undefined> {
  const response = await fetch(`/auth/${currentSurface()}/refresh`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'x-p1': '1' },
    body: '{}',
  });
  if (response.status === 401 || response.status === 403) {
    const had = access !== undefined;
    clearAccessToken();
    if (had) for (const listener of lostListeners) listener();
    return undefined;
  }
  if (!response.ok) throw new Error(`The session could not be renewed (${response.status}).`);
  return takeSession(await response.json());
}

/** Takes the answer of a call that opened or renewed a session; returns its token. */
export function takeSession(answer: unknown): string {
  if (!isRefreshed(answer)) throw new Error('The server answered something else than a session.');
  setAccessToken(answer.accessToken, answer.expiresIn);
  return answer.accessToken;
}

function withLock<T>(name: string, run: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request(name, run) : run();
}

// By hand instead of zod: this is in every first load, and a schema library for two fields is not.
function isRefreshed(value: unknown): value is { accessToken: string; expiresIn: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'accessToken' in value &&
    typeof value.accessToken === 'string' &&
    'expiresIn' in value &&
    typeof value.expiresIn === 'number'
  );
}
