import type { CommandContext } from '#lib/command/command.ts';
import { endSubscription, isOver } from '#modules/subscriptions/index.ts';

/** Ends what is not over yet of these subscriptions, at once. */
export async function endContracts(ctx: CommandContext, subscriptionIds: readonly string[]): Promise<void> {
  for (const subscriptionId of subscriptionIds)
    if (!(await isOver(ctx, subscriptionId)))
      await ctx.call(endSubscription, { subscriptionId, reason: 'Withdrawal of the consumer' });
}
