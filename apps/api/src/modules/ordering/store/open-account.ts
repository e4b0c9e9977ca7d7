import type { CommandContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { createClient } from '#modules/clients/index.ts';
import { addContact, registerUser } from '#modules/identity/index.ts';
import type { AccountDetails } from '../input.ts';

/** Opens a client account for a user, who becomes its owner. */
export async function openAccount(
  ctx: CommandContext,
  of: { userId: string; account: AccountDetails; currency: string },
): Promise<string> {
  const { password: _password, ...party } = of.account;
  const { clientId } = await ctx.call(createClient, { ...party, currency: of.currency });
  await ctx.call(addContact, { clientId, userId: of.userId, grants: ['owner'] });
  return clientId;
}

/** Makes a user and a client account of a visitor; `ordering.login_to_order` when the address has an account already. */
export async function openGuestAccount(
  ctx: CommandContext,
  of: { account: AccountDetails | undefined; currency: string },
): Promise<string> {
  const account = demandAccount(of.account);
  const { name, email, password, locale } = account;
  const { userId } = await ctx.call(registerUser, { name, email, password, locale });
  if (userId === null) throw new AppError('ordering.login_to_order');
  return openAccount(ctx, { userId, account, currency: of.currency });
}

export function demandAccount(account: AccountDetails | undefined): AccountDetails {
  if (!account) throw new AppError('request.invalid', { fields: { account: 'required' } });
  return account;
}
