import { type Failed, type FetchAnswer, outcomeOfError, type Unknown } from '@panel1/plugin-sdk';
import { type Reading, readAnswer } from './map-errors.ts';
import type { Ctx } from './settings.ts';

/** Fields of WHM's answers that are secrets though their names do not say so; `raw` repeats the password. */
const REDACT = ['raw', 'rawout', 'url', 'session', 'cp_security_token'];
/** Kept back of the call's time, so that our answer still arrives. */
const RESERVE_MS = 1_500;

export type Parameters = Readonly<Record<string, string | undefined>>;

/** One function of WHM API 1. */
interface WhmCall {
  readonly name: string;
  readonly parameters?: Parameters;
  /** Decides what silence means. */
  readonly mutating: boolean;
}

/** Calls WHM. Parameters travel in the body, so that no password lands in the server's access log. */
async function callWhm(ctx: Ctx, { name, parameters = {}, mutating }: WhmCall): Promise<Reading> {
  const { url, username, apiToken } = ctx.settings.server;
  const form = new URLSearchParams({ 'api.version': '1' });
  for (const [key, value] of Object.entries(parameters)) if (value !== undefined) form.append(key, value);
  let answer: FetchAnswer;
  try {
    answer = await ctx.fetch(`${url.replace(/\/+$/, '')}/json-api/${name}`, {
      method: 'POST',
      headers: {
        authorization: `whm ${username}:${apiToken}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: form.toString(),
      timeoutMs: Math.max(ctx.timeLeftMs() - RESERVE_MS, 500),
      redact: REDACT,
    });
  } catch (error) {
    return { kind: 'unclear', outcome: outcomeOfError(error, mutating) };
  }
  return readAnswer(answer, mutating);
}

/** A function that changes nothing: silence is a failure. */
export const askWhm = (ctx: Ctx, name: string, parameters: Parameters = {}): Promise<Reading> =>
  callWhm(ctx, { name, parameters, mutating: false });

/** A function that changes something: silence is `unknown`. */
export const tellWhm = (ctx: Ctx, name: string, parameters: Parameters): Promise<Reading> =>
  callWhm(ctx, { name, parameters, mutating: true });

/** What a reading means where a refusal is simply a failure. */
export const failedReading = (reading: Exclude<Reading, { kind: 'data' }>): Failed | Unknown =>
  reading.kind === 'refused' ? reading.failed : reading.outcome;
