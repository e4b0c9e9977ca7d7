import type { Settings } from '@panel1/shared-types';
import { and, eq, sql } from 'drizzle-orm';
import { billingAccounts } from '#db/schema/billing-collecting.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { clientParty } from '#modules/clients/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { creditBalance } from './credit.ts';

/** The limits for a currency; null where credit cannot be bought in it. */
export const topUpLimits = ({ isOn, limits }: Settings<'wallet'>, currency: string) =>
  (isOn ? limits.find((one) => one.currency === currency) : undefined) ?? null;

/**
 * Checks that a client may buy this much credit now, in the account's currency, which is answered. Two at a time follow
 * each other: the account is held until the transaction ends.
 */
export async function demandTopUp(
  ctx: CommandContext,
  of: { clientId: string; amountMinor: bigint },
): Promise<{ currency: string }> {
  const { clientId, amountMinor } = of;
  const { currency, status } = await clientParty(ctx, clientId);
  if (status === 'closed') throw new AppError('clients.closed');
  const limits = topUpLimits(await readSettings(ctx, 'wallet'), currency);
  if (!limits) throw new AppError('billing.top_up_off');
  if (amountMinor < BigInt(limits.leastMinor)) throw wrongAmount('below_least');
  if (amountMinor > BigInt(limits.mostMinor)) throw wrongAmount('above_most');
  await holdAccount(ctx, clientId);
  const balance = await creditBalance(ctx, { clientId, currency });
  if (balance + amountMinor > BigInt(limits.mostBalanceMinor)) throw wrongAmount('above_balance');
  return { currency };
}

const wrongAmount = (code: string) => new AppError('request.invalid', { fields: { amountMinor: code } });

async function holdAccount(ctx: CommandContext, clientId: string): Promise<void> {
  await ctx.tx
    .insert(billingAccounts)
    .values({ tenantId: ctx.tenant.id, clientId, version: 0, bookedTo: null })
    .onConflictDoNothing();
  await ctx.tx
    .select({ one: sql`1` })
    .from(billingAccounts)
    .where(and(eq(billingAccounts.tenantId, ctx.tenant.id), eq(billingAccounts.clientId, clientId)))
    .for('update');
}
