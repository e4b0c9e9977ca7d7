import pg from 'pg';
import { DatabaseSetupError } from './database-setup-error.ts';
import { LOGIN_ROLES, type RolePasswords, rolesSql, roleUrls } from './roles.ts';

const FORBIDDEN = '42501';

/**
 * Makes the roles of the product and gives them the passwords of the data folder. Where the role in DATABASE_URL may not,
 * everything has to be there already.
 * @throws DatabaseSetupError with the SQL for the database's administrator, or naming a role that is too powerful
 */
export async function ensureRoles(
  client: pg.Client,
  { adminUrl, passwords }: { adminUrl: string; passwords: RolePasswords },
): Promise<void> {
  const { rows } = await client.query<{ database: string; user: string }>(
    'select current_database() as database, current_user as user',
  );
  const of = { database: rows[0]?.database ?? '', user: rows[0]?.user ?? '' };
  const statements = rolesSql(passwords, of);
  if (!(await runAll(client, statements)) && !(await isReady(client, roleUrls(adminUrl, passwords)))) {
    const sql = statements.map((statement) => `${statement};`).join('\n');
    throw new DatabaseSetupError(
      `The role "${of.user}" in DATABASE_URL may not make the roles that Panel1 needs. Ask the database's administrator to run this once in the database "${of.database}" (the passwords in it are those of keys/ in the data folder), then start again:\n\n${sql}\n`,
    );
  }
  await demandWeakRoles(client);
}

/** All or nothing; false when a right is missing. */
async function runAll(client: pg.Client, statements: readonly string[]): Promise<boolean> {
  await client.query('begin');
  try {
    for (const statement of statements) await client.query(statement);
    await client.query('commit');
    return true;
  } catch (error) {
    await client.query('rollback');
    if (error instanceof pg.DatabaseError && error.code === FORBIDDEN) return false;
    throw error;
  }
}

/** Whether somebody else ran the statements, with the passwords that we have. */
async function isReady(client: pg.Client, urls: Readonly<Record<string, string>>): Promise<boolean> {
  const { rows } = await client.query<{ isReady: boolean }>(
    `select pg_has_role(current_user, r.oid, 'SET') and n.nspowner = r.oid
            and has_database_privilege(r.oid, current_database(), 'CREATE') as "isReady"
     from pg_roles r, pg_namespace n where r.rolname = 'panel1_owner' and n.nspname = 'public'`,
  );
  if (rows[0]?.isReady !== true) return false;
  const entered = await Promise.all(Object.values(urls).map(canEnter));
  return entered.every(Boolean);
}

async function canEnter(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Row-level security holds nobody who may pass it or make roles that may. */
async function demandWeakRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ role: string }>(
    `select rolname as role from pg_roles
     where rolname = any ($1) and (rolsuper or rolbypassrls or rolcreaterole or rolreplication)`,
    [LOGIN_ROLES],
  );
  const names = rows.map(({ role }) => role).join(', ');
  if (names !== '') {
    throw new DatabaseSetupError(
      `These database roles may do more than Panel1 allows them: ${names}. Take SUPERUSER, BYPASSRLS, CREATEROLE and REPLICATION from them, then start again.`,
    );
  }
}
