import type { CommandContext } from '#lib/command/command.ts';
import { defineConsumer } from '#lib/outbox/subscriber.ts';
import { refundsItself } from '#modules/payments/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { acceptWithdrawal } from './commands/accept-withdrawal.ts';
import { backOf } from './store/contracts.ts';
import { endContracts } from './store/end-contracts.ts';
import { getWithdrawalRow } from './store/withdrawals.ts';

/** A client who was logged in is known: the contract ends at once, and the money goes back by itself where it can. */
export const withdrawalsConsumer = defineConsumer('withdrawals', {
  'withdrawal.received': async (ctx, { payload: { withdrawalId } }) => {
    const { clientId, status, subscriptionIds, receivedOn } = await getWithdrawalRow(ctx, withdrawalId);
    if (clientId === null || status !== 'received') return;
    const back = await backOf(ctx, { subscriptionIds, on: receivedOn, owesUse: false });
    const invoiceIds = back.map(({ invoiceId }) => invoiceId);
    if (await isLeftToUs(ctx, invoiceIds)) await ctx.call(acceptWithdrawal, { withdrawalId });
    else await endContracts(ctx, subscriptionIds);
  },
});

async function isLeftToUs(ctx: CommandContext, invoiceIds: readonly string[]): Promise<boolean> {
  const { refunds } = await readSettings(ctx, 'withdrawal');
  return refunds === 'automatic' && (await refundsItself(ctx, invoiceIds));
}
