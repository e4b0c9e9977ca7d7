import { randomBytes } from 'node:crypto';
import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { writeSecretFile } from '#lib/crypto/secret-file.ts';
import { findBinaries } from './binaries.ts';
import { createCluster, hasCluster, SUPERUSER } from './cluster.ts';
import { canReach, databaseAccount } from './database-account.ts';
import { stopOrphan } from './orphan.ts';
import { passwordFile, placeOfCluster } from './place-of-cluster.ts';
import { startPostmaster } from './postmaster.ts';

export type PostgresServer = Readonly<{
  /** Superuser connection to the product's database. Holds a secret. */
  adminUrl: string;
  /** Ends connections and stops the server; returns when it has written everything. */
  stop(): Promise<void>;
}>;

const DATABASE = 'panel1';

export const SETTINGS = {
  max_connections: '100',
  shared_buffers: '128MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Statements and their values may carry secrets: errors of statements belong to the program that sent them.
  log_min_messages: 'log',
  log_checkpoints: 'off',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
  max_logical_replication_workers: '0',
};

/**
 * Starts the PostgreSQL of a data folder: sets it up on the first start, stops one that a killed parent left behind, and
 * waits until it accepts connections. It listens on loopback only. The caller holds the folder's lock.
 * @param options.dataDir absolute; the database goes to `postgres/` in it, its password to `keys/`
 * @param options.log receives the server's troubles (crash, recovery, refused connections), a line at a time
 */
export async function startPostgres(options: {
  dataDir: string;
  log: (line: string) => void;
}): Promise<PostgresServer> {
  const { dataDir, log } = options;
  const place = await placeOfCluster(dataDir);
  const { folder } = place;
  const account = await databaseAccount(folder);
  const binaries = await findBinaries(account);
  const isNew = !(await hasCluster(folder));
  const password = await superuserPassword(join(dataDir, 'keys'), isNew);
  if (isNew) await createCluster(binaries, { folder, password, account, sync: true });
  if (place.link !== undefined) {
    await symlink(folder, place.link);
    log(`the database is kept in ${folder}, since its account cannot enter ${dataDir}`);
  }
  if (!(await canReach(account, folder))) {
    throw new Error(
      `The database in ${folder} belongs to user id ${account?.uid}, which may not pass the folders above it. Open them to it (chmod o+x), or move the data folder.`,
    );
  }
  const orphan = await stopOrphan(folder);
  if (orphan !== undefined) log(`stopped the database that an earlier run left behind (process ${orphan})`);
  const server = await startPostmaster({ program: binaries.postgres, folder, account, settings: SETTINGS, log });
  const stop = (): Promise<void> => server.stop('fast');
  try {
    await ensureDatabase(urlOf(server.port, password, 'postgres'));
  } catch (error) {
    await stop();
    throw error;
  }
  return { adminUrl: urlOf(server.port, password, DATABASE), stop };
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Connection URL of the superuser. */
export function urlOf(port: number, password: string, database: string): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

async function superuserPassword(keys: string, isNew: boolean): Promise<string> {
  const file = passwordFile(keys);
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined && known.trim() !== '') return known.trim();
  if (!isNew) {
    throw new Error(
      `The password of the database is missing: ${file}. Restore the keys folder from the backup that belongs to this data folder.`,
    );
  }
  const password = randomBytes(24).toString('base64url');
  await writeSecretFile(file, `${password}\n`);
  return password;
}
