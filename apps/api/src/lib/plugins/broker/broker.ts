import { setTimeout as wait } from 'node:timers/promises';
import { type Exchange, type FetchAnswer, FetchError } from '@panel1/plugin-sdk';
import type { FetchAnswerMessage, FetchMessage } from '../wire/messages.ts';
import { connectChecked } from './connect.ts';
import { type Route, routeFor } from './grants.ts';
import { exchangeOver } from './http-exchange.ts';
import type { Redactor } from './redact.ts';

const MAX_EXCHANGES = 50;
const MAX_AT_ONCE = 8;
const LONGEST_MS = 300_000;
const SETTLE_MS = 250;

/** The network of one call: what it may reach, and what it did. */
export interface CallBroker {
  /** Makes one request for the plugin. Never rejects. */
  fetch(message: FetchMessage): Promise<FetchAnswerMessage>;
  readonly exchanges: Exchange[];
  /** True once any request may have reached the provider. */
  touchedProvider(): boolean;
  /** Breaks everything that is still open. */
  stop(): void;
  /** Resolves when broken requests are in `exchanges` too; does not wait for a name server that is silent. */
  settled(): Promise<void>;
}

export interface CallBrokerOptions {
  readonly routes: readonly Route[];
  readonly redactor: Redactor;
}

async function perform(routes: readonly Route[], message: FetchMessage, signal: AbortSignal): Promise<FetchAnswer> {
  const url = URL.parse(message.url);
  const route = url === null ? undefined : routeFor(routes, url);
  if (url === null || route === undefined) {
    throw new FetchError('denied', 'the address is not in the list that this plugin declared', false);
  }
  const socket = await connectChecked(route, url, signal);
  return exchangeOver(socket, { message, url }, signal);
}

function asFetchError(error: unknown, ended: { readonly timedOut: boolean; readonly stopped: boolean }): FetchError {
  const known = error instanceof FetchError ? error : new FetchError('reset', 'the request failed', true);
  if (ended.stopped) return new FetchError('aborted', 'the call was given up', known.sent);
  return ended.timedOut ? new FetchError('timeout', 'the provider did not answer in time', known.sent) : known;
}

/** Opens the network for one call. */
export function createCallBroker({ routes, redactor }: CallBrokerOptions): CallBroker {
  const exchanges: Exchange[] = [];
  const stopped = new AbortController();
  let started = 0;
  const running = new Set<Promise<FetchAnswerMessage>>();
  let touched = false;

  const record = (
    message: FetchMessage,
    startedAt: number,
    end: { answer?: FetchAnswer; error?: FetchError },
  ): void => {
    exchanges.push({
      method: message.method,
      url: redactor.url(message.url, message.redact),
      startedAt: new Date(startedAt).toISOString(),
      durationMs: Date.now() - startedAt,
      status: end.answer?.status ?? null,
      error: end.error?.code ?? null,
      requestBody: redactor.body(message.body ?? '', message.redact),
      responseBody: redactor.body(end.answer?.body ?? '', message.redact),
    });
  };

  const attempt = async (message: FetchMessage): Promise<FetchAnswerMessage> => {
    const startedAt = Date.now();
    const deadline = AbortSignal.timeout(Math.ceil(Math.min(Math.max(message.timeoutMs, 1), LONGEST_MS)));
    try {
      const answer = await perform(routes, message, AbortSignal.any([stopped.signal, deadline]));
      touched = true;
      record(message, startedAt, { answer });
      return { ok: true, ...answer };
    } catch (caught) {
      const error = asFetchError(caught, { timedOut: deadline.aborted, stopped: stopped.signal.aborted });
      touched ||= error.sent;
      record(message, startedAt, { error });
      return { ok: false, code: error.code, message: error.message, sent: error.sent };
    }
  };

  return {
    exchanges,
    touchedProvider: () => touched || running.size > 0,
    stop: () => stopped.abort(),
    async fetch(message) {
      if (started >= MAX_EXCHANGES || running.size >= MAX_AT_ONCE) {
        return { ok: false, code: 'denied', message: 'too many requests in one call', sent: false };
      }
      started += 1;
      const answer = attempt(message);
      running.add(answer);
      try {
        return await answer;
      } finally {
        running.delete(answer);
      }
    },
    async settled() {
      await Promise.race([Promise.allSettled(running), wait(SETTLE_MS, undefined, { ref: false })]);
    },
  };
}
