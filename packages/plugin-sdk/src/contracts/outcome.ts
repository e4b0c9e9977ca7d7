import * as z from 'zod/mini';
import { code, instant, remoteRef, safeMessage, webUrl } from './common.ts';

/**
 * Why a call failed for sure. `failed` always means: nothing happened at the provider.
 * When that is not known, the answer is `unknown`.
 */
export const FAILURE_CLASSES = [
  'auth',
  'permission',
  'validation',
  'conflict',
  'not_found',
  'capacity',
  'transient',
  'permanent',
] as const;

const pollAfterMs = z.int().check(z.gte(250), z.lte(7 * 86_400_000));

/** A line of what a payer has to do by himself: `{ key: "iban", value: "DE89 …" }`. The host translates the keys. */
export const instruction = z.strictObject({
  key: z.enum(['account_holder', 'iban', 'account_number', 'bic', 'bank_name', 'reference', 'note']),
  value: z.string().check(z.minLength(1), z.maxLength(500)),
});
export type Instruction = z.infer<typeof instruction>;

const pending = z.strictObject({
  status: z.literal('pending'),
  remoteRef,
  pollAfterMs,
  instructions: z.optional(z.array(instruction).check(z.maxLength(12))),
});
const needsAction = z.strictObject({
  status: z.literal('needs_action'),
  url: webUrl,
  remoteRef: z.optional(remoteRef),
  expiresAt: z.optional(instant),
});
const declined = z.strictObject({
  status: z.literal('declined'),
  code,
  retryable: z.boolean(),
  safeMessage,
  remoteRef: z.optional(remoteRef),
});
const rateLimited = z.strictObject({
  status: z.literal('failed'),
  class: z.literal('rate_limited'),
  code,
  safeMessage,
  retryAfterMs: z.int().check(z.gte(0), z.lte(86_400_000)),
});
const failed = z.strictObject({
  status: z.literal('failed'),
  class: z.enum(FAILURE_CLASSES),
  code,
  safeMessage,
});
const unknown = z.strictObject({
  status: z.literal('unknown'),
  code,
  safeMessage,
  remoteRef: z.optional(remoteRef),
});

export type Pending = z.infer<typeof pending>;
export type NeedsAction = z.infer<typeof needsAction>;
export type Declined = z.infer<typeof declined>;
export type Failed = z.infer<typeof failed> | z.infer<typeof rateLimited>;
export type FailureClass = Failed['class'];
/** It may have happened: only a probe can tell, and nothing is sent again before it did. */
export type Unknown = z.infer<typeof unknown>;
export type Done<T> = { status: 'done'; value: T };

/**
 * The one vocabulary of all contracts.
 * - `done`: it is so; `value` says what.
 * - `pending`: accepted and running; ask again with `remoteRef` after `pollAfterMs`.
 * - `needs_action`: a person must go to `url` first.
 * - `declined`: the provider understood and said no (a card refused): an answer, not an error.
 * - `failed`: surely not done; `class` says whether and when another try makes sense.
 * - `unknown`: it may have been done; probe before anything else.
 */
export type Outcome<T> = Done<T> | Pending | NeedsAction | Declined | Failed | Unknown;

/** The schema of {@link Outcome} for one kind of value. */
export function outcomeOf<V extends z.ZodMiniType>(value: V) {
  return z.discriminatedUnion('status', [
    z.strictObject({ status: z.literal('done'), value }),
    pending,
    needsAction,
    declined,
    z.discriminatedUnion('class', [rateLimited, failed]),
    unknown,
  ]);
}

/** `done` with its value. */
export const done = <T>(value: T): Done<T> => ({ status: 'done', value });

/** `failed`: surely nothing happened. For `rate_limited` use {@link rateLimit}. */
export const failure = (
  failureClass: (typeof FAILURE_CLASSES)[number],
  failureCode: string,
  message: string,
): z.infer<typeof failed> => ({
  status: 'failed',
  class: failureClass,
  code: failureCode,
  safeMessage: message,
});

/** `failed` because the provider asks us to slow down. */
export const rateLimit = (retryAfterMs: number, message = 'The provider asks us to slow down.'): Failed => ({
  status: 'failed',
  class: 'rate_limited',
  code: 'rate_limited',
  safeMessage: message,
  retryAfterMs: Math.min(Math.max(Math.round(retryAfterMs), 0), 86_400_000),
});

/** `unknown`: the request may have taken effect. */
export const uncertain = (reason: string, message: string, ref?: string): Unknown => ({
  status: 'unknown',
  code: reason,
  safeMessage: message,
  ...(ref === undefined ? {} : { remoteRef: ref }),
});
