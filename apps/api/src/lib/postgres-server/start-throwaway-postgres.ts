import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findBinaries } from './binaries.ts';
import { createCluster } from './cluster.ts';
import { canReachParent, databaseAccount } from './database-account.ts';
import { startPostmaster } from './postmaster.ts';
import { type PostgresServer, SETTINGS, urlOf } from './start-postgres.ts';
import { watchOver } from './watch-over.ts';

const FLEETING = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
};
const DURABLE = { shared_buffers: '2GB', max_wal_size: '8GB' };

/**
 * Starts a server in a new folder below `parent` that is as fast as can be and keeps nothing: for tests, demo and bench.
 * `isDurable`: it syncs to the disk as a real one does, with memory for a bench of many rows.
 * `stop` removes the folder; `adminUrl` leads to the database `postgres`. Should this process die in any way, a watcher stops the server and removes the folder.
 */
export async function startThrowawayPostgres(options: {
  parent: string;
  log: (line: string) => void;
  isDurable?: boolean;
}): Promise<PostgresServer> {
  const parent = await mkdtemp(join(options.parent, 'panel1-database-'));
  const folder = join(parent, 'postgres');
  const account = await databaseAccount(folder);
  await chmod(parent, 0o711);
  try {
    if (!(await canReachParent(account, folder)))
      throw new Error(`The database's account cannot enter ${parent}: set TMPDIR to an open folder.`);
    const binaries = await findBinaries(account);
    const password = randomBytes(24).toString('base64url');
    await createCluster(binaries, { folder, password, account, sync: false });
    const settings = { ...SETTINGS, ...(options.isDurable === true ? DURABLE : FLEETING) };
    const server = await startPostmaster({ program: binaries.postgres, folder, account, settings, log: options.log });
    const watcher = watchOver(server.pid, parent);
    const stop = async (): Promise<void> => {
      watcher.end();
      await server.stop('immediate');
      await rm(parent, { recursive: true, force: true });
    };
    return { adminUrl: urlOf(server.port, password, 'postgres'), stop };
  } catch (error) {
    await rm(parent, { recursive: true, force: true });
    throw error;
  }
}
