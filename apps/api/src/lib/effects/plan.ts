import { and, eq } from 'drizzle-orm';
import { effects } from '#db/schema/kernel.ts';
import { clientScope } from '#lib/authz/actor.ts';
import type { CommandContext } from '#lib/command/context.ts';

/** A wish for one call to the outside world. */
export interface EffectPlan {
  /** Which handler performs it: `payments.charge`. */
  kind: string;
  /** Says when two plans are the same thing: `charge:<payment id>`. Unique per tenant. */
  businessKey: string;
  resource: { kind: string; id: string };
  clientId: string | null;
  /** Ids only; the handler reads the rows when it performs. */
  payload: Record<string, string>;
}

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
    .onConflictDoNothing()
    .returning({ id: effects.id });
  if (inserted.length > 0) return id;
  const [known] = await ctx.tx
    .select({ id: effects.id })
    .from(effects)
    .where(and(eq(effects.tenantId, ctx.tenant.id), eq(effects.businessKey, plan.businessKey)));
  return known?.id ?? id;
}
