import { and, eq, isNull } from 'drizzle-orm';
import { mailTokens } from '#db/schema/identity.ts';
import { newToken, tokenHash } from '#lib/auth/opaque-token.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { MAIL_TOKEN_MINUTES, MAIL_TOKEN_PATHS, type MailTokenPurpose } from '../core/mail-token-rules.ts';
import { findUser, lockUser, type UserRow } from './users.ts';

export interface IssuedMailToken {
  /** The address that the token is bound to: the mail goes there and nowhere else. */
  address: string;
  /** Path and fragment of the link, to be put behind the tenant's own origin. */
  path: string;
  expiresAt: Temporal.Instant;
}

/**
 * Makes the token of a mailed link, in the transaction that writes the mail. Only its hash is stored; the earlier ones
 * of that purpose stop working.
 */
export async function issueMailToken(
  ctx: CommandContext,
  of: { userId: string; purpose: MailTokenPurpose },
): Promise<IssuedMailToken> {
  const user = await lockUser(ctx, of.userId);
  await useUp(ctx, of);
  const token = newToken();
  const expiresAt = ctx.realNow.add({ minutes: MAIL_TOKEN_MINUTES[of.purpose] });
  await ctx.tx.insert(mailTokens).values({
    tenantId: ctx.tenant.id,
    id: ctx.newId(),
    userId: user.id,
    purpose: of.purpose,
    address: user.emailNormalized,
    tokenHash: tokenHash(token),
    createdAt: ctx.realNow,
    expiresAt,
  });
  return { address: user.email, path: `${MAIL_TOKEN_PATHS[of.purpose]}#token=${token}`, expiresAt };
}

/**
 * Uses a token up and answers its user, locked. Throws `auth.link_invalid`, the same for an unknown, used, expired or
 * foreign one, and for one that was mailed to an address which is no longer the user's.
 */
export async function redeemMailToken(
  ctx: CommandContext,
  of: { token: string; purpose: MailTokenPurpose },
): Promise<UserRow> {
  const [row] = await ctx.tx.update(mailTokens).set({ usedAt: ctx.realNow }).where(unused(ctx, of)).returning();
  const user = row && (await lockUser(ctx, row.userId));
  if (!row || !user || !isGood(ctx, row, user)) throw new AppError('auth.link_invalid');
  return user;
}

/** The user of a token that could be redeemed now; throws `auth.link_invalid` where {@link redeemMailToken} would. */
export async function readMailToken(
  ctx: QueryContext,
  of: { token: string; purpose: MailTokenPurpose },
): Promise<UserRow> {
  const [row] = await ctx.tx.select().from(mailTokens).where(unused(ctx, of));
  const user = row && (await findUser(ctx, row.userId));
  if (!row || !user || !isGood(ctx, row, user)) throw new AppError('auth.link_invalid');
  return user;
}

const unused = (ctx: QueryContext, of: { token: string; purpose: MailTokenPurpose }) =>
  and(
    eq(mailTokens.tenantId, ctx.tenant.id),
    eq(mailTokens.tokenHash, tokenHash(of.token)),
    eq(mailTokens.purpose, of.purpose),
    isNull(mailTokens.usedAt),
  );

const isGood = (ctx: QueryContext, row: typeof mailTokens.$inferSelect, user: UserRow): boolean =>
  Temporal.Instant.compare(row.expiresAt, ctx.realNow) > 0 &&
  user.emailNormalized === row.address &&
  user.status === 'active';

/** Ends the unused tokens of a user, of one purpose or of all. */
export async function useUp(ctx: CommandContext, of: { userId: string; purpose?: MailTokenPurpose }): Promise<void> {
  await ctx.tx
    .update(mailTokens)
    .set({ usedAt: ctx.realNow })
    .where(
      and(
        eq(mailTokens.tenantId, ctx.tenant.id),
        eq(mailTokens.userId, of.userId),
        isNull(mailTokens.usedAt),
        of.purpose === undefined ? undefined : eq(mailTokens.purpose, of.purpose),
      ),
    );
}
