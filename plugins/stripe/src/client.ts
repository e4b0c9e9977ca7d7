import {
  type Declined,
  type Failed,
  type FetchAnswer,
  failure,
  outcomeOfError,
  type Unknown,
  uncertain,
} from '@panel1/plugin-sdk';
import type * as z from 'zod/mini';
import { outcomeOfStatus } from './map-errors.ts';
import type { Ctx } from './settings.ts';

const API = 'https://api.stripe.com';
/** Fixes the shape of answers; Stripe changes nothing under a pinned version. */
const VERSION = '2026-10-28.endive';

/** Form fields as Stripe wants them; undefined ones are left out. */
export type Fields = Readonly<Record<string, string | undefined>>;

export interface StripeRequest<S extends z.ZodMiniType> {
  readonly path: string;
  /** Query of a GET, body of a POST. */
  readonly fields?: Fields;
  readonly answer: S;
  /** A POST that changes nothing, such as a calculation. */
  readonly isPost?: boolean;
  /** Makes it a POST: the operation's id, under which Stripe gives a repeated request the first answer. */
  readonly operationId?: string;
}

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly outcome: Failed | Declined | Unknown };

function encode(fields: Fields = {}): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, value);
  return form.toString();
}

function send(ctx: Ctx, request: StripeRequest<z.ZodMiniType>): Promise<FetchAnswer> {
  const base = ctx.settings.tenant.apiBaseUrl?.replace(/\/$/, '') ?? API;
  const headers = { authorization: `Bearer ${ctx.settings.tenant.secretKey}`, 'stripe-version': VERSION };
  const form = encode(request.fields);
  if (request.operationId === undefined && request.isPost !== true) {
    return ctx.fetch(`${base}/v1/${request.path}${form === '' ? '' : `?${form}`}`, { headers });
  }
  return ctx.fetch(`${base}/v1/${request.path}`, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/x-www-form-urlencoded',
      ...(request.operationId === undefined ? {} : { 'idempotency-key': request.operationId }),
    },
    body: form,
  });
}

function read<S extends z.ZodMiniType>(schema: S, body: string): z.output<S> | undefined {
  try {
    return schema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

/** One request to Stripe. What is not a readable 200 comes back as an outcome of the contract. */
export async function callStripe<S extends z.ZodMiniType>(
  ctx: Ctx,
  request: StripeRequest<S>,
): Promise<Reply<z.output<S>>> {
  const mutating = request.operationId !== undefined;
  let answer: FetchAnswer;
  try {
    answer = await send(ctx, request);
  } catch (error) {
    return { ok: false, outcome: outcomeOfError(error, mutating) };
  }
  if (answer.status !== 200) return { ok: false, outcome: outcomeOfStatus(answer, mutating) };
  const value = read(request.answer, answer.body);
  if (value !== undefined) return { ok: true, value };
  const message = 'Stripe answered something that could not be read.';
  return {
    ok: false,
    outcome: mutating ? uncertain('unreadable_answer', message) : failure('transient', 'unreadable_answer', message),
  };
}
