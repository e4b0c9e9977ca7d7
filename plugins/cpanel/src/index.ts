import { definePlugin } from '@panel1/plugin-sdk';
import { adapter } from './adapter.ts';
import { settings } from './settings.ts';

export default definePlugin({
  id: 'cpanel',
  version: '1.0.0',
  name: 'cPanel & WHM',
  description: 'Hosting accounts on WHM servers: create, suspend, change, remove, usage and login without a password.',
  api: '^1.0.0',
  instance: 'shared',
  settings,
  network: [
    {
      setting: 'server.url',
      reason: 'Manage accounts on your WHM server',
      privateSetting: 'server.allowPrivateNetwork',
      fingerprintSetting: 'server.tlsFingerprint',
    },
  ],
  provisioningAdapter: {
    title: 'cPanel & WHM',
    kinds: ['hosting_account'],
    idempotencyWindowHours: 0,
    accountNameFrom: 'service_id',
    methods: adapter,
  },
});
