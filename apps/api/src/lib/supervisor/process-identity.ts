import { readFile } from 'node:fs/promises';

/** A process, told apart from a later one that was given the same number. */
export type ProcessIdentity = Readonly<{ pid: number; startedAt: string }>;

type ProcessFacts = ProcessIdentity & Readonly<{ parent: number }>;

/** Field 4 of /proc/<pid>/stat is the parent, field 22 the start in clock ticks since boot (proc(5)). */
async function factsOf(pid: number): Promise<ProcessFacts | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  // The program's name stands in parentheses and may hold anything, spaces and parentheses too.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  return { pid, startedAt: fields[19] ?? '', parent: Number.parseInt(fields[1] ?? '', 10) };
}

/** The identity of a running process. Where there is no /proc the number alone has to do. */
export async function identify(pid: number): Promise<ProcessIdentity> {
  const facts = await factsOf(pid);
  return { pid, startedAt: facts?.startedAt ?? '' };
}

/** True while exactly this process runs. */
export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
  if (process.platform === 'linux') return (await factsOf(identity.pid))?.startedAt === identity.startedAt;
  try {
    process.kill(identity.pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * The process whose end makes this one an orphan: the `npm` above it when it was started by an npm script, else its
 * parent.
 */
export async function findLauncher(): Promise<ProcessIdentity> {
  const parent = await identify(process.ppid);
  let pid = process.ppid;
  for (let step = 0; step < 3 && pid > 1; step += 1) {
    const title = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (/^(\S*\/)?npm\b/.test(title)) return identify(pid);
    pid = (await factsOf(pid))?.parent ?? 0;
  }
  return parent;
}
