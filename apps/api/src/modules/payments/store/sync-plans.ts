import type { CommandContext } from '#lib/command/command.ts';

/** Plans to ask the gateway about a set-up. `round` says when two plans are the same: planned again it finds the first. */
export async function planSetupSync(
  ctx: CommandContext,
  setup: { id: string; clientId: string },
  round: string,
): Promise<void> {
  await ctx.planEffect({
    kind: 'payments.sync_method',
    businessKey: `sync_method:${setup.id}:${round}`,
    resource: { kind: 'payment_method_setup', id: setup.id },
    clientId: setup.clientId,
    payload: { methodSetupId: setup.id },
  });
}
