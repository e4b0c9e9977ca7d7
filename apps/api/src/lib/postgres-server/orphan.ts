import { execFile } from 'node:child_process';
import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const STOP_TIMEOUT_MS = 60_000;
const POLL_MS = 20;

type PidFile = Readonly<{ pid: number; port: number; status: string }>;

/** What the server wrote into postmaster.pid: line 1 is the process, line 4 the port, line 8 its state. */
export async function readPidFile(folder: string): Promise<PidFile | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => undefined);
  const lines = text?.split('\n') ?? [];
  const pid = Number.parseInt(lines[0] ?? '', 10);
  const port = Number.parseInt(lines[3] ?? '', 10);
  return Number.isInteger(pid) && pid > 0 ? { pid, port, status: lines[7]?.trim() ?? '' } : undefined;
}

/**
 * Stops the server that an earlier, killed parent left running on `folder`. Returns its process id, or undefined when
 * there was none. The caller holds the lock of the data folder, so no other Panel1 is using it.
 */
export async function stopOrphan(folder: string): Promise<number | undefined> {
  const file = await readPidFile(folder);
  if (file === undefined) return undefined;
  const wasRunning = await isServerOf(file.pid, folder);
  if (wasRunning) process.kill(file.pid, 'SIGINT');
  await untilNobodyWorksIn(folder, file.pid);
  if (!wasRunning) await removeForeignPidFile(folder, file.pid);
  return wasRunning ? file.pid : undefined;
}

/** Waits for the server and for connections that outlived a server that was killed: they end by themselves. */
async function untilNobodyWorksIn(folder: string, pid: number): Promise<void> {
  const deadline = performance.now() + STOP_TIMEOUT_MS;
  for (let left = await processesIn(folder, pid); left.length > 0; left = await processesIn(folder, pid)) {
    if (performance.now() > deadline) {
      throw new Error(
        `An earlier PostgreSQL on ${folder} does not stop (processes ${left.join(', ')}). End it, then start again.`,
      );
    }
    await sleep(POLL_MS);
  }
}

/**
 * After a power cut the number in the file may belong to any other process. PostgreSQL would take that one for a server
 * on this folder and refuse to start, so the file goes, once it is sure that nobody works there.
 */
async function removeForeignPidFile(folder: string, pid: number): Promise<void> {
  try {
    process.kill(pid, 0);
  } catch {
    // No such process, or another user's: the server sees for itself that the file is stale.
    return;
  }
  await rm(join(folder, 'postmaster.pid'), { force: true });
}

/** Process ids that work in the data folder: every process of a server has it as its working directory. */
async function processesIn(folder: string, pid: number): Promise<number[]> {
  if (process.platform !== 'linux') return (await isServerOf(pid, folder)) ? [pid] : [];
  const numbers = (await readdir('/proc'))
    .filter((name) => /^\d+$/.test(name))
    .map((name) => Number.parseInt(name, 10));
  const checked = await Promise.all(numbers.map(async (each) => ((await isServerOf(each, folder)) ? [each] : [])));
  return checked.flat();
}

/** True when process `pid` is a PostgreSQL server that works in `folder`: a process id alone may have been given anew. */
async function isServerOf(pid: number, folder: string): Promise<boolean> {
  try {
    const real = await realpath(folder);
    if (process.platform === 'linux') {
      return (
        (await readlink(`/proc/${pid}/cwd`)) === real && (await readFile(`/proc/${pid}/comm`, 'utf8')) === 'postgres\n'
      );
    }
    const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]);
    return /postgres/.test(stdout) && (stdout.includes(folder) || stdout.includes(real));
  } catch {
    return false;
  }
}
