/**
 * `npm test`: the static checks, then every test of every package, then the browser tests. Output streams; the last line
 * is the sum over all. `npm test -- <words>` runs only the test files whose path holds one of the words.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../lib/project-files.ts';
import { add, isGood, lastLine, type Tally, tallyChecks, tallyVitest, withExitCode } from './tally.ts';

const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };

let current: ChildProcess | undefined;
let interrupted = false;

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program of node_modules/.bin, shows what it says and also returns it. */
function run(program: string, args: readonly string[], cwd = projectRoot): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    current = child;
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      process.stdout.write(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => process.stderr.write(chunk));
    child.on('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      resolve({ code: 1, output });
    });
    child.on('close', (code) => resolve({ code, output }));
  });
}

async function runChecks(): Promise<Tally> {
  const { code, output } = await run('node', ['tools/verify.ts']);
  return withExitCode(tallyChecks(output), code);
}

async function runVitest(folder: string, words: readonly string[]): Promise<Tally> {
  const scratch = mkdtempSync(join(tmpdir(), 'panel1-test-report-'));
  const file = join(scratch, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  try {
    const { code } = await run('vitest', ['run', ...reporters, ...words], folder);
    const tally = existsSync(file) ? tallyVitest(readFileSync(file, 'utf8')) : NOTHING;
    return withExitCode(tally, code);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    interrupted = true;
    current?.kill('SIGTERM');
  });
}

const words = process.argv.slice(2);
// What one half has not, the other may have; a run that found nothing at all is no success.
const chosen = ['--passWithNoTests', ...words];
const parts: readonly (() => Promise<Tally>)[] =
  words.length > 0
    ? [() => runVitest(projectRoot, chosen), () => runVitest(join(projectRoot, 'tests/e2e'), chosen)]
    : [runChecks, () => runVitest(projectRoot, []), () => runVitest(join(projectRoot, 'tests/e2e'), [])];

let total = NOTHING;
for (const part of parts) {
  if (!interrupted) total = add(total, await part());
}
if (interrupted) console.log('\nInterrupted: what follows is not the whole.');
console.log(`\n${lastLine(total)}`);
process.exitCode = isGood(total) && !interrupted ? 0 : 1;
