import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { lockFund } from '../store/credit.ts';
import { takeAway } from './expire-credit.ts';

/** Takes back what is left of credit that was granted by mistake. What the client paid for is the client's. */
export const revokeCredit = defineCommand({
  name: 'billing.revoke_credit',
  permission: 'payment:record',
  input: z.strictObject({ fundId: id(), reason: text(500) }),
  example: (of) => ({ fundId: of('fund'), reason: 'Granted twice' }),
  async run(ctx, { fundId, reason }) {
    const fund = await lockFund(ctx, fundId);
    if (fund.kind !== 'granted') throw new AppError('billing.credit_not_granted');
    if (fund.leftMinor === 0n) throw new AppError('billing.not_enough_credit');
    await takeAway(ctx, fund, { kind: 'credit_revoked', description: reason });
    return { clientId: fund.clientId, revokedMinor: fund.leftMinor.toString() };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'client', id: result.clientId },
    clientId: result.clientId,
    detail: { ...input, revokedMinor: result.revokedMinor },
  }),
});
