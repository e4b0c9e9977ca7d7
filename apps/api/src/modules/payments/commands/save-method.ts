import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { clientParty } from '#modules/clients/index.ts';
import { demandGateway } from '../store/gateways.ts';
import { insertSetup, replaceEarlierSetups } from '../store/method-setups.ts';

/**
 * Lets a client leave a payment method at a gateway without paying. The page to go to is on the set-up a moment later; the
 * client's first method becomes the default, which new invoices are charged to.
 */
export const saveMethod = defineCommand({
  name: 'payments.save_method',
  permission: 'payment_method:manage',
  limits: [{ by: 'actor', points: 20, seconds: 600 }],
  input: z.strictObject({ clientId: id(), pluginId: z.string().check(z.minLength(1), z.maxLength(64)) }),
  example: (of) => ({ clientId: of('client'), pluginId: 'stripe' }),
  async run(ctx, { clientId, pluginId }) {
    const { currency, status } = await clientParty(ctx, clientId);
    if (status === 'closed') throw new AppError('clients.closed');
    await demandGateway(ctx, { pluginId, currency, feature: 'savePaymentMethod' });
    await replaceEarlierSetups(ctx, clientId);
    const methodSetupId = ctx.newId();
    await insertSetup(ctx, { id: methodSetupId, clientId, pluginId, currency });
    await ctx.planEffect({
      kind: 'payments.save_method',
      businessKey: `method_setup:${methodSetupId}`,
      resource: { kind: 'payment_method_setup', id: methodSetupId },
      clientId,
      payload: {},
    });
    return { methodSetupId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'payment_method_setup', id: result.methodSetupId },
    clientId: input.clientId,
    detail: { pluginId: input.pluginId },
  }),
});
