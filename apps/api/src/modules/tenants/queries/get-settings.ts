import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { readSettings } from '../store/settings.ts';

/** All sections of the settings, with the defaults of what was never set. */
export const getSettings = defineQuery({
  name: 'tenants.get_settings',
  permission: 'settings:read',
  input: z.strictObject({}),
  example: () => ({}),
  run: async (ctx) => ({
    company: await readSettings(ctx, 'company'),
    mail: await readSettings(ctx, 'mail'),
    ordering: await readSettings(ctx, 'ordering'),
    billing: await readSettings(ctx, 'billing'),
    localisation: await readSettings(ctx, 'localisation'),
    tax: await readSettings(ctx, 'tax'),
    wallet: await readSettings(ctx, 'wallet'),
    dunning: await readSettings(ctx, 'dunning'),
    disputes: await readSettings(ctx, 'disputes'),
    withdrawal: await readSettings(ctx, 'withdrawal'),
    subscriptions: await readSettings(ctx, 'subscriptions'),
    safety: await readSettings(ctx, 'safety'),
  }),
});
