import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { CREDIT_ACCOUNTS } from '../core/index.ts';
import { type FundRow, lockFund } from '../store/credit.ts';
import { post } from '../store/ledger.ts';

/**
 * Writes off what is left of a credit whose last day is over. Bought credit that expires is earned; granted credit was
 * never given. Nothing happens where nothing is left, or its time is not over.
 */
export const expireCredit = defineCommand({
  name: 'billing.expire_credit',
  permission: 'payment:record',
  input: z.strictObject({ fundId: id() }),
  example: (of) => ({ fundId: of('fund') }),
  async run(ctx, { fundId }) {
    const fund = await lockFund(ctx, fundId);
    const { clientId, leftMinor, expiresOn } = fund;
    const isOver = expiresOn !== null && Temporal.PlainDate.compare(expiresOn, ctx.today) <= 0;
    const isExpiring = isOver && leftMinor > 0n;
    if (isExpiring) await takeAway(ctx, fund, { kind: 'credit_expired', description: 'Credit expired' });
    return { clientId, expiredMinor: isExpiring ? leftMinor.toString() : '0' };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'client', id: result.clientId },
    clientId: result.clientId,
    detail: { fundId: input.fundId, expiredMinor: result.expiredMinor },
  }),
});

/** Books what is left of a locked credit away from the client. */
export async function takeAway(
  ctx: CommandContext,
  fund: FundRow,
  of: { kind: string; description: string },
): Promise<void> {
  const { id: fundId, clientId, currency, leftMinor, kind } = fund;
  await post(ctx, {
    ...of,
    // Credit that a failed refund brought back may expire a second time.
    businessKey: `${of.kind}:${fundId}:${ctx.newId()}`,
    clientId,
    entries: [
      { account: CREDIT_ACCOUNTS[kind], amountMinor: leftMinor, currency, fundId },
      kind === 'granted'
        ? { account: 'promotion', amountMinor: -leftMinor, currency }
        : { account: 'revenue', subject: 'expired_credit', amountMinor: -leftMinor, currency },
    ],
  });
  ctx.emit('credit.changed', { clientId }, { clientId });
}
