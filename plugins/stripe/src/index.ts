import { definePlugin } from '@panel1/plugin-sdk';
import { gateway } from './gateway.ts';
import { settings } from './settings.ts';
import { calculator } from './tax.ts';

export default definePlugin({
  id: 'stripe',
  version: '1.0.0',
  name: 'Stripe',
  description:
    'Cards and bank debits on Stripe’s own payment page, saved methods, automatic charges and refunds; sales tax by Stripe Tax.',
  api: '^1.0.0',
  instance: 'shared',
  settings,
  network: [
    {
      host: 'api.stripe.com',
      port: 443,
      reason: 'Create, read and refund payments; calculate and record tax',
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
  taxCalculator: { title: 'Stripe Tax', idempotencyWindowHours: 24, methods: calculator },
});
