import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { projectRoot } from './project-files.ts';

/** One check as a child process: it is good when it exits with 0 and, if asked for, its output shows a proof. */
export interface Check {
  readonly name: string;
  /** A program of node_modules/.bin or of PATH, and its arguments. */
  readonly command: readonly [string, ...string[]];
  /** What the output of a success holds; a tool that found nothing to check exits 0 as well. */
  readonly proof?: RegExp;
  /** A reason to leave the check out, or undefined to run it. */
  readonly skip?: () => string | undefined;
}

interface Outcome {
  readonly ok: boolean;
  readonly output: string;
}

function runProgram([program, ...args]: Check['command']): Promise<Outcome> {
  const path = [join(projectRoot, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);
  const env = { ...process.env, PATH: path, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ ok: false, output: `${program} could not be started: ${error.message}` }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/** Seconds since a `performance.now()`, as `12.3 s`. */
export function secondsSince(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

async function runCheck(check: Check, print: (line: string) => void): Promise<boolean> {
  const reason = check.skip?.();
  if (reason !== undefined) {
    print(`skip ${check.name.padEnd(14)} (${reason})`);
    return true;
  }
  const start = performance.now();
  const { ok: exitedWell, output } = await runProgram(check.command);
  const isProven = check.proof?.test(output) ?? true;
  const ok = exitedWell && isProven;
  print(`${ok ? 'ok  ' : 'FAIL'} ${check.name.padEnd(14)} ${secondsSince(start).padStart(7)}`);
  if (!ok) print(`${output.trim().replace(/^/gm, '  | ')}\n`);
  if (exitedWell && !isProven) print('  | It ended well but checked nothing.\n');
  return ok;
}

/**
 * Runs the checks, `lanes` at a time in the given order, and prints one line for each; what a check printed is shown
 * only when it failed. Answers the names of the failed ones.
 */
export async function runChecks(
  checks: readonly Check[],
  lanes: number,
  print: (line: string) => void,
): Promise<string[]> {
  const waiting = [...checks];
  const failed: string[] = [];
  const lane = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      if (!(await runCheck(check, print))) failed.push(check.name);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return failed;
}
