import { COMPONENT_KINDS, SERVICE_STATUSES, SERVICE_TARGETS } from '@panel1/shared-types';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, instant, nonNegative, oneOf, policies, tenantKey, tenantOnly } from './_columns.ts';
import { productComponents } from './catalog.ts';
import { clients } from './clients.ts';
import { subscriptions } from './subscriptions.ts';

export const FILL_RULES = ['least_used', 'fill_in_order'] as const;

export const serverGroups = pgTable(
  'server_groups',
  {
    ...tenantKey,
    name: text('name').notNull(),
    pluginId: text('plugin_id').notNull(),
    fillRule: text('fill_rule', { enum: FILL_RULES }).notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('server_groups_name').on(t.tenantId, t.name),
    check('server_groups_rule', oneOf('fill_rule', FILL_RULES)),
    ...policies('staff'),
  ],
);

/** A machine with a control panel. Its secrets are in plugin_secrets with scope_id = id. */
export const servers = pgTable(
  'servers',
  {
    ...tenantKey,
    groupId: uuid('group_id').notNull(),
    name: text('name').notNull(),
    pluginId: text('plugin_id').notNull(),
    hostname: text('hostname').notNull(),
    settings: jsonb('settings').$type<Record<string, unknown>>().notNull(),
    maxAccounts: integer('max_accounts').notNull(),
    accounts: integer('accounts').notNull().default(0),
    isEnabled: boolean('is_enabled').notNull(),
    health: text('health', { enum: ['unknown', 'healthy', 'failing'] }).notNull(),
    position: integer('position').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('servers_name').on(t.tenantId, t.name),
    foreignKey({ columns: [t.tenantId, t.groupId], foreignColumns: [serverGroups.tenantId, serverGroups.id] }),
    check('servers_accounts', nonNegative('accounts', 'max_accounts')),
    check('servers_health', oneOf('health', ['unknown', 'healthy', 'failing'])),
    ...policies('staff'),
  ],
);

export const serverChecks = pgTable(
  'server_checks',
  {
    ...tenantKey,
    serverId: uuid('server_id').notNull(),
    isHealthy: boolean('is_healthy').notNull(),
    code: text('code'),
    message: text('message').notNull(),
    durationMs: integer('duration_ms').notNull(),
    checkedAt: instant('checked_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('server_checks_server').on(t.tenantId, t.serverId, t.checkedAt),
    foreignKey({ columns: [t.tenantId, t.serverId], foreignColumns: [servers.tenantId, servers.id] }).onDelete(
      'cascade',
    ),
    ...policies('staff'),
  ],
);

/** What runs for a client. `target` is the wish, `status` what is known; effects bring the panel to the wish. */
export const services = pgTable(
  'services',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    subscriptionId: uuid('subscription_id').notNull(),
    componentId: uuid('component_id').notNull(),
    kind: text('kind', { enum: COMPONENT_KINDS }).notNull(),
    pluginId: text('plugin_id'),
    // What the adapter needs to know of the product, as it was sold; a later change of the product changes nothing here.
    settings: jsonb('settings').$type<Record<string, unknown>>().notNull(),
    serverGroupId: uuid('server_group_id'),
    serverId: uuid('server_id'),
    label: text('label').notNull(),
    domain: text('domain'),
    username: text('username'),
    packageName: text('package_name'),
    targetPackage: text('target_package'),
    status: text('status', { enum: SERVICE_STATUSES }).notNull(),
    target: text('target', { enum: SERVICE_TARGETS }).notNull(),
    // Raised by every change of the wish: part of the effects' business keys.
    targetVersion: integer('target_version').notNull().default(0),
    suspendReason: text('suspend_reason'),
    // What the client may know of the place: host name, panel URL, name servers.
    access: jsonb('access').$type<Record<string, string>>().notNull(),
    usage: jsonb('usage').$type<Record<string, unknown>>(),
    usageAt: instant('usage_at'),
    createdAt: instant('created_at').notNull(),
    activatedAt: instant('activated_at'),
    terminatedAt: instant('terminated_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('services_component').on(t.tenantId, t.subscriptionId, t.componentId),
    index('services_client').on(t.tenantId, t.clientId),
    index('services_server').on(t.tenantId, t.serverId),
    index('services_created').on(t.tenantId, t.createdAt),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    foreignKey({ columns: [t.tenantId, t.subscriptionId], foreignColumns: [subscriptions.tenantId, subscriptions.id] }),
    foreignKey({
      columns: [t.tenantId, t.componentId],
      foreignColumns: [productComponents.tenantId, productComponents.id],
    }),
    foreignKey({ columns: [t.tenantId, t.serverGroupId], foreignColumns: [serverGroups.tenantId, serverGroups.id] }),
    foreignKey({ columns: [t.tenantId, t.serverId], foreignColumns: [servers.tenantId, servers.id] }),
    check('services_status', oneOf('status', SERVICE_STATUSES)),
    check('services_target', oneOf('target', SERVICE_TARGETS)),
    check('services_kind', oneOf('kind', COMPONENT_KINDS)),
    ...policies('client'),
  ],
);

/** The account's password, sealed; shown to nobody again after the ready mail, only replaced. */
export const serviceSecrets = pgTable(
  'service_secrets',
  {
    ...tenantOnly,
    serviceId: uuid('service_id').notNull(),
    clientId: uuid('client_id').notNull(),
    passwordEncrypted: bytes('password_encrypted').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.serviceId] }),
    foreignKey({ columns: [t.tenantId, t.serviceId], foreignColumns: [services.tenantId, services.id] }),
    ...policies('client'),
  ],
);
