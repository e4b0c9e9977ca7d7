import { and, eq, inArray, notInArray, sql } from 'drizzle-orm';
import { effects } from '#db/schema/outbox.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import type { Schedule } from '#lib/jobs/schedule.ts';

/** While a version comes or goes, the relay of one may not know the kinds that the api of the other plans. */
const KNOWN_AFTER_MINUTES = 60;
const BATCH = 500;
const MESSAGE = 'This version of the panel has nobody who performs calls of this kind.';

/** Parks effects of kinds that nobody performs, so that staff hear of them instead of waiting for ever. */
export function effectJobs(kinds: readonly string[]): Schedule[] {
  return [
    {
      name: 'effects.park_orphans',
      everySeconds: 600,
      run: (kernel, tenantId) =>
        runAsSystem(kernel, { tenantId, name: 'effects', requestId: 'schedule' }, (ctx) => parkOrphans(ctx, kinds)),
    },
  ];
}

async function parkOrphans(ctx: CommandContext, kinds: readonly string[]): Promise<void> {
  const orphans = await ctx.tx
    .select()
    .from(effects)
    .where(
      and(
        eq(effects.tenantId, ctx.tenant.id),
        inArray(effects.state, ['planned', 'sending', 'unknown']),
        notInArray(effects.kind, [...kinds]),
        sql`${effects.nextAt} < clock_timestamp() - make_interval(mins => ${KNOWN_AFTER_MINUTES})`,
        sql`(${effects.leaseUntil} is null or ${effects.leaseUntil} < clock_timestamp())`,
      ),
    )
    .limit(BATCH)
    .for('update', { skipLocked: true });
  for (const { id: effectId, resourceKind, resourceId, clientId } of orphans) {
    await ctx.tx
      .update(effects)
      .set({ state: 'parked', leaseToken: null, leaseUntil: null, lastCode: 'no_handler', lastMessage: MESSAGE })
      .where(and(eq(effects.tenantId, ctx.tenant.id), eq(effects.id, effectId)));
    ctx.emit('effect.changed', { effectId, resourceKind, resourceId }, { clientId });
    ctx.emit('effect.parked', { effectId }, { clientId });
  }
}
