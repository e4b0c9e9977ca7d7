import type * as z from 'zod/mini';
import { type Action, perform } from '#lib/command/action.ts';
import type { Command, Definition, InputOf, InputSchema, Query } from '#lib/command/command.ts';
import { ask, execute } from '#lib/command/execute.ts';
import { isUnforeseen, toTrpcError } from './error-mapping.ts';
import { type ProcedureMeta, type RequestContext, t } from './init.ts';
import { limitCall } from './limits.ts';

// tRPC knows the parsed input by a wider type than the parser that made it.
function inputOf<S extends InputSchema>(raw: unknown): InputOf<S> {
  return raw as InputOf<S>;
}

/** Gives the browser the input's type; the command parses it itself, after the permission check. */
function typed<S extends InputSchema>() {
  return (raw: unknown) => raw as z.input<S>;
}

async function guarded<R>(ctx: RequestContext, name: string, run: () => Promise<R>): Promise<R> {
  try {
    return await run();
  } catch (error) {
    if (isUnforeseen(error))
      ctx.services.log.error({ err: error, procedure: name, requestId: ctx.caller.origin.requestId }, 'request failed');
    throw toTrpcError(error);
  }
}

function metaOf<S extends InputSchema>({ name, permission, limits = [], example }: Definition<S>): ProcedureMeta {
  return { name, permission, limits, example };
}

/** A procedure that runs a command. */
export function mutationOf<S extends InputSchema, R>(command: Command<S, R>) {
  const { name } = command;
  return t.procedure
    .meta(metaOf(command))
    .input(typed<S>())
    .mutation(({ ctx, input }) =>
      guarded(ctx, name, async () => {
        await limitCall(ctx, command, input);
        return execute(ctx.caller, command, inputOf<S>(input));
      }),
    );
}

/** A procedure that runs a query. */
export function queryOf<S extends InputSchema, R>(query: Query<S, R>) {
  const { name } = query;
  return t.procedure
    .meta(metaOf(query))
    .input(typed<S>())
    .query(({ ctx, input }) =>
      guarded(ctx, name, async () => {
        await limitCall(ctx, query, input);
        return ask(ctx.caller, query, inputOf<S>(input));
      }),
    );
}

/** A procedure that performs an action: a mutation, since it reaches outside. */
export function actionOf<S extends InputSchema, R>(action: Action<S, R>) {
  const { name } = action;
  return t.procedure
    .meta(metaOf(action))
    .input(typed<S>())
    .mutation(({ ctx, input }) =>
      guarded(ctx, name, async () => {
        await limitCall(ctx, action, input);
        return perform(ctx, action, inputOf<S>(input));
      }),
    );
}

export const router = t.router;
