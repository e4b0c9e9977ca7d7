/**
 * `npm run verify`: every check that needs no database, as parallel child processes. One line per check with its
 * time; the output of a check is shown only when it fails. `verify.ts lint types` runs only the named ones.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { projectRoot } from './lib/project-files.ts';

interface Check {
  readonly name: string;
  /** A program of node_modules/.bin and its arguments. */
  readonly command: readonly [string, ...string[]];
  /** What the output of a success holds; a tool that found nothing to check exits 0 as well. */
  readonly proof?: RegExp;
  /** A reason to leave the check out, or undefined to run it. */
  readonly skip?: () => string | undefined;
}

/** Longest first, so that the short ones fill the gaps. */
const checks: readonly Check[] = [
  {
    name: 'types',
    command: ['turbo', 'run', 'types', '--output-logs=errors-only', '--log-order=grouped', '--continue'],
    proof: /[1-9]\d* successful/,
  },
  { name: 'boundaries', command: ['node', 'tools/check-boundaries.ts'] },
  { name: 'dead-code', command: ['knip', '--no-progress', '--no-config-hints'] },
  { name: 'format+lint', command: ['biome', 'check', '--error-on-warnings', '--max-diagnostics=50'] },
  { name: 'source-rules', command: ['node', 'tools/source-rules.ts'] },
  { name: 'docs', command: ['node', 'tools/check-docs.ts'] },
];

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

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`.padStart(7);
}

async function runCheck(check: Check): Promise<boolean> {
  const reason = check.skip?.();
  if (reason !== undefined) {
    console.log(`skip ${check.name.padEnd(14)} (${reason})`);
    return true;
  }
  const start = performance.now();
  const { ok: exitedWell, output } = await runProgram(check.command);
  const ok = exitedWell && (check.proof?.test(output) ?? true);
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${check.name.padEnd(14)} ${seconds(start)}`);
  if (!ok) console.log(`${output.trim().replace(/^/gm, '  | ')}\n`);
  return ok;
}

function chooseChecks(names: readonly string[]): readonly Check[] {
  const unknown = names.filter((name) => !checks.some((check) => check.name === name));
  if (unknown.length > 0) {
    console.error(`Unknown check: ${unknown.join(', ')}. There are: ${checks.map((check) => check.name).join(', ')}.`);
    process.exit(2);
  }
  return names.length === 0 ? checks : checks.filter((check) => names.includes(check.name));
}

async function main(): Promise<void> {
  const start = performance.now();
  const waiting = [...chooseChecks(process.argv.slice(2))];
  const failed: string[] = [];
  const lane = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      if (!(await runCheck(check))) failed.push(check.name);
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, Math.min(4, availableParallelism())) }, lane));
  console.log(
    `${failed.length === 0 ? 'verify: all good' : `verify: ${failed.join(', ')} failed`} in ${seconds(start).trim()}`,
  );
  if (failed.length > 0) process.exitCode = 1;
}

await main();
