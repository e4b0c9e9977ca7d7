import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { clientParty } from '#modules/clients/index.ts';
import { makeDefault } from '../store/methods.ts';

/** Leaves a client without a default method: new invoices are not charged automatically any more. */
export const clearDefaultMethod = defineCommand({
  name: 'payments.clear_default_method',
  permission: 'payment_method:manage',
  input: z.strictObject({ clientId: id() }),
  example: (of) => ({ clientId: of('client') }),
  async run(ctx, { clientId }) {
    await clientParty(ctx, clientId);
    await makeDefault(ctx, { clientId, paymentMethodId: null });
    return {};
  },
  audit: ({ input }) => ({ resource: { kind: 'client', id: input.clientId }, clientId: input.clientId }),
});
