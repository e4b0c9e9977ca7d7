import { readdirSync, readFileSync } from 'node:fs';

// Clock ticks of /proc/<pid>/stat; 100 on every Linux that Node supports.
const TICKS_PER_SECOND = 100;

interface ProcessRow {
  pid: number;
  parent: number;
  cpuSeconds: number;
  residentBytes: number;
}

function row(pid: number): ProcessRow | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name may hold spaces and brackets: fields are counted from its end.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const resident = /^Rss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    const proportional = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return {
      pid,
      parent: Number(fields[1]),
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
      residentBytes: Number(proportional ?? resident ?? 0) * 1024,
    };
  } catch {
    return undefined;
  }
}

/** All processes below `root`, itself included. Linux only. */
export function processTree(root: number): ProcessRow[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => row(Number(name)) ?? []);
  const tree = new Set([root]);
  // Children have larger pids only mostly: go round until nothing is added.
  for (let size = 0; size !== tree.size; ) {
    size = tree.size;
    for (const { pid, parent } of all) if (tree.has(parent)) tree.add(pid);
  }
  return all.filter(({ pid }) => tree.has(pid));
}

/** CPU seconds that a process has used; 0 when it is gone. */
export function cpuSeconds(pid: number): number {
  return row(pid)?.cpuSeconds ?? 0;
}
