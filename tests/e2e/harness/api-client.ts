import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { Instance } from './instance.ts';

/** An answer of the API that is no success: its code of the closed list, and details. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: unknown;

  constructor(path: string, of: { code: string; status: number; details: unknown }) {
    super(`${path}: ${of.status} ${of.code} ${JSON.stringify(of.details ?? {})}`);
    this.code = of.code;
    this.status = of.status;
    this.details = of.details;
  }
}

/** Speaks to the API as an integrator's program does: JSON over HTTP, no cookie. */
export interface ApiClient {
  query<T>(path: string, input: unknown, shape: z.ZodMiniType<T>): Promise<T>;
  mutate<T>(path: string, input: unknown, shape: z.ZodMiniType<T>): Promise<T>;
  /** A mutation with an Idempotency-Key of its own: each call of what it answers sends it (again). */
  retryable<T>(path: string, input: unknown, shape: z.ZodMiniType<T>): () => Promise<T>;
  /** Logs in; later calls act as this user. */
  logIn(surface: 'staff' | 'client', email: string, password: string): Promise<void>;
  token(): string | undefined;
}

const success = z.object({ result: z.object({ data: z.optional(z.unknown()) }) });
const failure = z.object({
  error: z.object({ data: z.object({ code: z.string(), details: z.optional(z.unknown()) }) }),
});
const session = z.object({ accessToken: z.string() });
const plainFailure = z.object({ error: z.object({ code: z.string() }) });

export function createApiClient(url: string): ApiClient {
  let token: string | undefined;
  const headers = () => ({
    'content-type': 'application/json',
    'x-p1': '1',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  });

  async function answer<T>(path: string, response: Response, shape: z.ZodMiniType<T>): Promise<T> {
    const body: unknown = await response.json();
    const good = z.safeParse(success, body);
    if (good.success) return z.parse(shape, good.data.result.data);
    const bad = z.safeParse(failure, body);
    const plain = z.safeParse(plainFailure, body);
    const code = bad.data?.error.data.code ?? plain.data?.error.code ?? 'no answer of ours';
    throw new ApiError(path, { code, status: response.status, details: bad.data?.error.data.details });
  }

  function retryable<T>(path: string, input: unknown, shape: z.ZodMiniType<T>): () => Promise<T> {
    const key = randomUUID();
    return async () => {
      const init = { method: 'POST', headers: { ...headers(), 'idempotency-key': key }, body: JSON.stringify(input) };
      return answer(path, await fetch(`${url}/trpc/${path}`, init), shape);
    };
  }

  return {
    retryable,
    async query(path, input, shape) {
      const address = `${url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`;
      return answer(path, await fetch(address, { headers: headers() }), shape);
    },
    mutate: (path, input, shape) => retryable(path, input, shape)(),
    async logIn(surface, email, password) {
      const init = { method: 'POST', headers: headers(), body: JSON.stringify({ email, password }) };
      const response = await fetch(`${url}/auth/${surface}/login`, init);
      const body: unknown = await response.json();
      const opened = z.safeParse(session, body);
      if (!opened.success)
        throw new ApiError('login', { code: JSON.stringify(body), status: response.status, details: {} });
      token = opened.data.accessToken;
    },
    token: () => token,
  };
}

/** The API as the administrator of a panel uses it. */
export async function staffApi({ url, admin }: Pick<Instance, 'url' | 'admin'>): Promise<ApiClient> {
  const api = createApiClient(url);
  await api.logIn('staff', admin.email, admin.password);
  return api;
}
