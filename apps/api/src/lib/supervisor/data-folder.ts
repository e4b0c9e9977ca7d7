import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import { findLauncher, identify, isRunning } from './process-identity.ts';

/** The data folder, held by this process alone until `release`. */
export type DataFolder = Readonly<{ path: string; release(): Promise<void> }>;

const identity = z.object({ pid: z.number(), startedAt: z.string() });
const note = z.object({ holder: identity, launcher: identity });

const ORPHAN_STOP_MS = 30_000;

/**
 * Makes the data folder if need be and locks it, so that no second Panel1 works on the same database and keys. One that
 * lost the process it was started from (kill -9) is stopped first.
 */
export async function openDataFolder(path: string, log: (line: string) => void): Promise<DataFolder> {
  await makeFolder(path);
  const lockFile = join(path, 'lock');
  const noteFile = join(path, 'running.json');
  const lock = tryLock(lockFile) ?? (await lockAfterOrphan({ path, lockFile, noteFile, log }));
  await writeFile(noteFile, JSON.stringify({ holder: await identify(process.pid), launcher: await findLauncher() }));
  const release = async (): Promise<void> => {
    await rm(noteFile, { force: true });
    lock.close();
  };
  return { path, release };
}

async function makeFolder(path: string): Promise<void> {
  const created = await mkdir(path, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new Error(`PANEL1_DATA_DIR cannot be made: ${path}. Choose a folder that you may write to.`, {
      cause: error,
    });
  });
  const { uid } = await stat(path);
  const own = process.getuid?.() ?? uid;
  // The database's account has to pass through a folder of root's; what is secret lies in folders of mode 0700.
  if (created !== undefined && own === 0) await chmod(path, 0o711);
  if (own !== 0 && uid !== own) {
    throw new Error(
      `The data folder ${path} belongs to user id ${uid}, you are ${own}. Start as that user, or set PANEL1_DATA_DIR to another folder.`,
    );
  }
}

/** The system drops this lock with the process that holds it, however that ends; a pid file would outlive it. */
function tryLock(file: string): DatabaseSync | undefined {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof Error && /locked|busy/.test(error.message)) return undefined;
    throw error;
  }
}

type Contended = { path: string; lockFile: string; noteFile: string; log: (line: string) => void };

async function lockAfterOrphan({ path, lockFile, noteFile, log }: Contended): Promise<DatabaseSync> {
  const text = await readFile(noteFile, 'utf8').catch(() => undefined);
  const parsed = text === undefined ? undefined : note.safeParse(JSON.parse(text));
  const found = parsed?.success ? parsed.data : undefined;
  const busy = `Panel1 is already running on ${path}${found === undefined ? '' : ` (process ${found.holder.pid})`}. Stop it first, or set PANEL1_DATA_DIR to another folder.`;
  if (found === undefined || !(await isRunning(found.holder)) || (await isRunning(found.launcher)))
    throw new Error(busy);
  log(`stopping an earlier run whose start command was killed (process ${found.holder.pid})`);
  process.kill(found.holder.pid, 'SIGTERM');
  for (const deadline = performance.now() + ORPHAN_STOP_MS; performance.now() < deadline; await sleep(50)) {
    const lock = tryLock(lockFile);
    if (lock !== undefined) return lock;
  }
  throw new Error(busy);
}
