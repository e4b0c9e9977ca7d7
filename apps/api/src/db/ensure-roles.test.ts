import { tmpdir } from 'node:os';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresServer } from '#lib/postgres-server/start-postgres.ts';
import { startThrowawayPostgres } from '#lib/postgres-server/start-throwaway-postgres.ts';
import { migrate } from './migrate.ts';

const PASSWORDS = {
  panel1_app: 'first-'.repeat(4),
  panel1_platform: 'second-'.repeat(4),
  panel1_jobs: 'third-'.repeat(4),
};
const OWN = 'a-password-of-its-own';

let server: PostgresServer;

beforeAll(async () => {
  server = await startThrowawayPostgres({ parent: tmpdir(), log: () => undefined });
});
afterAll(() => server.stop());
// Roles are the whole server's: each test begins without.
afterEach(async () => {
  await asAdministrator('postgres', 'drop database hosting');
  await asAdministrator(
    'postgres',
    'drop role if exists panel1_owner, panel1_app, panel1_platform, panel1_jobs, tenant',
  );
});

const administrator = (database: string): string =>
  Object.assign(new URL(server.adminUrl), { pathname: `/${database}` }).toString();

async function asAdministrator(database: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: administrator(database) });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** A database of a role with the given attributes, as a hoster hands it out; answers the DATABASE_URL. */
async function rent(attributes: string): Promise<string> {
  const role = `create role tenant login ${attributes} password '${OWN}'`;
  await asAdministrator('postgres', role, 'create database hosting owner tenant');
  return Object.assign(new URL(server.adminUrl), {
    username: 'tenant',
    password: OWN,
    pathname: '/hosting',
  }).toString();
}

const sqlOf = (error: unknown): string => String(error).slice(String(error).indexOf('\n\n'));

describe('a database of its own, with PostgreSQL as others run it', () => {
  it('is set up by a role that may make roles but is no superuser, again and again', async () => {
    const url = await rent('createrole');
    await migrate(url, PASSWORDS);
    await migrate(url, PASSWORDS);
  });

  it('is set up after the administrator has run what the start printed', async () => {
    const url = await rent('');
    const refused: unknown = await migrate(url, PASSWORDS).catch((error: unknown) => error);
    expect(String(refused)).toContain('may not make the roles');
    await asAdministrator('hosting', sqlOf(refused));
    await migrate(url, PASSWORDS);
    await migrate(url, PASSWORDS);
  });

  it('asks again when the keys of the data folder are others than the roles have', async () => {
    const url = await rent('');
    const refused: unknown = await migrate(url, PASSWORDS).catch((error: unknown) => error);
    await asAdministrator('hosting', sqlOf(refused));
    await expect(migrate(url, { ...PASSWORDS, panel1_jobs: 'of-another-folder' })).rejects.toThrow('of-another-folder');
  });

  it('is refused while a role of ours could pass the walls between tenants', async () => {
    await rent('');
    await asAdministrator('postgres', 'create role panel1_app bypassrls');
    await expect(migrate(administrator('hosting'), PASSWORDS)).rejects.toThrow(
      'more than Panel1 allows them: panel1_app',
    );
  });
});
