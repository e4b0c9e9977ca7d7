import { sql } from 'drizzle-orm';
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

/**
 * Row-level security of a tenant table. `client`: a portal actor sees the rows of the active client only (column
 * client_id). `staff`: a portal actor sees no row. `shared`: every actor of the tenant may see it.
 */
export function policies(scope: 'client' | 'staff' | 'shared') {
  if (scope === 'shared') return [isolation()];
  if (scope === 'staff')
    return [
      isolation(),
      pgPolicy('staff_only', {
        as: 'restrictive',
        to: appRole,
        for: 'all',
        using: sql`${currentClient} is null`,
        withCheck: sql`true`,
      }),
    ];
  const own = sql`${currentClient} is null or client_id = ${currentClient}`;
  return [
    isolation(),
    pgPolicy('client_scope', { as: 'restrictive', to: appRole, for: 'all', using: own, withCheck: own }),
  ];
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
