import { definePlugin } from '@panel1/plugin-sdk';
import { gateway } from './gateway.ts';
import { settings } from './settings.ts';

export default definePlugin({
  id: 'stripe',
  version: '1.0.0',
  name: 'Stripe',
  description: 'Cards and bank debits on Stripe’s own payment page, saved methods, automatic charges and refunds.',
  api: '^1.0.0',
  instance: 'shared',
  settings,
  network: [
    {
      host: 'api.stripe.com',
      port: 443,
      reason: 'Create, read and refund payments',
      baseUrlSetting: 'tenant.apiBaseUrl',
    },
  ],
  paymentGateway: {
    title: 'Card',
    titles: { fa: 'کارت' },
    currencies: '*',
    idempotencyWindowHours: 24,
    redirectHosts: ['checkout.stripe.com', 'dashboard.stripe.com'],
    methods: gateway,
  },
});
