import { and, eq, gt, isNull } from 'drizzle-orm';
import { apiKeys } from '#db/schema/identity.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { announceAccessChange } from './access-changes.ts';

const workingOf = (ctx: QueryContext, userId: string) =>
  and(
    eq(apiKeys.tenantId, ctx.tenant.id),
    eq(apiKeys.createdById, userId),
    isNull(apiKeys.revokedAt),
    gt(apiKeys.expiresAt, ctx.realNow),
  );

/** API keys that a person made and that still work. */
export async function countKeysOf(ctx: QueryContext, userId: string): Promise<number> {
  return ctx.tx.$count(apiKeys, workingOf(ctx, userId));
}

/** Ends the API keys that a person made, at once in every process; answers how many. */
export async function revokeKeysOf(ctx: CommandContext, userId: string): Promise<number> {
  const ended = await ctx.tx
    .update(apiKeys)
    .set({ revokedAt: ctx.realNow })
    .where(workingOf(ctx, userId))
    .returning({ id: apiKeys.id });
  if (ended.length > 0) await announceAccessChange(ctx);
  return ended.length;
}
