import { tmpdir } from 'node:os';
import pg from 'pg';
import { startThrowawayPostgres } from '../../src/lib/postgres-server/start-throwaway-postgres.ts';

/**
 * Brings the empty database behind `adminUrl` (a superuser's connection) to the current schema, roles included.
 * Returns a connection URL into that database per role; clones get the same URLs with their own database name.
 */
export type TemplateMigration = (adminUrl: string) => Promise<Readonly<Record<string, string>>>;

export type DatabaseUrls = Readonly<{ name: string; adminUrl: string; urls: Readonly<Record<string, string>> }>;

export type TemplateDatabase = Readonly<{
  clone(): Promise<DatabaseUrls>;
  drop(name: string): Promise<void>;
  stop(): Promise<void>;
}>;

const TEMPLATE = 'panel1_template';

/** Starts a throw-away server and migrates the template once; each `clone` is a fresh database with its content. */
export async function openTemplateDatabase(migrate: TemplateMigration): Promise<TemplateDatabase> {
  const lines: string[] = [];
  const server = await startThrowawayPostgres({ parent: tmpdir(), log: (line) => lines.push(line) });
  const admin = new pg.Pool({ connectionString: server.adminUrl, max: 2 });
  admin.on('error', () => undefined);
  const stop = async (): Promise<void> => {
    await admin.end();
    await server.stop();
  };
  try {
    await admin.query(`create database ${TEMPLATE}`);
    const urls = await migrate(inDatabase(server.adminUrl, TEMPLATE));
    let count = 0;
    const clone = async (): Promise<DatabaseUrls> => {
      count += 1;
      const name = `test_${count}`;
      await admin.query(`create database ${name} template ${TEMPLATE} strategy file_copy`);
      const entries = Object.entries(urls).map(([role, url]) => [role, inDatabase(url, name)]);
      return { name, adminUrl: inDatabase(server.adminUrl, name), urls: Object.fromEntries(entries) };
    };
    const drop = async (name: string): Promise<void> => {
      if (!/^test_\d+$/.test(name)) throw new Error(`not a test database: ${name}`);
      await admin.query(`drop database if exists ${name} with (force)`);
    };
    return { clone, drop, stop };
  } catch (error) {
    await stop();
    throw new Error(`The template database could not be made. ${lines.slice(-5).join(' | ')}`, { cause: error });
  }
}

function inDatabase(connection: string, name: string): string {
  const url = new URL(connection);
  url.pathname = `/${name}`;
  return url.href;
}
