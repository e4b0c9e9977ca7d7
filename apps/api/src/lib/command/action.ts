import type * as z from 'zod/mini';
import { demand } from '#lib/authz/decide.ts';
import type { Services } from '#lib/services.ts';
import type { Command, Definition, InputOf, InputSchema, Query } from './command.ts';
import { ask, type Caller, execute } from './execute.ts';
import { parseInput } from './parse.ts';

/** What an action works with: no transaction, but the doors to open short ones before and after its call. */
export interface ActionContext {
  readonly services: Services;
  readonly caller: Caller;
  ask<S extends InputSchema, R>(query: Query<S, R>, input: InputOf<S>): Promise<R>;
  execute<S extends InputSchema, R>(command: Command<S, R>, input: InputOf<S>): Promise<R>;
}

/**
 * A call to the outside world whose answer a person waits for and which changes nothing there that could be doubled: a
 * sign-on link, a connection test, a list of packages. Everything else is an effect.
 */
export interface Action<S extends InputSchema, R> extends Definition<S> {
  readonly type: 'action';
  run(ctx: ActionContext, input: z.output<S>): Promise<R>;
}

export function defineAction<S extends InputSchema, R>(
  definition: Definition<S> & { run(ctx: ActionContext, input: z.output<S>): Promise<R> },
): Action<S, R> {
  return { ...definition, type: 'action' };
}

/** Runs an action behind the same permission and input checks as a command; what it changes goes through commands. */
export async function perform<S extends InputSchema, R>(
  of: { services: Services; caller: Caller },
  action: Action<S, R>,
  rawInput: InputOf<S>,
): Promise<R> {
  const { services, caller } = of;
  demand(caller.actor, action.permission);
  const input = parseInput(action.input, rawInput);
  return action.run(
    {
      services,
      caller,
      ask: (query, of) => ask(caller, query, of),
      execute: (command, of) => execute(caller, command, of),
    },
    input,
  );
}
