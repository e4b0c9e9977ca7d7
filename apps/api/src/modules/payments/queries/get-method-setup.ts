import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { getSetupRow } from '../store/method-setups.ts';

/** How far it is to leave a payment method at a gateway. The page to go to is there while it can still be used. */
export const getMethodSetup = defineQuery({
  name: 'payments.get_method_setup',
  permission: 'payment_method:read',
  input: z.strictObject({ methodSetupId: id() }),
  example: (of) => ({ methodSetupId: of('payment_method_setup') }),
  async run(ctx, { methodSetupId }) {
    const { id, pluginId, status, redirectUrl, paymentMethodId, failureCode } = await getSetupRow(ctx, methodSetupId);
    return { id, pluginId, status, redirectUrl, paymentMethodId, failureCode };
  },
});
