import type * as z from 'zod/mini';
import type { Access } from '#lib/authz/decide.ts';
import type { RateLimit } from '#lib/ratelimit/rate-limit.ts';
import type { CommandContext, QueryContext } from './context.ts';

export type InputSchema = z.ZodMiniType;
export type InputOf<S extends InputSchema> = z.input<S>;

/** What the audit trail says of a command: on which thing, whose client, and what changed (never a secret). */
export interface AuditRecord {
  resource: { kind: string; id: string } | null;
  clientId?: string | null;
  detail?: Record<string, unknown>;
}

/** Names an id of the world that a generated test made: `id('invoice')`. */
export type ExampleIds = (kind: string) => string;

interface Definition<S extends InputSchema> {
  /** `module.verb_noun`; also the audit action. */
  name: string;
  permission: Access;
  input: S;
  /** Beyond the general limit per actor; demanded for every `public` one by the router test. */
  limits?: readonly RateLimit[];
  /** A valid input for the generated tests, from the ids of an existing world. */
  example(id: ExampleIds): z.input<S>;
}

export interface Command<S extends InputSchema, R> extends Definition<S> {
  readonly type: 'command';
  run(ctx: CommandContext, input: z.output<S>): Promise<R>;
  audit(of: { input: z.output<S>; result: R }): AuditRecord | null;
  /** True when the result holds a secret: it is then not stored for retries. */
  isResultSecret: boolean;
}

export interface Query<S extends InputSchema, R> extends Definition<S> {
  readonly type: 'query';
  run(ctx: QueryContext, input: z.output<S>): Promise<R>;
}

/**
 * Declares a command, the only way to change anything. `execute` does permission, input, transaction, audit, outbox and
 * commit around `run`. `audit` stands after `run`: otherwise TypeScript cannot infer the result.
 */
export function defineCommand<S extends InputSchema, R>(
  definition: Definition<S> & {
    run(ctx: CommandContext, input: z.output<S>): Promise<R>;
    audit(of: { input: z.output<S>; result: R }): AuditRecord | null;
    isResultSecret?: boolean;
  },
): Command<S, R> {
  return { isResultSecret: false, ...definition, type: 'command' };
}

/** Declares a query: reads only, in a read-only transaction under the same walls as a command. */
export function defineQuery<S extends InputSchema, R>(
  definition: Definition<S> & { run(ctx: QueryContext, input: z.output<S>): Promise<R> },
): Query<S, R> {
  return { ...definition, type: 'query' };
}
