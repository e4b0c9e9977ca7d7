import { and, eq } from 'drizzle-orm';
import { users } from '#db/schema/identity.ts';
import { commonPasswords } from '#lib/auth/common-passwords.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { emailKey } from '../core/email-key.ts';
import { isEasyPassword } from '../core/password-rules.ts';

export type UserRow = typeof users.$inferSelect;

type Read = { tx: QueryContext['tx']; tenant: { id: string } };

export async function findUser(ctx: Read, userId: string): Promise<UserRow | undefined> {
  const [row] = await ctx.tx
    .select()
    .from(users)
    .where(and(eq(users.tenantId, ctx.tenant.id), eq(users.id, userId)));
  return row;
}

/** Locks the user until commit, so that two changes of one account follow each other. */
export async function lockUser(ctx: Read, userId: string): Promise<UserRow> {
  const [row] = await ctx.tx
    .select()
    .from(users)
    .where(and(eq(users.tenantId, ctx.tenant.id), eq(users.id, userId)))
    .for('update');
  if (!row) throw notFound();
  return row;
}

export async function findUserByEmail(ctx: Read, email: string): Promise<UserRow | undefined> {
  const [row] = await ctx.tx
    .select()
    .from(users)
    .where(and(eq(users.tenantId, ctx.tenant.id), eq(users.emailNormalized, emailKey(email))));
  return row;
}

export interface NewUser {
  email: string;
  name: string;
  locale: string | undefined;
  passwordHash: string | null;
  isStaff: boolean;
}

/** Inserts a user; answers null when the address has an account already. */
export async function insertUser(ctx: CommandContext, user: NewUser): Promise<string | null> {
  const inserted = await ctx.tx
    .insert(users)
    .values({
      tenantId: ctx.tenant.id,
      id: ctx.newId(),
      email: user.email,
      emailNormalized: emailKey(user.email),
      name: user.name,
      locale: user.locale ?? ctx.tenant.locale,
      passwordHash: user.passwordHash,
      status: 'active',
      isStaff: user.isStaff,
      createdAt: ctx.realNow,
    })
    .onConflictDoNothing({ target: [users.tenantId, users.emailNormalized] })
    .returning({ id: users.id });
  return inserted[0]?.id ?? null;
}

export async function changeUser(
  ctx: Pick<CommandContext, 'tx' | 'tenant'>,
  userId: string,
  change: Partial<Omit<UserRow, 'tenantId' | 'id'>>,
): Promise<void> {
  await ctx.tx
    .update(users)
    .set(change)
    .where(and(eq(users.tenantId, ctx.tenant.id), eq(users.id, userId)));
}

/** Throws `identity.password_too_common` for a password that is easy to guess for this person of this tenant. */
export async function demandGoodPassword(
  of: { tenant: { name: string } },
  password: string,
  person: { email: string; name: string },
): Promise<void> {
  const about = [of.tenant.name, person.name, person.email.split('@')[0] ?? '', person.email];
  if (isEasyPassword(password, { about, common: await commonPasswords() }))
    throw new AppError('identity.password_too_common', { fields: { password: 'password_too_common' } });
}

/**
 * The signed-in person on their own account. Somebody who looks at it as staff is refused: sessions, password and
 * address are the person's own.
 */
export function ownUser(ctx: Pick<QueryContext, 'actor'>): { userId: string; sessionId: string } {
  const { actor } = ctx;
  if (actor.kind !== 'user') throw new AppError('auth.required');
  if (actor.impersonator !== null) throw new AppError('auth.forbidden');
  return { userId: actor.userId, sessionId: actor.sessionId };
}
