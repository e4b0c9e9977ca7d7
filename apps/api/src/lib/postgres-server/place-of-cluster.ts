import { createHash } from 'node:crypto';
import { lstat, readlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openFolder, SHARED_STATE } from './binaries.ts';
import { canReachParent, databaseAccount } from './database-account.ts';

/** Where the password of the embedded server's superuser is kept. */
export const passwordFile = (keys: string): string => join(keys, 'postgres-password');

/**
 * The database is `<dataDir>/postgres`. Where its account cannot get there (root with a closed home folder) that is a
 * symbolic link to a folder of our own under /var/lib; `link` is the link that is still to be made.
 */
export async function placeOfCluster(dataDir: string): Promise<{ folder: string; link?: string }> {
  const wanted = join(dataDir, 'postgres');
  const existing = await lstat(wanted).catch(() => undefined);
  if (existing?.isSymbolicLink()) {
    const folder = await readlink(wanted);
    if (await exists(folder)) return { folder };
    throw new Error(
      `The database is missing: ${wanted} points to ${folder}. Bring that folder back, or remove the link to begin with an empty one.`,
    );
  }
  if (existing !== undefined || (await canReachParent(await databaseAccount(wanted), wanted)))
    return { folder: wanted };
  const folder = join(
    SHARED_STATE,
    'databases',
    createHash('sha256').update(wanted).digest('hex').slice(0, 12),
    'postgres',
  );
  if ((await exists(folder)) && !(await exists(passwordFile(join(dataDir, 'keys'))))) {
    throw new Error(
      `${folder} is the database of an earlier ${dataDir}. Remove it to begin anew, or restore the keys folder that belongs to it.`,
    );
  }
  for (const path of [SHARED_STATE, dirname(dirname(folder)), dirname(folder)]) await openFolder(path);
  return { folder, link: wanted };
}

const exists = async (path: string): Promise<boolean> => (await lstat(path).catch(() => undefined)) !== undefined;
