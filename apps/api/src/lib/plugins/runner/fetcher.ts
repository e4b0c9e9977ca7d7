import { type FetchAnswer, FetchError, type FetchRequest } from '@panel1/plugin-sdk';
import { FRAME } from '../wire/frames.ts';
import { type FetchAnswerMessage, fetchAnswerMessage } from '../wire/messages.ts';
import type { Connection } from './connection.ts';

type Waiting = (answer: FetchAnswerMessage) => void;

/** Asks the host for requests and matches its answers. */
export interface Fetcher {
  /** `ctx.fetch` of one call. */
  forCall(call: number, timeLeftMs: () => number): (url: string, request?: FetchRequest) => Promise<FetchAnswer>;
  onAnswer(id: number, payload: unknown): void;
}

export function createFetcher(connection: Connection): Fetcher {
  const waiting = new Map<number, Waiting>();
  let next = 1;
  return {
    onAnswer(id, payload) {
      waiting.get(id)?.(fetchAnswerMessage.parse(payload));
      waiting.delete(id);
    },
    forCall:
      (call, timeLeftMs) =>
      async (url, request = {}) => {
        const id = next;
        next += 1;
        const answer = await new Promise<FetchAnswerMessage>((resolve) => {
          waiting.set(id, resolve);
          connection.send(FRAME.fetch, id, {
            call,
            url,
            method: request.method ?? 'GET',
            headers: request.headers ?? {},
            ...(request.body === undefined ? {} : { body: request.body }),
            timeoutMs: Math.min(request.timeoutMs ?? Number.MAX_SAFE_INTEGER, Math.max(timeLeftMs(), 1)),
            redact: request.redact ?? [],
          });
        });
        if (!answer.ok) throw new FetchError(answer.code, answer.message, answer.sent);
        return { status: answer.status, headers: answer.headers, body: answer.body };
      },
  };
}
