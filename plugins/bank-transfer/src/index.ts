import { definePlugin } from '@panel1/plugin-sdk';
import { gateway } from './gateway.ts';
import { settings } from './settings.ts';

export default definePlugin({
  id: 'bank-transfer',
  version: '1.0.0',
  name: 'Bank transfer',
  description: 'Shows the payer your bank account and a structured reference; staff match incoming transfers by it.',
  api: '^1.0.0',
  instance: 'shared',
  settings,
  network: [],
  paymentGateway: {
    title: 'Bank transfer',
    titles: { fa: 'انتقال بانکی' },
    currencies: '*',
    idempotencyWindowHours: 0,
    redirectHosts: [],
    methods: gateway,
  },
});
