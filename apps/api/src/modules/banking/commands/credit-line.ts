import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { recordCredit } from '#modules/payments/index.ts';
import { decideLine, lockOpenLine, paymentReference } from '../store/lines.ts';

/** Books an entry of the bank as credit of a client: its money, for no invoice yet. */
export const creditLine = defineCommand({
  name: 'banking.credit_line',
  permission: 'payment:record',
  input: z.strictObject({ lineId: id(), clientId: id() }),
  example: (of) => ({ lineId: of('bank_line'), clientId: of('client') }),
  async run(ctx, { lineId, clientId }) {
    const line = await lockOpenLine(ctx, lineId);
    const { currency } = line;
    const amountMinor = line.amountMinor.toString();
    const { paymentId } = await ctx.call(recordCredit, {
      ...{ clientId, amountMinor, currency },
      reference: paymentReference(line),
    });
    await decideLine(ctx, lineId, { status: 'credited', clientId, paymentId });
    return { paymentId, amount: { amountMinor, currency } };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'payment', id: result.paymentId },
    clientId: input.clientId,
    detail: { bankLineId: input.lineId, amount: result.amount },
  }),
});
