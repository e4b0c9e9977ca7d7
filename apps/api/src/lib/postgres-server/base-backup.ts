import { copyFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { copyCluster } from './copy-cluster.ts';

const SLOT = 'panel1_backup';

/**
 * Copies a cluster while its server goes on working, by PostgreSQL's low-level backup: the files as they happen to be,
 * and the log of changes from the beginning of the copy to its end. The copy is a whole cluster; its first start repeats
 * the log and is then at the moment when the copy ended.
 * @param adminUrl of a superuser
 * @param to must not exist
 */
export async function copyRunningCluster(adminUrl: string, from: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => undefined);
  await client.connect().catch((error: unknown) => {
    throw new Error('The database does not answer. Start the panel once, then take the backup.', { cause: error });
  });
  try {
    // The slot keeps the log from being recycled; it and the backup itself end with this connection.
    await client.query('select pg_create_physical_replication_slot($1, true, true)', [SLOT]).catch(becauseOfAnother);
    await client.query("select pg_backup_start('panel1', true)");
    await copyCluster(from, to, { isRunning: true });
    const { rows } = await client.query<{ label: string; last: string }>(
      'select labelfile as label, pg_walfile_name(lsn) as last from pg_backup_stop(false)',
    );
    const { label = '', last = '' } = rows[0] ?? {};
    const [, first] = /START WAL LOCATION: .*\(file ([0-9A-F]{24})\)/.exec(label) ?? [];
    if (first === undefined) throw new Error(`PostgreSQL says nothing of where the backup begins: ${label}`);
    for (const name of await readdir(join(from, 'pg_wal'))) {
      if (/^[0-9A-F]{24}$/.test(name) && name >= first && name <= last)
        await copyFile(join(from, 'pg_wal', name), join(to, 'pg_wal', name));
    }
    await writeFile(join(to, 'backup_label'), label, { mode: 0o600 });
  } finally {
    await client.end();
  }
}

function becauseOfAnother(error: unknown): never {
  if (error instanceof pg.DatabaseError && error.code === '42710')
    throw new Error('Another backup of this database is being made. Wait for it to end.', { cause: error });
  throw error;
}
