import type * as z from 'zod/mini';
import type { AuditRecord, Command, CommandContext, Definition, InputSchema, Query, QueryContext } from './command.ts';

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
