import { id } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { paymentMethods } from '#db/schema/payments.ts';
import { defineCommand } from '#lib/command/define.ts';
import { getMethodRow } from '../store/methods.ts';

/** Removes a saved method here at once, and at the gateway soon. */
export const removeMethod = defineCommand({
  name: 'payments.remove_method',
  permission: 'payment_method:manage',
  input: z.strictObject({ paymentMethodId: id() }),
  example: (of) => ({ paymentMethodId: of('payment_method') }),
  async run(ctx, { paymentMethodId }) {
    const { clientId } = await getMethodRow(ctx, paymentMethodId);
    await ctx.tx
      .update(paymentMethods)
      .set({ removedAt: ctx.now, isDefault: false })
      .where(and(eq(paymentMethods.tenantId, ctx.tenant.id), eq(paymentMethods.id, paymentMethodId)));
    await ctx.planEffect({
      kind: 'payments.delete_method',
      businessKey: `delete_method:${paymentMethodId}`,
      resource: { kind: 'payment_method', id: paymentMethodId },
      clientId,
      payload: {},
    });
    return { clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'payment_method', id: input.paymentMethodId },
    clientId: result.clientId,
  }),
});
