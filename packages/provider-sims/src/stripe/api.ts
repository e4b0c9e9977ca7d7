import { createHash, timingSafeEqual } from 'node:crypto';
import type { Execution } from '../kernel/execution.ts';
import { type FormTree, flatten, parseForm } from '../kernel/form.ts';
import { header, json, type SimRequest, type SimResponse } from '../kernel/http.ts';
import { API_VERSION, type StripeContext } from './context.ts';
import { invalid, StripeError } from './errors.ts';
import { expanded } from './expand.ts';
import { Params } from './params.ts';
import { findRoute } from './routes.ts';
import type { StoredAnswer } from './state.ts';

const KEY_LIFE_MS = 24 * 3_600_000;

export interface ApiParts {
  context: StripeContext;
  apiKey: string;
  nowMs(): number;
  /** Names the request in the events that it causes. */
  during(request: { id: string; idempotency_key: string | null }, action: () => unknown): unknown;
}

/** An error as the wire shows it. */
export function errorResponse(error: StripeError, headers: Record<string, string> = {}): SimResponse {
  return json(error.status, { error: error.body }, headers);
}

function presentedKey(request: SimRequest): string | undefined {
  const value = header(request, 'authorization') ?? '';
  const [, scheme = '', credentials = ''] = /^(Bearer|Basic)\s+(\S+)$/i.exec(value) ?? [];
  if (scheme.toLowerCase() === 'bearer') return credentials;
  if (scheme.toLowerCase() === 'basic') return Buffer.from(credentials, 'base64').toString('utf8').split(':')[0];
  return undefined;
}

function authenticate(request: SimRequest, apiKey: string): void {
  const key = presentedKey(request);
  const type = 'invalid_request_error';
  if (key === undefined || key === '') {
    throw new StripeError(401, {
      type,
      message: 'You did not provide an API key. Send it as a Bearer token in the Authorization header.',
    });
  }
  const same =
    Buffer.byteLength(key) === Buffer.byteLength(apiKey) && timingSafeEqual(Buffer.from(key), Buffer.from(apiKey));
  if (!same)
    throw new StripeError(401, { type, message: `Invalid API Key provided: ${key.slice(0, 8)}****${key.slice(-4)}` });
}

function assertVersion(request: SimRequest): void {
  const version = header(request, 'stripe-version');
  if (version !== undefined && version !== API_VERSION) {
    throw invalid(`Invalid Stripe API version: ${version}. This simulator speaks ${API_VERSION}.`);
  }
}

function fingerprintOf(path: string, tree: FormTree): string {
  const pairs = flatten(tree).sort(([a], [b]) => a.localeCompare(b));
  return createHash('sha256')
    .update(JSON.stringify([path, pairs]))
    .digest('hex');
}

function replay(stored: StoredAnswer, fingerprint: string, key: string): SimResponse {
  if (stored.fingerprint !== fingerprint) {
    const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`;
    throw new StripeError(400, { type: 'idempotency_error', message });
  }
  const headers = {
    'content-type': 'application/json',
    'idempotent-replayed': 'true',
    'original-request': stored.requestId,
  };
  return { status: stored.status, headers, body: stored.body };
}

/** Answers `/v1/...` with authentication, checks and idempotency in Stripe's order. */
export function createApi(parts: ApiParts): (request: SimRequest, execution: Execution) => Promise<SimResponse> {
  const { context } = parts;
  const inFlight = new Set<string>();

  function prepare(request: SimRequest, tree: FormTree, requestId: string): () => SimResponse {
    const match = findRoute(request.method, request.path);
    if (!match) {
      throw new StripeError(404, {
        type: 'invalid_request_error',
        message: `Unrecognized request URL (${request.method}: ${request.path}). It does not exist, or this simulator does not know it.`,
      });
    }
    const params = new Params(tree);
    const expand = params.texts('expand');
    const execute = match.route.run({ context, params, id: match.id });
    params.finish();
    const cause = { id: requestId, idempotency_key: header(request, 'idempotency-key') ?? null };
    return () => {
      try {
        return json(200, expanded(context.state, parts.during(cause, execute), expand));
      } catch (error) {
        if (error instanceof StripeError) return errorResponse(error);
        throw error;
      }
    };
  }

  interface KeyedCall {
    key: string;
    request: SimRequest;
    execution: Execution;
    requestId: string;
  }

  async function withKey({ key, request, execution, requestId }: KeyedCall): Promise<SimResponse> {
    if (key.length > 255) throw invalid('Idempotency keys have at most 255 characters.');
    const tree = parseForm(request.body);
    const fingerprint = fingerprintOf(request.path, tree);
    if (inFlight.has(key)) {
      const message =
        'There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through). Try again later.';
      throw new StripeError(409, { type: 'idempotency_error', code: 'idempotency_key_in_use', message });
    }
    const stored = context.state.idempotency[key];
    if (stored && parts.nowMs() - stored.at < KEY_LIFE_MS) return replay(stored, fingerprint, key);
    const execute = prepare(request, tree, requestId);
    inFlight.add(key);
    try {
      return await execution.run(execute, (answer) => {
        context.state.idempotency[key] = {
          fingerprint,
          status: answer.status,
          body: answer.body,
          requestId,
          at: parts.nowMs(),
        };
      });
    } finally {
      inFlight.delete(key);
    }
  }

  return async (request, execution) => {
    const requestId = context.ids.next('req_', 14);
    const key = request.method === 'POST' ? header(request, 'idempotency-key') : undefined;
    const common = {
      'request-id': requestId,
      'stripe-version': API_VERSION,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    };
    const finish = (response: SimResponse): SimResponse => ({
      ...response,
      headers: { ...common, ...response.headers },
    });
    try {
      authenticate(request, parts.apiKey);
      assertVersion(request);
      if (key !== undefined && key !== '') return finish(await withKey({ key, request, execution, requestId }));
      const tree = parseForm(request.method === 'POST' ? request.body : request.query);
      return finish(await execution.run(prepare(request, tree, requestId)));
    } catch (error) {
      if (error instanceof StripeError) return finish(errorResponse(error));
      throw error;
    }
  };
}
