import { and, eq } from 'drizzle-orm';
import { effects } from '#db/schema/outbox.ts';
import { clientScope } from '#lib/authz/actor.ts';
import type { CommandContext } from '#lib/command/command.ts';
import type { EffectPlan } from './effect-plan.ts';

/** Writes the plan in the caller's transaction; answers the id, of the earlier effect when the key was used before. */
export async function planEffect(ctx: CommandContext, plan: EffectPlan): Promise<string> {
  const id = ctx.newId();
  const inserted = await ctx.tx
    .insert(effects)
    .values({
      tenantId: ctx.tenant.id,
      id,
      kind: plan.kind,
      businessKey: plan.businessKey,
      resourceKind: plan.resource.kind,
      resourceId: plan.resource.id,
      clientId: clientScope(ctx.actor) ?? plan.clientId,
      payload: plan.payload,
      state: 'planned',
      requestId: ctx.origin.requestId,
      createdAt: ctx.realNow,
    })
    // Without returning: staff with a scope may plan what is about no client, and cannot read it.
    .onConflictDoNothing();
  if (inserted.rowCount === 1) return id;
  const [known] = await ctx.tx
    .select({ id: effects.id })
    .from(effects)
    .where(and(eq(effects.tenantId, ctx.tenant.id), eq(effects.businessKey, plan.businessKey)));
  return known?.id ?? id;
}
