import { id } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { dunningExemptions } from '#db/schema/billing-collecting.ts';
import { defineCommand } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';

/** Ends an exemption before its day: what was left out happens with the next run. A second call changes nothing. */
export const endExemption = defineCommand({
  name: 'billing.end_exemption',
  permission: 'invoice:exempt',
  input: z.strictObject({ exemptionId: id() }),
  example: (of) => ({ exemptionId: of('exemption') }),
  async run(ctx, { exemptionId }) {
    const mine = and(eq(dunningExemptions.tenantId, ctx.tenant.id), eq(dunningExemptions.id, exemptionId));
    const [row] = await ctx.tx.select().from(dunningExemptions).where(mine).for('update');
    if (!row) throw notFound();
    const { clientId, invoiceId, reason, endedAt } = row;
    if (endedAt === null) await ctx.tx.update(dunningExemptions).set({ endedAt: ctx.realNow }).where(mine);
    return { clientId, invoiceId, reason, isEnded: endedAt === null };
  },
  audit: ({ result: { clientId, invoiceId, reason, isEnded } }) =>
    isEnded
      ? {
          resource: invoiceId === null ? { kind: 'client', id: clientId } : { kind: 'invoice', id: invoiceId },
          clientId,
          detail: { reason },
        }
      : null,
});
