import type { CommandContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { useUp } from './mail-tokens.ts';
import { revokeSessions } from './sessions.ts';
import { changeUser, findUserByEmail, insertUser, lockUser, type UserRow } from './users.ts';

/**
 * The account of an invited address, made when there is none. Somebody may have signed up with an address that is not
 * theirs and wait for rights to arrive: an account whose address was never verified loses its password and sessions,
 * and only the mailed link gives it a new one. A verified account keeps both, and the mail only tells.
 */
export async function inviteUser(
  ctx: CommandContext,
  { email, name }: { email: string; name: string },
): Promise<{ user: UserRow; isKnown: boolean }> {
  const made = await insertUser(ctx, { email, name, locale: undefined, passwordHash: null, isStaff: false });
  const found = made === null ? await findUserByEmail(ctx, email) : undefined;
  const userId = made ?? found?.id;
  if (userId === undefined) throw notFound();
  const user = await lockUser(ctx, userId);
  const isKnown = user.emailVerifiedAt !== null;
  if (!isKnown && user.passwordHash !== null) {
    await changeUser(ctx, userId, { passwordHash: null });
    await useUp(ctx, { userId });
    await revokeSessions(ctx, { userId, reason: 'invited' });
  }
  ctx.emit('user.invited', { userId });
  return { user, isKnown };
}
