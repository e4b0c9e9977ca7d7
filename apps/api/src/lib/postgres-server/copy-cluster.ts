import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders of a cluster whose content a server makes anew. */
const EMPTIED = new Set([
  'pg_wal',
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
/** What belongs to the running server, not to the data. */
const LEFT_OUT = /^(postmaster\.(pid|opts)|pg_internal\.init|pgsql_tmp.*|backup_label.*)$/;

/** Copies the files of a cluster. `isRunning`: they change meanwhile, and what only a running server needs is left out. */
export async function copyCluster(from: string, to: string, { isRunning }: { isRunning: boolean }): Promise<void> {
  await mkdir(to, { mode: 0o700 });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (LEFT_OUT.test(entry.name) && isRunning) continue;
    if (entry.isDirectory()) {
      if (isRunning && EMPTIED.has(entry.name)) await mkdir(target, { mode: 0o700 });
      else await copyCluster(source, target, { isRunning });
    } else if (entry.isFile()) {
      await copyFile(source, target).catch(orGone(isRunning));
    }
  }
}

/** A running server removes files of dropped tables; its log of changes says so, and a restore repeats it. */
const orGone = (isRunning: boolean) => (error: unknown) => {
  if (!(isRunning && error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
};
