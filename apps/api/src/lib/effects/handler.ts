import type { Exchange, Outcome } from '@panel1/plugin-sdk';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';

/** How a call ended: the vocabulary that all plugin contracts share, with a plain value. */
export type EffectResult = Outcome<Record<string, unknown>>;

export interface Performed {
  result: EffectResult;
  exchanges: Exchange[];
}

/** What a probe found: the outcome of what was sent, or proof that nothing arrived (then it may be sent again). */
export type Probed = { result: EffectResult | { status: 'absent' }; exchanges: Exchange[] };

export interface Effect {
  id: string;
  kind: string;
  tenantId: string;
  clientId: string | null;
  resourceKind: string;
  resourceId: string;
  payload: Record<string, string>;
  attempts: number;
  firstSentAt: Temporal.Instant | null;
}

/**
 * What keeps a repeated call from doing its deed twice while the first one, whose answer died with its worker, may still
 * be under way at the provider:
 * - `operation_key`: the provider answers a known operation id with the first result;
 * - `natural_key`: a second thing of that name is refused there, and the first one is found by it;
 * - `same_outcome`: once done it stays done, and no later wish wants the opposite;
 * - `reading`: nothing is changed;
 * - `nothing`: it is not sent again before the longest time that a call may take is over.
 */
export type Protection = 'operation_key' | 'natural_key' | 'same_outcome' | 'reading' | 'nothing';

/**
 * How a kind of effect is performed. `prepare` reads rows and secrets in a transaction that ends before the network;
 * `perform` and `probe` talk to the world; `settle` records a definite answer in the transaction that closes the effect.
 */
export interface EffectHandler<P = unknown> {
  kind: string;
  /** Longest time one call may take. Until it is over a call without an answer may still be under way. */
  deadlineMs: number;
  protection(prepared: P, effect: Effect): Protection;
  /** Answers null when the wish is no longer wanted: the effect then closes without a call. */
  prepare(ctx: QueryContext, effect: Effect): Promise<P | null>;
  perform(prepared: P, effect: Effect): Promise<Performed>;
  /** Reads whether an earlier, unanswered call took effect. Mandatory: nothing is sent again on a guess. */
  probe(prepared: P, effect: Effect): Promise<Probed>;
  /** Records the answer. For `failed` it says whether staff must look (`parked`) or the story ends here (`failed`). */
  settle(ctx: CommandContext, effect: Effect, result: EffectResult): Promise<'failed' | 'parked' | undefined>;
}

/** Keeps the prepared type inside a handler's definition and hides it from the registry. */
export function defineEffect<P>(handler: EffectHandler<P>): EffectHandler {
  return handler as EffectHandler;
}
