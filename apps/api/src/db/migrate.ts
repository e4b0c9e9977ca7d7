import { join } from 'node:path';
import { runMigrations } from 'bullmq';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runDrizzle } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { DatabaseSetupError } from './database-setup-error.ts';
import { ensureRoles } from './ensure-roles.ts';
import type { RolePasswords } from './roles.ts';

const MINIMUM_VERSION = 180_000;
const MIGRATION_LOCK = 7_212_026;

/**
 * Makes roles and tables, or brings them to this version, in one transaction per step: a failed migration changes
 * nothing. Safe to run from several processes at once.
 * @param adminUrl a role that owns the database (and may create roles, unless an administrator made them)
 */
export async function migrate(adminUrl: string, passwords: RolePasswords): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await demandVersion(client);
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await ensureRoles(client, { adminUrl, passwords });
    await client.query('set role panel1_owner');
    await runDrizzle(drizzle(client), { migrationsFolder: join(import.meta.dirname, 'migrations') });
    await prepareQueues(client);
  } finally {
    await client.end();
  }
}

async function demandVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
  const version = Number(rows[0]?.server_version_num ?? 0);
  if (version < MINIMUM_VERSION) {
    throw new DatabaseSetupError(
      `PostgreSQL 18 or newer is needed, DATABASE_URL leads to version ${Math.floor(version / 10_000)}. Upgrade the server, or leave DATABASE_URL out to use the embedded one.`,
    );
  }
}

// Only ours: those that the jobs role made for itself are its own, and nobody but their owner may grant them.
const GRANT_OWN_SEQUENCES = `
  do $$
  declare own regclass;
  begin
    for own in select oid::regclass from pg_class
      where relnamespace = 'bullmq'::regnamespace and relkind = 'S' and relowner = current_user::regrole
    loop
      execute format('grant usage, select, update on sequence %s to panel1_jobs', own);
    end loop;
  end $$`;

async function prepareQueues(client: pg.Client): Promise<void> {
  await runMigrations(client, 'bullmq');
  // BullMQ makes a sequence for jobs without an id, hence CREATE within its own schema; nothing else is there.
  for (const statement of [
    'grant usage, create on schema bullmq to panel1_jobs',
    'grant select, insert, update, delete, truncate on all tables in schema bullmq to panel1_jobs',
    GRANT_OWN_SEQUENCES,
    'grant execute on all functions in schema bullmq to panel1_jobs',
    'alter default privileges for role panel1_owner in schema bullmq grant select, insert, update, delete, truncate on tables to panel1_jobs',
    'alter default privileges for role panel1_owner in schema bullmq grant usage, select, update on sequences to panel1_jobs',
  ])
    await client.query(statement);
}
