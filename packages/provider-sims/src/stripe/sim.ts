import type { Execution } from '../kernel/execution.ts';
import type { Faults } from '../kernel/faults.ts';
import { json, type SimRequest, type SimResponse } from '../kernel/http.ts';
import type { JournalEntry } from '../kernel/journal.ts';
import { createRuntime, type Runtime, type SimOptions } from '../kernel/runtime.ts';
import { listen, type Peer } from '../kernel/server.ts';
import { createApi, errorResponse } from './api.ts';
import type { StripeContext } from './context.ts';
import { openDispute } from './disputes.ts';
import { StripeError } from './errors.ts';
import { intentChallenge, sessionChallenge, showCheckout, submitCheckout } from './hosted-checkout.ts';
import { closedPage } from './hosted-page.ts';
import type { StripeEvent } from './objects/events.ts';
import { createPump } from './pump.ts';
import { findRoute } from './routes.ts';
import { emptyState, type StripeState } from './state.ts';
import { isLoopbackUrl } from './webhook-target.ts';
import { createWebhooks, type WebhookOption, type Webhooks } from './webhooks.ts';

export interface StripeSimOptions extends SimOptions {
  /** The secret key that requests must carry. */
  apiKey: string;
  /** An endpoint that gets every event, signed with this secret. Its address must be plain http on this machine. */
  webhook?: WebhookOption;
}

/** A running Stripe simulator. */
export interface StripeSim {
  /** Base URL without a path; the API lives under `/v1/`, hosted pages under `/c/`. */
  url: string;
  port: number;
  journal(): JournalEntry[];
  faults: Faults;
  /** Moves simulated time forward and resolves when what was due, webhooks included, has been done. */
  advance(ms: number): Promise<void>;
  /** Lets a bank question a payment at once, as an inquiry or as a chargeback; answers the id of the dispute. */
  dispute(paymentIntentId: string, of?: { isInquiry?: boolean }): string;
  stop(): Promise<void>;
}

const NO_REQUEST: StripeEvent['request'] = { id: null, idempotency_key: null };

/** The request during which events arise; execution is synchronous, so one variable is enough. */
function createContext(runtime: Runtime<StripeState>, webhooks: Webhooks, baseUrl: () => string) {
  let cause = NO_REQUEST;
  const context: StripeContext = {
    state: runtime.state,
    ids: runtime.ids,
    now: () => Math.floor(runtime.clock.now() / 1000),
    baseUrl,
    emit: (type, object) => webhooks.emit(type, object, cause),
    later: (kind, ref, afterMs) => runtime.state.tasks.push({ kind, ref, dueAt: runtime.clock.now() + afterMs }),
  };
  const during = (request: StripeEvent['request'], action: () => unknown): unknown => {
    cause = request;
    try {
      return action();
    } finally {
      cause = NO_REQUEST;
    }
  };
  return { context, during };
}

function hostedAnswer(context: StripeContext, request: SimRequest): SimResponse {
  const [, , page = '', id = '', step] = request.path.split('/');
  if (page === 'authenticate') return intentChallenge(context, id, request);
  const session = page === 'pay' ? context.state.sessions[id] : undefined;
  if (!session) return closedPage(undefined);
  if (step === 'challenge') return sessionChallenge(context, session, request);
  return request.method === 'POST' ? submitCheckout(context, session, request) : showCheckout(context, session);
}

function createPeer(
  context: StripeContext,
  api: (request: SimRequest, execution: Execution) => Promise<SimResponse>,
  afterwards: () => void,
): Peer {
  const apiError = (status: number): SimResponse =>
    json(status, { error: { type: 'api_error', message: 'An unknown error occurred.' } });
  return {
    operationOf(request) {
      if (request.path.startsWith('/c/')) return request.method === 'POST' ? 'hosted.submit' : 'hosted.show';
      return findRoute(request.method, request.path)?.route.operation ?? 'unknown';
    },
    async handle(request, execution) {
      const hosted = request.path.startsWith('/c/');
      const response = hosted
        ? await execution.run(() => hostedAnswer(context, request))
        : await api(request, execution);
      afterwards();
      return response;
    },
    serverError: apiError,
    rateLimited: (seconds) =>
      json(
        429,
        {
          error: {
            type: 'invalid_request_error',
            code: 'rate_limit',
            message: 'Too many requests hit the API too quickly.',
          },
        },
        { 'retry-after': String(seconds), 'stripe-should-retry': 'true' },
      ),
    resultZero: () => apiError(500),
    authDenied: (status) =>
      errorResponse(
        new StripeError(status, { type: 'invalid_request_error', message: 'Invalid API Key provided: ****' }),
      ),
  };
}

/** Starts a simulator that answers as Stripe does, on 127.0.0.1. Rejects when the port is taken. */
export async function startStripeSim(options: StripeSimOptions): Promise<StripeSim> {
  if (options.webhook && !isLoopbackUrl(options.webhook.url)) {
    throw new Error('The webhook address must be plain http on this machine.');
  }
  const runtime = createRuntime<StripeState>('stripe', options, emptyState);
  const webhooks = createWebhooks(runtime, options.webhook);
  let baseUrl = '';
  const { context, during } = createContext(runtime, webhooks, () => baseUrl);
  const pump = createPump(runtime, context, webhooks);
  const api = createApi({ context, apiKey: options.apiKey, nowMs: runtime.clock.now, during });
  const advance = async (ms: number): Promise<void> => {
    runtime.clock.advance(ms);
    await pump.run();
    await runtime.persist();
  };
  const dispute = (intentId: string, { isInquiry = false } = {}): string => {
    const opened = openDispute(context, context.state.paymentIntents[intentId]?.latest_charge ?? '', isInquiry);
    pump.wake();
    if (!opened) throw new Error('No charge of this payment can be questioned.');
    return opened.id;
  };
  const server = await listen({
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    controlToken: options.controlToken,
    peer: createPeer(context, api, pump.wake),
    persist: runtime.persist,
    sim: {
      journal: runtime.journal,
      faults: runtime.faults,
      now: runtime.clock.now,
      advance,
      state: () => publicState(runtime.state),
      happenings: { disputes: (body) => ({ id: dispute(...wantedDispute(body)) }) },
    },
  });
  baseUrl = server.url;
  pump.wake();
  const stop = async (): Promise<void> => {
    await pump.stop();
    await server.close();
    await runtime.persist();
  };
  return {
    url: server.url,
    port: server.port,
    journal: runtime.journal.entries,
    faults: runtime.faults,
    advance,
    dispute,
    stop,
  };
}

/** `{"paymentIntent": "pi_…", "isInquiry": false}` */
function wantedDispute(body: unknown): [intentId: string, of: { isInquiry: boolean }] {
  const intent = typeof body === 'object' && body !== null && 'paymentIntent' in body ? body.paymentIntent : undefined;
  if (typeof intent !== 'string') throw new Error('Send {"paymentIntent": "pi_…"}.');
  return [
    intent,
    { isInquiry: typeof body === 'object' && body !== null && 'isInquiry' in body && body.isInquiry === true },
  ];
}

/** The state without webhook secrets and stored answers. */
function publicState(state: StripeState): unknown {
  const { endpointSecrets: _secrets, idempotency, ...rest } = state;
  return { ...rest, idempotencyKeys: Object.keys(idempotency).length };
}
