import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const NODE = join(ROOT, 'node_modules/.bin/node');
const START_MS = 60_000;

export type PanelProcessKind = 'api' | 'worker' | 'relay';

/** One process of a split installation, in the hands of a test that may end it in any way. */
export interface PanelProcess {
  kind: PanelProcessKind;
  pid: number;
  /** Seconds from its start to its being ready. */
  startSeconds: number;
  /** Everything it logged so far. */
  output(): string;
  /** Ends it at once, as a crash does: SIGKILL. */
  kill(): Promise<void>;
  /** Asks it to drain (SIGTERM); answers its exit code and how long that took. */
  stop(): Promise<{ code: number | null; seconds: number }>;
  /** Freezes it where it is; `resume` lets it go on. */
  pause(): void;
  resume(): void;
}

/** Starts a process by its entrypoint and waits until it says that it is ready. */
export async function startPanelProcess(
  kind: PanelProcessKind,
  env: Readonly<Record<string, string>>,
): Promise<PanelProcess> {
  const began = performance.now();
  const lines: string[] = [];
  const child = spawn(NODE, ['--disable-sigusr1', `apps/api/src/entrypoints/${kind}.ts`], {
    cwd: ROOT,
    env: { PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  const output = () => lines.join('');
  const killLeftOver = () => void child.kill('SIGKILL');
  process.once('exit', killLeftOver);
  child.once('exit', () => process.off('exit', killLeftOver));
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (isOver()) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  while (!output().includes(`${kind} is ready`)) {
    if (isOver()) throw new Error(`The ${kind} ended at once:\n${output().slice(-4000)}`);
    if (performance.now() - began > START_MS) {
      await end('SIGKILL');
      throw new Error(`The ${kind} was not ready in time:\n${output().slice(-4000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    kind,
    pid: child.pid ?? 0,
    startSeconds: (performance.now() - began) / 1000,
    output,
    kill: () => end('SIGKILL'),
    async stop() {
      const asked = performance.now();
      await end('SIGTERM');
      return { code: child.exitCode, seconds: (performance.now() - asked) / 1000 };
    },
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
  };
}
