import { TENANT_STATUSES } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import {
  bigint,
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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, instant, oneOf, platformPolicy, policies, policiesOfFiles, tenantKey, tenantOnly } from './_columns.ts';

/** A hosting provider. The id is its own tenant_id: the isolation policy of this table compares it. */
export const tenants = pgTable(
  'tenants',
  {
    ...tenantOnly,
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    status: text('status', { enum: TENANT_STATUSES }).notNull(),
    locale: text('locale').notNull(),
    currency: text('currency').notNull(),
    timeZone: text('time_zone').notNull(),
    country: text('country').notNull(),
    isDemo: boolean('is_demo').notNull().default(false),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId] }),
    check('tenants_status', oneOf('status', TENANT_STATUSES)),
    ...policies('shared'),
    platformPolicy(),
  ],
);

/** Host names by which a tenant is found. Platform table: only the platform role resolves hosts. */
export const tenantHosts = pgTable('tenant_hosts', {
  host: text('host').primaryKey(),
  hostTenantId: uuid('host_tenant_id')
    .notNull()
    .references(() => tenants.tenantId),
  isPrimary: boolean('is_primary').notNull().default(false),
  createdAt: instant('created_at').notNull(),
});

export const auditEntries = pgTable(
  'audit_entries',
  {
    ...tenantKey,
    occurredAt: instant('occurred_at').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: uuid('actor_id'),
    actorName: text('actor_name').notNull(),
    impersonatorId: uuid('impersonator_id'),
    sessionId: uuid('session_id'),
    ip: text('ip'),
    action: text('action').notNull(),
    resourceKind: text('resource_kind'),
    resourceId: uuid('resource_id'),
    clientId: uuid('client_id'),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
    requestId: text('request_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('audit_entries_resource').on(t.tenantId, t.resourceKind, t.resourceId, t.occurredAt),
    index('audit_entries_client').on(t.tenantId, t.clientId, t.occurredAt),
    index('audit_entries_time').on(t.tenantId, t.occurredAt),
    ...policies('client'),
    platformPolicy(),
  ],
);

/** The hash chain over the entries, written by one chainer per tenant so that no write waits for another. */
export const auditLinks = pgTable(
  'audit_links',
  {
    ...tenantOnly,
    seq: bigint('seq', { mode: 'bigint' }).notNull(),
    entryId: uuid('entry_id').notNull(),
    previousHash: bytes('previous_hash').notNull(),
    hash: bytes('hash').notNull(),
    linkedAt: instant('linked_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.seq] }),
    unique('audit_links_entry').on(t.tenantId, t.entryId),
    foreignKey({ columns: [t.tenantId, t.entryId], foreignColumns: [auditEntries.tenantId, auditEntries.id] }),
    ...policies('whole'),
    platformPolicy(),
  ],
);

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    ...tenantOnly,
    actorKey: text('actor_key').notNull(),
    key: text('key').notNull(),
    command: text('command').notNull(),
    requestHash: bytes('request_hash').notNull(),
    result: jsonb('result').$type<{ value: unknown }>(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.actorKey, t.key] }), ...policies('shared')],
);

/** Data keys of a tenant, wrapped by the key provider. */
export const tenantKeys = pgTable(
  'tenant_keys',
  {
    ...tenantKey,
    keyWrapped: bytes('key_wrapped').notNull(),
    providerKeyId: text('provider_key_id').notNull(),
    isCurrent: boolean('is_current').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('tenant_keys_current').on(t.tenantId).where(sql`is_current`),
    ...policies('shared'),
    platformPolicy(),
  ],
);

/** Keys that sign access tokens. Platform table: not readable by the app role. */
export const signingKeys = pgTable('signing_keys', {
  id: text('id').primaryKey(),
  publicJwk: jsonb('public_jwk').$type<Record<string, string>>().notNull(),
  privateKeyWrapped: bytes('private_key_wrapped').notNull(),
  providerKeyId: text('provider_key_id').notNull(),
  createdAt: instant('created_at').notNull(),
  signsFrom: instant('signs_from').notNull(),
  signsUntil: instant('signs_until').notNull(),
});

/** One row: how far the business clock of a private demo or test instance was moved. Platform table. */
export const instanceState = pgTable('instance_state', {
  id: integer('id').primaryKey(),
  clockOffsetSeconds: bigint('clock_offset_seconds', { mode: 'number' }).notNull().default(0),
  isClockMovable: boolean('is_clock_movable').notNull().default(false),
});

export const files = pgTable(
  'files',
  {
    ...tenantKey,
    clientId: uuid('client_id'),
    kind: text('kind').notNull(),
    resourceId: uuid('resource_id').notNull(),
    storageKey: text('storage_key').notNull(),
    name: text('name').notNull(),
    contentType: text('content_type').notNull(),
    size: integer('size').notNull(),
    sha256: bytes('sha256').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('files_resource').on(t.tenantId, t.kind, t.resourceId),
    ...policiesOfFiles(),
  ],
);
