import { and, eq } from 'drizzle-orm';
import { refreshTokens } from '#db/schema/identity.ts';
import { newToken, sealFor, tokenHash } from '#lib/auth/opaque-token.ts';
import type { CommandContext } from '#lib/command/command.ts';

export type RefreshTokenRow = typeof refreshTokens.$inferSelect;

/** A new refresh token of a session; only its hash is stored. */
export async function insertRefreshToken(ctx: CommandContext, sessionId: string): Promise<string> {
  const token = newToken();
  await ctx.tx.insert(refreshTokens).values({
    tenantId: ctx.tenant.id,
    id: ctx.newId(),
    sessionId,
    tokenHash: tokenHash(token),
    createdAt: ctx.realNow,
  });
  return token;
}

export async function findRefreshToken(
  ctx: Pick<CommandContext, 'tx' | 'tenant'>,
  token: string,
): Promise<RefreshTokenRow | undefined> {
  const [row] = await ctx.tx
    .select()
    .from(refreshTokens)
    .where(and(eq(refreshTokens.tenantId, ctx.tenant.id), eq(refreshTokens.tokenHash, tokenHash(token))));
  return row;
}

/** Marks a token spent and keeps its successor for the holder of the token itself. */
export async function spendRefreshToken(
  ctx: CommandContext,
  row: RefreshTokenRow,
  tokens: { presented: string; successor: string },
): Promise<void> {
  await ctx.tx
    .update(refreshTokens)
    .set({ spentAt: ctx.realNow, successorEncrypted: sealFor(tokens.presented, tokens.successor) })
    .where(and(eq(refreshTokens.tenantId, ctx.tenant.id), eq(refreshTokens.id, row.id)));
}
