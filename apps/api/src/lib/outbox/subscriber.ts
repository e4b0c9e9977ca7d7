import type { CommandContext } from '#lib/command/command.ts';
import type { DomainEvent, EventName } from './event-map.ts';

/** One module's reactions: event name -> what to do, in a system transaction. Each consumer has a queue of its own. */
export interface Consumer {
  /** The module's name; `[a-z_]+`. */
  name: string;
  handles(event: string): boolean;
  /** Runs in the transaction that marks the delivery done; must not reach outside (plan an effect instead). */
  handle(ctx: CommandContext, event: DomainEvent): Promise<void>;
}

type Handlers = { [N in EventName]?: (ctx: CommandContext, event: DomainEvent<N>) => Promise<void> };

/** Declares the reactions of a module to events. */
export function defineConsumer(name: string, handlers: Handlers): Consumer {
  const table = new Map(Object.entries(handlers));
  return {
    name,
    handles: (event) => table.has(event),
    async handle(ctx, event) {
      const handler = table.get(event.name);
      // The map's key and the event's name are the same string, so the payload is the handler's own.
      await (handler as ((ctx: CommandContext, event: DomainEvent) => Promise<void>) | undefined)?.(ctx, event);
    },
  };
}
