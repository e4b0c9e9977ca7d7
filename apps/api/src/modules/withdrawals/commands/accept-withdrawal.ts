import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { withdrawals } from '#db/schema/withdrawals.ts';
import { actorName } from '#lib/authz/actor.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { issueCreditNote } from '#modules/billing/index.ts';
import { contractByNumber } from '#modules/ordering/index.ts';
import { hasPayments, refundWithCreditNote } from '#modules/payments/index.ts';
import { type BackOfInvoice, backOf } from '../store/contracts.ts';
import { endContracts } from '../store/end-contracts.ts';
import { contractOfClient, type WithdrawalContract } from '../store/matching.ts';
import { lockReceived, oneWithdrawal, openWithdrawalOf, type WithdrawalRow } from '../store/withdrawals.ts';

const REASON = 'Withdrawal of the consumer';

/**
 * Ends the contract and gives back what was paid for the time after the declaration: to the means of payment it came from,
 * or as credit where it was paid by credit. For a declaration without login staff name the order.
 */
export const acceptWithdrawal = defineCommand({
  name: 'withdrawals.accept_withdrawal',
  permission: 'withdrawal:decide',
  input: z.strictObject({ withdrawalId: id(), orderNumber: z.optional(z.string().check(z.maxLength(60))) }),
  example: (of) => ({ withdrawalId: of('withdrawal') }),
  async run(ctx, input) {
    const row = await lockReceived(ctx, input.withdrawalId);
    const contract = await contractOf(ctx, row, input.orderNumber);
    const { clientId, subscriptionIds, hasAskedForStart: owesUse } = contract;
    await endContracts(ctx, subscriptionIds);
    const back = await backOf(ctx, { subscriptionIds, on: row.receivedOn, owesUse });
    const given = await giveBack(ctx, back);
    await ctx.tx
      .update(withdrawals)
      .set({
        ...{ status: 'accepted', clientId, subscriptionIds: [...subscriptionIds], ...given },
        ...{ decidedAt: ctx.now, decidedByName: ctx.actor.kind === 'system' ? null : actorName(ctx.actor) },
      })
      .where(oneWithdrawal(ctx, row.id));
    ctx.emit('withdrawal.accepted', { withdrawalId: row.id }, { clientId });
    const { refundedMinor, creditedMinor, currency } = given;
    return { clientId, currency, refundedMinor: refundedMinor.toString(), creditedMinor: creditedMinor.toString() };
  },
  audit: ({ input, result: { clientId, ...given } }) => ({
    resource: { kind: 'withdrawal', id: input.withdrawalId },
    clientId,
    detail: given,
  }),
});

async function contractOf(
  ctx: CommandContext,
  row: WithdrawalRow,
  orderNumber: string | undefined,
): Promise<WithdrawalContract> {
  if (row.clientId !== null) return contractOfClient(ctx, { ...row, clientId: row.clientId });
  const found = await contractByNumber(ctx, orderNumber ?? row.contract);
  if (found === null) throw new AppError('withdrawals.no_contract', { fields: { orderNumber: 'unknown' } });
  const subscriptionIds = found.items.map(({ subscriptionId }) => subscriptionId);
  if (await openWithdrawalOf(ctx, subscriptionIds)) throw new AppError('withdrawals.declared');
  return { ...found, subscriptionIds };
}

async function giveBack(ctx: CommandContext, back: readonly BackOfInvoice[]) {
  let refundedMinor = 0n;
  let totalMinor = 0n;
  for (const { invoiceId, lines } of back) {
    const wanted = { invoiceId, reason: REASON, lines: lines.map((line) => asText(line)) };
    if (await hasPayments(ctx, invoiceId)) {
      const { total, refunds } = await ctx.call(refundWithCreditNote, wanted);
      refundedMinor += refunds.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
      totalMinor += BigInt(total.amountMinor);
    } else {
      const { credited } = await ctx.call(issueCreditNote, wanted);
      totalMinor += credited.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
    }
  }
  return { currency: back[0]?.currency ?? null, refundedMinor, creditedMinor: totalMinor - refundedMinor };
}

const asText = ({ lineId, amountMinor }: { lineId: string; amountMinor: bigint }) => ({
  lineId,
  amountMinor: amountMinor.toString(),
});
