import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { migrate as migrateAll } from '#db/migrate.ts';
import type { LoginRole } from '#db/roles.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

const journal = z.looseObject({ entries: z.array(z.looseObject({ idx: z.number(), when: z.number() })) });

let database: TestDatabase;
let client: pg.Client;
let folder: string;

beforeEach(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  folder = await mkdtemp(join(tmpdir(), 'panel1-migrations-test-'));
  await cp(join(import.meta.dirname, '../src/db/migrations'), folder, { recursive: true });
});

afterEach(async () => {
  await client.end();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** Adds the migrations of an imagined next release to the folder. */
async function release(statements: Readonly<Record<string, string>>): Promise<void> {
  const path = join(folder, 'meta/_journal.json');
  const known = journal.parse(JSON.parse(await readFile(path, 'utf8')));
  const last = known.entries.at(-1) ?? { idx: -1, when: 0 };
  const added = Object.keys(statements).map((tag, index) => ({
    idx: last.idx + 1 + index,
    version: '7',
    when: last.when + 1 + index,
    tag,
    breakpoints: true,
  }));
  await writeFile(path, JSON.stringify({ ...known, entries: [...known.entries, ...added] }));
  for (const [tag, sql] of Object.entries(statements)) await writeFile(join(folder, `${tag}.sql`), sql);
}

const state = async (): Promise<unknown> =>
  (
    await client.query(
      `select (select count(*)::int from drizzle.__drizzle_migrations) as migrations,
              (select count(*)::int from pg_class where relnamespace = 'public'::regnamespace) as relations`,
    )
  ).rows[0];

/** The roles are the whole server's: their passwords stay. */
const passwordOf = (role: LoginRole): string => decodeURIComponent(new URL(database.urlOf(role)).password);

describe('the database of an older release', () => {
  it('is migrated again after jobs ran, which left sequences of their own in the queues', async () => {
    const jobs = new pg.Client({ connectionString: database.urlOf('panel1_jobs') });
    await jobs.connect();
    await jobs.query('create sequence bullmq.bullmq_jid_test');
    await jobs.end();
    const passwords = {
      panel1_app: passwordOf('panel1_app'),
      panel1_platform: passwordOf('panel1_platform'),
      panel1_jobs: passwordOf('panel1_jobs'),
    };
    await expect(migrateAll(database.adminUrl, passwords)).resolves.toBeUndefined();
  });

  it('is brought to the new schema', async () => {
    await release({ '9998_next': 'create table next_release (id int);' });
    await migrate(drizzle(client), { migrationsFolder: folder });
    expect((await client.query("select to_regclass('next_release') is not null as there")).rows).toEqual([
      { there: true },
    ]);
  });

  it('stays as it was when one of several new migrations fails, the earlier ones included', async () => {
    const before = await state();
    await release({
      '9998_next': 'create table next_release (id int);',
      '9999_broken': 'create table half (id int);--> statement-breakpoint\nselect no_such_function();',
    });
    await expect(migrate(drizzle(client), { migrationsFolder: folder })).rejects.toThrow();
    expect(await state()).toEqual(before);
  });
});
