import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PluginLog } from '../plugin-log.ts';
import type { LaunchedProcess, LaunchSpec, PluginDriver } from './driver.ts';
import { reachableForOthers } from './reachable.ts';

const here = dirname(fileURLToPath(import.meta.url));
const RUNNER = join(here, '..', 'runner', 'main.ts');

/** An installed package as the runner finds it, and where the link leads. */
function packageFolders(name: string): string[] {
  for (let dir = here; dirname(dir) !== dir; dir = dirname(dir)) {
    const link = join(dir, 'node_modules', name);
    if (existsSync(link)) return [link, realpathSync(link)];
  }
  throw new Error(`the package ${name} is not installed`);
}

/** Folders of our own code that the runner needs: itself, the wire, the SDK and zod. Nothing else of the product. */
function runtimeFolders(): string[] {
  const ours = [join(here, '..', 'runner'), join(here, '..', 'wire')];
  return [...ours, ...packageFolders('@panel1/plugin-sdk'), ...packageFolders('zod')];
}

/**
 * Flags of a plugin process (docs/adr/0002-plugin-processes.md says which hole each of them closes).
 * Network, child processes, workers, writing and add-ons are denied by `--permission` without their allow flags.
 */
function nodeFlags(spec: LaunchSpec): string[] {
  const readable = [...runtimeFolders(), realpathSync(spec.pluginDir)];
  return [
    '--permission',
    ...readable.map((folder) => `--allow-fs-read=${folder}`),
    '--freeze-flags-after-init',
    '--no-addons',
    '--no-experimental-sqlite',
    '--disable-sigusr1',
    '--disable-proto=delete',
    '--no-warnings',
    `--max-old-space-size=${spec.memoryMb}`,
  ];
}

export interface ProcessDriverOptions {
  /** As root: run plugins as this user and group, so that they cannot signal the host. */
  readonly dropUid?: number | undefined;
  readonly log: PluginLog;
}

/** The identity of the child. One that could not even read the program is not used, and the log says so. */
function identityOf({ dropUid, log }: ProcessDriverOptions): { uid: number; gid: number } | Record<string, never> {
  if (dropUid === undefined) return {};
  const unreachable = [process.execPath, ...runtimeFolders()].find((path) => !reachableForOthers(path));
  if (unreachable === undefined) return { uid: dropUid, gid: dropUid };
  log.warn(
    { uid: dropUid, unreachable },
    'plugins run as the user of the host: the other user cannot read the program',
  );
  return {};
}

/** Plugin processes under Node's permission model, with an empty environment and nothing but pipes. */
export function createProcessDriver(options: ProcessDriverOptions): PluginDriver {
  const identity = identityOf(options);
  return {
    launch(spec) {
      const child = spawn(process.execPath, [...nodeFlags(spec), RUNNER], {
        env: {},
        cwd: realpathSync(spec.pluginDir),
        stdio: ['pipe', 'pipe', 'pipe'],
        windowsHide: true,
        ...identity,
      });
      const exited = new Promise<string>((resolve) => {
        child.once('error', (error) => resolve(`could not start: ${error.message}`));
        child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
      });
      // A write to a process that has just died is no news: `exited` tells it.
      child.stdin.on('error', () => {});
      const launched: LaunchedProcess = {
        pid: child.pid,
        input: child.stdin,
        output: child.stdout,
        errors: child.stderr,
        kill: () => void child.kill('SIGKILL'),
        exited,
      };
      return launched;
    },
  };
}
