import { CONTRACT_NAMES, FETCH_ERROR_CODES } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';

const text = (max: number) => z.string().check(z.maxLength(max));
const headers = z.record(text(200), text(16_384));

/** Host to process, once: which plugin to load. */
export const initMessage = z.strictObject({ entry: text(4096), id: text(80), version: text(40) });

/** Process to host: loaded, and these methods are there. */
export const readyMessage = z.strictObject({
  id: text(80),
  version: text(40),
  methods: z.record(text(60), z.array(text(60)).check(z.maxLength(50))),
});

export const invokeMessage = z.strictObject({
  contract: z.enum(CONTRACT_NAMES),
  method: text(60),
  tenantId: text(64),
  callId: text(64),
  deadlineMs: z.number(),
  settings: z.unknown(),
  input: z.unknown(),
});

/** An outcome; the host checks it against the method's schema. */
export const resultMessage = z.strictObject({ outcome: z.unknown() });

/** The method was not run, or did not come to an outcome. */
export const errorMessage = z.strictObject({
  code: z.enum(['settings_invalid', 'input_invalid', 'not_implemented', 'threw', 'output_invalid']),
  message: text(2000),
});

export const logMessage = z.strictObject({
  call: z.optional(z.int()),
  level: z.enum(['debug', 'info', 'warn', 'error']),
  message: text(4000),
});

export const fetchMessage = z.strictObject({
  call: z.int(),
  url: text(8192),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  headers,
  body: z.optional(z.string()),
  timeoutMs: z.number(),
  redact: z.array(text(60)).check(z.maxLength(20)),
});
export type FetchMessage = z.infer<typeof fetchMessage>;

export const fetchAnswerMessage = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), status: z.int(), headers, body: z.string() }),
  z.strictObject({ ok: z.literal(false), code: z.enum(FETCH_ERROR_CODES), message: text(500), sent: z.boolean() }),
]);
export type FetchAnswerMessage = z.infer<typeof fetchAnswerMessage>;

/** ping, pong and cancel carry nothing. */
export const emptyMessage = z.strictObject({});
