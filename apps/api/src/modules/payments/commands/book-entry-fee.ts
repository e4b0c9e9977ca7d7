import { id } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { gatewayDifferences, gatewayEntries } from '#db/schema/payments-reconciliation.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { bookEntry, isUnbookedFee, oneEntry } from '../store/account-entries.ts';
import { lockDifference } from '../store/differences.ts';

/** Books a fee that the gateway took on its own, or for something that is not ours. Throws `payments.wrong_state`. */
export const bookEntryFee = defineCommand({
  name: 'payments.book_entry_fee',
  permission: 'reconciliation:manage',
  input: z.strictObject({ differenceId: id() }),
  example: (of) => ({ differenceId: of('gateway_difference') }),
  async run(ctx, { differenceId }) {
    const row = await lockDifference(ctx, differenceId);
    const isFee = row.reason === 'fee_not_booked' && row.state === 'open' && row.entryId !== null;
    if (!isFee) throw new AppError('payments.wrong_state');
    const [entry] = await ctx.tx
      .select()
      .from(gatewayEntries)
      .where(oneEntry(ctx, row.entryId ?? ''))
      .for('update');
    if (!entry || !isUnbookedFee(entry)) throw new AppError('payments.wrong_state');
    await bookEntry(ctx, entry);
    await ctx.tx
      .update(gatewayDifferences)
      .set({ state: 'closed', closedAt: ctx.now })
      .where(and(eq(gatewayDifferences.tenantId, ctx.tenant.id), eq(gatewayDifferences.id, differenceId)));
    return { pluginId: row.pluginId };
  },
  audit: ({ input }) => ({ resource: { kind: 'gateway_difference', id: input.differenceId } }),
});
