import { type SQL, sql } from 'drizzle-orm';
import { bigint, customType, numeric, pgPolicy, pgRole, text, uuid } from 'drizzle-orm/pg-core';

/** Roles are created before the migrations run (db/roles.ts). */
export const appRole = pgRole('panel1_app').existing();
export const platformRole = pgRole('panel1_platform').existing();

/** `timestamptz` as Temporal.Instant. */
export const instant = customType<{ data: Temporal.Instant; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  fromDriver: (value) => Temporal.Instant.from(value),
  toDriver: (value) => value.toString(),
});

/** `date` as Temporal.PlainDate: a local calendar day in the tenant's zone. */
export const plainDate = customType<{ data: Temporal.PlainDate; driverData: string }>({
  dataType: () => 'date',
  fromDriver: (value) => Temporal.PlainDate.from(value),
  toDriver: (value) => value.toString(),
});

/** `bytea`, for sealed secrets and hashes. */
export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  fromDriver: (value) => new Uint8Array(value),
  toDriver: (value) => Buffer.from(value),
});

/** Whole minor units of the row's `currency`. */
export const minor = (name: string) => bigint(name, { mode: 'bigint' });

/** An exact decimal kept as text: unit prices, quantities, rates. */
export const exact = (name: string) => numeric(name, { precision: 38, scale: 12 });

/** The two columns that every tenant table starts with. */
export const tenantKey = { tenantId: uuid('tenant_id').notNull(), id: uuid('id').notNull() };
export const tenantOnly = { tenantId: uuid('tenant_id').notNull() };
export const currencyColumn = () => text('currency').notNull();

// After a transaction a pooled connection has '' here, not null: hence nullif (RLS then fails closed).
const currentTenant = sql.raw(`nullif(current_setting('app.tenant_id', true), '')::uuid`);
const currentClient = sql.raw(`nullif(current_setting('app.client_id', true), '')::uuid`);

const isolation = () =>
  pgPolicy('tenant_isolation', {
    to: appRole,
    for: 'all',
    using: sql`tenant_id = ${currentTenant}`,
    withCheck: sql`tenant_id = ${currentTenant}`,
  });

const staffOnly = () =>
  pgPolicy('staff_only', {
    as: 'restrictive',
    to: appRole,
    for: 'all',
    using: sql`${currentClient} is null`,
    withCheck: sql`true`,
  });

// Ids of the client groups that a staff member with a scope is confined to, with commas; null for everybody else.
const groupsSetting = sql.raw(`nullif(current_setting('app.client_groups', true), '')`);
const currentGroups = sql`string_to_array(${groupsSetting}, ',')::uuid[]`;

/**
 * The second wall, for staff with a scope. Everybody else stops at the CASE, so nothing is looked up for them. "is not
 * unknown" instead of plain truth: the planner then goes on expecting every row, as it does without the policy.
 */
function staffScope(sees: SQL, mayWrite: SQL = sees) {
  const unless = (rule: SQL) => sql`(case when ${groupsSetting} is null then true else nullif(${rule}, false) end)`;
  return pgPolicy('staff_scope', {
    as: 'restrictive',
    to: appRole,
    for: 'all',
    using: sql`${unless(sees)} is not unknown`,
    withCheck: sql`${unless(mayWrite)} is not unknown`,
  });
}

/**
 * Row-level security of a tenant table.
 *
 * - `client`: a portal actor sees the rows of the active client only (column client_id), staff with a scope those of
 *   clients in their groups. Rows without a client are hidden from both; staff may write them (their audit entries).
 * - `staff`: a portal actor sees no row. `whole`: nor do staff with a scope, since a row tells of any client.
 * - `shared`: every actor of the tenant may see it.
 */
export function policies(scope: 'client' | 'staff' | 'whole' | 'shared') {
  if (scope === 'shared') return [isolation()];
  if (scope === 'staff') return [isolation(), staffOnly()];
  if (scope === 'whole') return [isolation(), staffOnly(), staffScope(sql`false`, sql`true`)];
  return [isolation(), ownClient(), staffScope(inScope, sql`client_id is null or ${inScope}`)];
}

const inScope = sql`panel1_client_in_scope(client_id)`;

function ownClient() {
  const own = sql`${currentClient} is null or client_id = ${currentClient}`;
  return pgPolicy('client_scope', { as: 'restrictive', to: appRole, for: 'all', using: own, withCheck: own });
}

/** As `client`, and a row without a client is the provider's own, which all staff see. */
export function policiesOfFiles() {
  const seen = sql`client_id is null or ${inScope}`;
  return [isolation(), ownClient(), staffScope(seen)];
}

/** As `client`, for the tables that say themselves which group a row belongs to. */
export const policiesByGroup = {
  clients: () => [isolation(), ownClient(), staffScope(sql`client_group_id = any (${currentGroups})`)],
  clientGroups: () => [isolation(), staffOnly(), staffScope(sql`id = any (${currentGroups})`)],
};

/** As `staff`, for what was tried for an effect: staff with a scope see it where they see the effect. */
export function policiesByEffect() {
  return [isolation(), staffOnly(), staffScope(sql`panel1_effect_in_scope(effect_id)`)];
}

/** Lets the few cross-tenant jobs (relay, sweeps, host lookup) of the platform role reach a table. */
export function platformPolicy() {
  return pgPolicy('platform_access', { to: platformRole, for: 'all', using: sql`true`, withCheck: sql`true` });
}

/** `column in ('a', 'b')`, from the list that the code uses too. */
export function oneOf(column: string, values: readonly string[]) {
  return sql.raw(`${column} in (${values.map((value) => `'${value}'`).join(', ')})`);
}

/** `a >= 0 and b >= 0`; null passes, as in every CHECK. */
export function nonNegative(...columns: string[]) {
  return sql.raw(columns.map((column) => `${column} >= 0`).join(' and '));
}
