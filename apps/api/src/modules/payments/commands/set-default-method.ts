import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { getMethodRow, makeDefault } from '../store/methods.ts';

/** Makes a saved method the one that new invoices are charged to automatically. */
export const setDefaultMethod = defineCommand({
  name: 'payments.set_default_method',
  permission: 'payment_method:manage',
  input: z.strictObject({ paymentMethodId: id() }),
  example: (of) => ({ paymentMethodId: of('payment_method') }),
  async run(ctx, { paymentMethodId }) {
    const { clientId } = await getMethodRow(ctx, paymentMethodId);
    await makeDefault(ctx, { clientId, paymentMethodId });
    return { clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'payment_method', id: input.paymentMethodId },
    clientId: result.clientId,
  }),
});
