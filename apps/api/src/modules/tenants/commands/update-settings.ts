import { SETTINGS_SCHEMAS } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { changeTenantFacts } from '#lib/tenancy/tenant-row.ts';
import { lockSection, readSettings, writeSettings } from '../store/settings.ts';

const { company, mail, ordering, billing, localisation, tax, wallet, dunning } = SETTINGS_SCHEMAS;
const { withdrawal, disputes, subscriptions, safety } = SETTINGS_SCHEMAS;

const input = z.discriminatedUnion('section', [
  z.strictObject({ section: z.literal('company'), value: company }),
  z.strictObject({ section: z.literal('mail'), value: mail }),
  z.strictObject({ section: z.literal('ordering'), value: ordering }),
  z.strictObject({ section: z.literal('billing'), value: billing }),
  z.strictObject({ section: z.literal('localisation'), value: localisation }),
  z.strictObject({ section: z.literal('tax'), value: tax }),
  z.strictObject({ section: z.literal('wallet'), value: wallet }),
  z.strictObject({ section: z.literal('dunning'), value: dunning }),
  z.strictObject({ section: z.literal('withdrawal'), value: withdrawal }),
  z.strictObject({ section: z.literal('disputes'), value: disputes }),
  z.strictObject({ section: z.literal('subscriptions'), value: subscriptions }),
  z.strictObject({ section: z.literal('safety'), value: safety }),
]);

/** Saves one section of the settings, whole. */
export const updateSettings = defineCommand({
  name: 'tenants.update_settings',
  permission: 'settings:manage',
  input,
  example: () => ({ section: 'billing' as const, value: { termDays: 30 } }),
  async run(ctx, input) {
    demandAddress(input);
    await writeSettings(ctx, await withVersion(ctx, input));
    await changeFacts(ctx, input);
    ctx.emit('settings.changed', { settingsId: input.section });
    return { section: input.section };
  },
  audit: ({ input }) => ({ resource: null, detail: { section: input.section, value: input.value } }),
});

/**
 * Explanations name the version of the dunning that they follow: each save makes the next one. Somebody else's save in
 * the meantime is not overwritten.
 */
async function withVersion(ctx: CommandContext, saved: z.output<typeof input>): Promise<z.output<typeof input>> {
  if (saved.section !== 'dunning') return saved;
  await lockSection(ctx, 'dunning');
  const { version } = await readSettings(ctx, 'dunning');
  if (saved.value.version !== version) throw new AppError('request.conflict');
  return { ...saved, value: { ...saved.value, version: version + 1 } };
}

/** Every invoice says where its seller is: an address that was taken away would stop orders and renewals. */
function demandAddress({ section, value }: z.output<typeof input>): void {
  if (section !== 'company') return;
  const missing = (['address1', 'city'] as const).filter((field) => value[field] === '');
  if (missing.length === 0) return;
  throw new AppError('request.invalid', {
    fields: Object.fromEntries(missing.map((field) => [`value.${field}`, 'required'])),
  });
}

/** Name, country, language, currency and zone are also what every command knows of its tenant. */
async function changeFacts(ctx: CommandContext, { section, value }: z.output<typeof input>): Promise<void> {
  if (section === 'company') await changeTenantFacts(ctx, { name: value.name, country: value.country });
  if (section !== 'localisation') return;
  const [locale] = value.locales;
  const [currency] = value.currencies;
  const { timeZone } = value;
  if (locale !== undefined && currency !== undefined) await changeTenantFacts(ctx, { locale, currency, timeZone });
}
