import { type Failed, type FetchAnswer, failure, rateLimit, type Unknown, uncertain } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';

const envelope = z.object({
  metadata: z.object({ result: z.union([z.literal(0), z.literal(1)]), reason: z.nullish(z.string()) }),
  data: z.nullish(z.unknown()),
});

/** What WHM says when it does not know the caller, in a shape of its own and with any HTTP status. */
const denied = z.object({ cpanelresult: z.object({ error: z.optional(z.string()) }) });

/** A reading of WHM's answer: its data, a refusal in its words, or neither. */
export type Reading =
  | { readonly kind: 'data'; readonly data: unknown }
  | { readonly kind: 'refused'; readonly failed: Failed }
  | { readonly kind: 'unclear'; readonly outcome: Failed | Unknown };

function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** WHM's reasons are free text in the server's language: only the class is guessed from them, never success. */
const CLASSES: ReadonlyArray<readonly [RegExp, 'permission' | 'conflict' | 'capacity']> = [
  [/permission|privilege|not allowed|access denied/i, 'permission'],
  [/limit|quota|maximum|no free|not enough/i, 'capacity'],
  [/already|exists? in|is taken|not unique|is locked|reserved/i, 'conflict'],
];

/** The reason without markup and line breaks, short enough to show. */
function plain(reason: string): string {
  const text = reason
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 240);
  return text === '' ? 'The server gave no reason.' : `The server said: ${text}`;
}

function refusal(reason: string): Failed {
  const failureClass = CLASSES.find(([pattern]) => pattern.test(reason))?.[1] ?? 'validation';
  return failure(failureClass, `whm_${failureClass}`, plain(reason));
}

const notClear = (mutating: boolean, code: string): Failed | Unknown =>
  mutating
    ? uncertain(code, 'The server did not answer clearly; whether it acted is being checked.')
    : failure('transient', code, 'The server did not answer clearly.');

/** Reads an answer of WHM. HTTP 200 says nothing: `metadata.result` does. */
export function readAnswer(answer: FetchAnswer, mutating: boolean): Reading {
  const json = parsedJson(answer.body);
  if (answer.status === 401 || answer.status === 403 || denied.safeParse(json).success) {
    const message = 'The server refused the user or the API token.';
    return { kind: 'unclear', outcome: failure('auth', 'token_refused', message) };
  }
  if (answer.status === 429) {
    const seconds = Number(answer.headers['retry-after']);
    return { kind: 'unclear', outcome: rateLimit(seconds > 0 ? seconds * 1000 : 5_000) };
  }
  const found = envelope.safeParse(json).data;
  if (answer.status !== 200 || !found) {
    const code = answer.status === 200 ? 'unreadable_answer' : `http_${answer.status}`;
    return { kind: 'unclear', outcome: notClear(mutating, code) };
  }
  if (found.metadata.result === 1) return { kind: 'data', data: found.data };
  return { kind: 'refused', failed: refusal(found.metadata.reason ?? '') };
}

/** WHM said yes, but the data is not what its function promises. */
export const unreadable = (mutating: boolean): Failed | Unknown => notClear(mutating, 'unreadable_answer');
