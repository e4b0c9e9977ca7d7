import { SETTINGS_SCHEMAS } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { isSectionSaved } from '../store/settings.ts';
import { updateSettings } from './update-settings.ts';

const { company, localisation, billing, tax } = SETTINGS_SCHEMAS;

/** The first-run wizard: company, localisation, billing and tax in one go, while the company was never saved. */
export const completeSetup = defineCommand({
  name: 'tenants.complete_setup',
  permission: 'settings:manage',
  input: z.strictObject({ company, localisation, billing, tax: z.optional(tax) }),
  example: () => ({
    company: { name: 'Example Hosting', address1: 'Example Street 1', city: 'Berlin', country: 'DE' },
    localisation: { locales: ['en'], currencies: ['EUR'], timeZone: 'Europe/Berlin' },
    billing: {},
  }),
  async run(ctx, { company, localisation, billing, tax }) {
    if (await isSectionSaved(ctx, 'company')) throw new AppError('tenants.already_set_up');
    await ctx.call(updateSettings, { section: 'company', value: company });
    await ctx.call(updateSettings, { section: 'localisation', value: localisation });
    await ctx.call(updateSettings, { section: 'billing', value: billing });
    if (tax !== undefined) await ctx.call(updateSettings, { section: 'tax', value: tax });
    return { isSetUp: true };
  },
  audit: () => ({ resource: null }),
});
