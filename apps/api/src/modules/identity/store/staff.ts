import type { CommandContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { lockUser, type UserRow } from './users.ts';

/** Locks a staff member; a user who is none is not found here. */
export async function lockStaff(ctx: CommandContext, userId: string): Promise<UserRow> {
  const user = await lockUser(ctx, userId);
  if (!user.isStaff) throw notFound();
  return user;
}
