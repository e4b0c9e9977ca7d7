import { id } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { funds } from '#db/schema/billing-ledger.ts';
import { defineCommand } from '#lib/command/define.ts';
import { getFund, usableFunds } from '../store/credit.ts';

/** Tells a client once that credit is about to expire; all that goes on the same day is one message. */
export const tellExpiry = defineCommand({
  name: 'billing.tell_expiry',
  permission: 'payment:record',
  input: z.strictObject({ fundId: id() }),
  example: (of) => ({ fundId: of('fund') }),
  async run(ctx, { fundId }) {
    const { clientId, currency } = await getFund(ctx, fundId);
    // Held in the order in which whoever spends holds them; what another run told meanwhile is seen only then.
    await usableFunds(ctx, { clientId, currency }, 'lock');
    const { expiresOn, expiryToldAt } = await getFund(ctx, fundId);
    if (expiresOn === null || expiryToldAt !== null) return { clientId };
    await ctx.tx
      .update(funds)
      .set({ expiryToldAt: ctx.now })
      .where(
        and(
          ...[eq(funds.tenantId, ctx.tenant.id), eq(funds.clientId, clientId), eq(funds.currency, currency)],
          eq(funds.expiresOn, expiresOn),
        ),
      );
    ctx.emit('credit.expiring', { fundId }, { clientId });
    return { clientId };
  },
  audit: () => null,
});
