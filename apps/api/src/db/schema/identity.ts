import { CONTACT_GRANTS, SURFACES, USER_STATUSES } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, instant, oneOf, policies, tenantKey, tenantOnly } from './_columns.ts';
import { clientGroups, clients } from './clients.ts';

/** A person who can log in: staff, contact of clients, or both. */
export const users = pgTable(
  'users',
  {
    ...tenantKey,
    email: text('email').notNull(),
    emailNormalized: text('email_normalized').notNull(),
    name: text('name').notNull(),
    locale: text('locale').notNull(),
    passwordHash: text('password_hash'),
    emailVerifiedAt: instant('email_verified_at'),
    status: text('status', { enum: USER_STATUSES }).notNull(),
    isStaff: boolean('is_staff').notNull().default(false),
    permissionEpoch: integer('permission_epoch').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    lastLoginAt: instant('last_login_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('users_email').on(t.tenantId, t.emailNormalized),
    check('users_status', oneOf('status', USER_STATUSES)),
    ...policies('shared'),
  ],
);

export const roles = pgTable(
  'roles',
  {
    ...tenantKey,
    name: text('name').notNull(),
    description: text('description').notNull(),
    isOwner: boolean('is_owner').notNull().default(false),
    permissions: text('permissions').array().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('roles_name').on(t.tenantId, t.name),
    ...policies('staff'),
  ],
);

/** A role has the permissions of its parents too; cycles are refused by the command and by a trigger. */
export const roleParents = pgTable(
  'role_parents',
  { ...tenantOnly, roleId: uuid('role_id').notNull(), parentId: uuid('parent_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.roleId, t.parentId] }),
    foreignKey({ columns: [t.tenantId, t.roleId], foreignColumns: [roles.tenantId, roles.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.tenantId, t.parentId], foreignColumns: [roles.tenantId, roles.id] }),
    ...policies('staff'),
  ],
);

export const userRoles = pgTable(
  'user_roles',
  { ...tenantOnly, userId: uuid('user_id').notNull(), roleId: uuid('role_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId, t.roleId] }),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [users.tenantId, users.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.tenantId, t.roleId], foreignColumns: [roles.tenantId, roles.id] }),
    ...policies('staff'),
  ],
);

/** Client groups that a staff member is confined to; a member without a row sees every client. */
export const staffScopes = pgTable(
  'staff_scopes',
  { ...tenantOnly, userId: uuid('user_id').notNull(), clientGroupId: uuid('client_group_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId, t.clientGroupId] }),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [users.tenantId, users.id] }).onDelete('cascade'),
    // No cascade: with its last group gone a member would see everything.
    foreignKey({ columns: [t.tenantId, t.clientGroupId], foreignColumns: [clientGroups.tenantId, clientGroups.id] }),
    ...policies('staff'),
  ],
);

/** Membership of a user in a client account, with what the person may do there. */
export const clientContacts = pgTable(
  'client_contacts',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    userId: uuid('user_id').notNull(),
    grants: text('grants', { enum: CONTACT_GRANTS }).array().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('client_contacts_member').on(t.tenantId, t.clientId, t.userId),
    index('client_contacts_user').on(t.tenantId, t.userId),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [users.tenantId, users.id] }),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    ...policies('client'),
  ],
);

export const sessions = pgTable(
  'sessions',
  {
    ...tenantKey,
    userId: uuid('user_id').notNull(),
    surface: text('surface', { enum: SURFACES }).notNull(),
    activeClientId: uuid('active_client_id'),
    impersonatorId: uuid('impersonator_id'),
    impersonationReason: text('impersonation_reason'),
    ip: text('ip'),
    userAgent: text('user_agent'),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
    revokedReason: text('revoked_reason'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('sessions_user').on(t.tenantId, t.userId),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [users.tenantId, users.id] }),
    check('sessions_surface', oneOf('surface', SURFACES)),
    ...policies('shared'),
  ],
);

export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    ...tenantKey,
    sessionId: uuid('session_id').notNull(),
    tokenHash: bytes('token_hash').notNull(),
    // The successor sealed with a key made from the token itself: only its holder can ask for it again within the grace.
    successorEncrypted: bytes('successor_encrypted'),
    createdAt: instant('created_at').notNull(),
    spentAt: instant('spent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('refresh_tokens_hash').on(t.tenantId, t.tokenHash),
    index('refresh_tokens_session').on(t.tenantId, t.sessionId),
    foreignKey({ columns: [t.tenantId, t.sessionId], foreignColumns: [sessions.tenantId, sessions.id] }),
    ...policies('shared'),
  ],
);

export const MAIL_TOKEN_PURPOSES = ['verify_email', 'reset_password', 'accept_invitation'] as const;

/** Single-use tokens that are sent by mail, bound to purpose, user and address. */
export const mailTokens = pgTable(
  'mail_tokens',
  {
    ...tenantKey,
    userId: uuid('user_id').notNull(),
    purpose: text('purpose', { enum: MAIL_TOKEN_PURPOSES }).notNull(),
    address: text('address').notNull(),
    tokenHash: bytes('token_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('mail_tokens_hash').on(t.tenantId, t.tokenHash),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [users.tenantId, users.id] }),
    check('mail_tokens_purpose', oneOf('purpose', MAIL_TOKEN_PURPOSES)),
    ...policies('shared'),
  ],
);

export const apiKeys = pgTable(
  'api_keys',
  {
    ...tenantKey,
    name: text('name').notNull(),
    prefix: text('prefix').notNull(),
    secretHash: bytes('secret_hash').notNull(),
    permissions: text('permissions').array().notNull(),
    allowedIps: text('allowed_ips').array().notNull(),
    createdById: uuid('created_by_id').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('api_keys_prefix').on(t.tenantId, t.prefix),
    foreignKey({ columns: [t.tenantId, t.createdById], foreignColumns: [users.tenantId, users.id] }),
    check('api_keys_expiry', sql`expires_at > created_at`),
    ...policies('staff'),
  ],
);
