import { currency, locale } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { gatewayTitle } from '../core/gateway-title.ts';
import { enabledGateways, takes } from '../store/gateways.ts';

/** The ways to pay at this provider, for the checkout. */
export const listGateways = defineQuery({
  name: 'payments.list_gateways',
  permission: 'public',
  limits: [{ by: 'ip', points: 120, seconds: 60 }],
  input: z.strictObject({ currency: z.optional(currency()), locale: z.optional(locale()) }),
  example: () => ({ currency: 'EUR', locale: 'fa' }),
  async run(ctx, input) {
    const gateways = await enabledGateways(ctx);
    return {
      rows: gateways
        .filter((one) => input.currency === undefined || takes(one, input.currency))
        .map((one) => ({
          pluginId: one.pluginId,
          title: gatewayTitle(one, input.locale ?? ctx.tenant.locale),
          isSimulated: one.isSimulated,
          /** False: the payer gets instructions instead of a page. */
          isRedirecting:
            (ctx.kernel.manifests.find((manifest) => manifest.id === one.pluginId)?.paymentGateway?.redirectHosts
              .length ?? 0) > 0,
          canSaveMethods: one.features.includes('chargeSaved'),
          /** A method can be left there without paying. */
          canAddMethods: one.features.includes('savePaymentMethod'),
        })),
    };
  },
});
