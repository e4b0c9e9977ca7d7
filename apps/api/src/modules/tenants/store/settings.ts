import { SETTINGS_SCHEMAS, type Settings, type SettingsSection } from '@panel1/shared-types';
import { and, eq, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { tenantSettings } from '#db/schema/tenants.ts';
import type { CommandContext, QueryContext, TenantFacts } from '#lib/command/command.ts';

type Read = Pick<QueryContext, 'tx' | 'tenant'>;

/** What a section is before anybody saved it, and the fields that the tenant's own row holds. */
function known(section: SettingsSection, tenant: TenantFacts): Record<string, unknown> {
  if (section === 'company') return { name: tenant.name, country: tenant.country };
  if (section === 'localisation')
    return { locales: [tenant.locale], currencies: [tenant.currency], timeZone: tenant.timeZone };
  return {};
}

// The schema of a section and its type go by the same name; TypeScript does not follow that through an index.
function asSection<S extends SettingsSection>(value: unknown): Settings<S> {
  return value as Settings<S>;
}

/** A section of the tenant's settings, with the defaults of what was never set. */
export async function readSettings<S extends SettingsSection>(ctx: Read, section: S): Promise<Settings<S>> {
  const [row] = await ctx.tx
    .select({ value: tenantSettings.value })
    .from(tenantSettings)
    .where(and(eq(tenantSettings.tenantId, ctx.tenant.id), eq(tenantSettings.section, section)));
  const schema = SETTINGS_SCHEMAS[section];
  // A key that an earlier release stored and this one does not know is left out.
  const stored = Object.entries(row?.value ?? {}).filter(([key]) => Object.hasOwn(schema.shape, key));
  return asSection<S>(z.parse(schema, { ...known(section, ctx.tenant), ...Object.fromEntries(stored) }));
}

export async function writeSettings(
  ctx: CommandContext,
  of: { section: SettingsSection; value: Record<string, unknown> },
): Promise<void> {
  const { section, value } = of;
  await ctx.tx
    .insert(tenantSettings)
    .values({ tenantId: ctx.tenant.id, section, value })
    .onConflictDoUpdate({ target: [tenantSettings.tenantId, tenantSettings.section], set: { value } });
}

/** Lets saves of a section follow each other until commit, also where nobody saved it before. */
export async function lockSection(ctx: CommandContext, section: SettingsSection): Promise<void> {
  await ctx.tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`settings:${ctx.tenant.id}:${section}`}, 0))`,
  );
}

/** True once somebody saved the section. */
export async function isSectionSaved(ctx: Read, section: SettingsSection): Promise<boolean> {
  const [row] = await ctx.tx
    .select({ section: tenantSettings.section })
    .from(tenantSettings)
    .where(and(eq(tenantSettings.tenantId, ctx.tenant.id), eq(tenantSettings.section, section)));
  return row !== undefined;
}
