import { field, type PluginContext, secret } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';

/** The keys of a Stripe account, from its dashboard. */
export const settings = {
  tenant: z.strictObject({
    secretKey: secret(
      { title: 'Secret key', description: 'Starts with sk_ or rk_ (restricted).' },
      { min: 8, max: 255 },
    ),
    webhookSecret: secret(
      { title: 'Webhook signing secret', description: 'Starts with whsec_; shown where you add the endpoint.' },
      { min: 8, max: 255 },
    ),
    webhookSecretPrevious: z.optional(
      secret(
        { title: 'Previous signing secret', description: 'Accepted while a rotation runs.' },
        { min: 8, max: 255 },
      ),
    ),
    taxCode: field(z.optional(z.string().check(z.regex(/^txcd_\d{8}$/))), {
      title: 'Product tax code',
      description: 'For Stripe Tax, such as txcd_10101000. Left out: the preset of your Stripe Tax settings.',
    }),
    apiBaseUrl: field(z.optional(z.url()), {
      title: 'Simulator address',
      description: 'Only in demo and test instances: a simulator on this machine in place of Stripe.',
    }),
  }),
};

export type Ctx = PluginContext<typeof settings>;
