import { id, text } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { gatewayDifferences } from '#db/schema/payments-reconciliation.ts';
import { actorName } from '#lib/authz/actor.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { lockDifference } from '../store/differences.ts';

/** Says why a gateway and our books disagree, so that nobody looks again. Throws `payments.wrong_state`. */
export const explainDifference = defineCommand({
  name: 'payments.explain_difference',
  permission: 'reconciliation:manage',
  input: z.strictObject({ differenceId: id(), explanation: text(500) }),
  example: (of) => ({ differenceId: of('gateway_difference'), explanation: 'Taken before we moved to Panel1' }),
  async run(ctx, { differenceId, explanation }) {
    const row = await lockDifference(ctx, differenceId);
    if (row.state !== 'open') throw new AppError('payments.wrong_state');
    await ctx.tx
      .update(gatewayDifferences)
      .set({ state: 'explained', explanation, explainedByName: actorName(ctx.actor), closedAt: ctx.now })
      .where(and(eq(gatewayDifferences.tenantId, ctx.tenant.id), eq(gatewayDifferences.id, differenceId)));
    return { pluginId: row.pluginId };
  },
  audit: ({ input }) => ({
    resource: { kind: 'gateway_difference', id: input.differenceId },
    detail: { explanation: input.explanation },
  }),
});
