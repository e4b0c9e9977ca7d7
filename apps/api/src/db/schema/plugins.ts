import { PLUGIN_STATES } from '@panel1/shared-types';
import { boolean, check, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, oneOf, policies, tenantKey } from './_columns.ts';

/** A plugin as a tenant uses it. Secret settings are in plugin_secrets. */
export const tenantPlugins = pgTable(
  'tenant_plugins',
  {
    ...tenantKey,
    pluginId: text('plugin_id').notNull(),
    state: text('state', { enum: PLUGIN_STATES }).notNull(),
    settings: jsonb('settings').$type<Record<string, unknown>>().notNull(),
    isSimulated: boolean('is_simulated').notNull().default(false),
    lastError: text('last_error'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('tenant_plugins_plugin').on(t.tenantId, t.pluginId),
    check('tenant_plugins_state', oneOf('state', PLUGIN_STATES)),
    ...policies('shared'),
  ],
);

/** A secret setting, sealed with the tenant's key. `scope_id` is the tenant's id, or the id of the server it belongs to. */
export const pluginSecrets = pgTable(
  'plugin_secrets',
  {
    ...tenantKey,
    pluginId: text('plugin_id').notNull(),
    scopeId: uuid('scope_id').notNull(),
    name: text('name').notNull(),
    valueEncrypted: bytes('value_encrypted').notNull(),
    lastFour: text('last_four').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('plugin_secrets_name').on(t.tenantId, t.pluginId, t.scopeId, t.name),
    ...policies('staff'),
  ],
);
