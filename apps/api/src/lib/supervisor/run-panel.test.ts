import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const FIXTURE = join(import.meta.dirname, '../../../test/fixtures/run-panel.ts');

let folder: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'panel1-supervisor-test-'));
  await chmod(folder, 0o711);
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'close');
    }
  }
  await rm(folder, { recursive: true, force: true });
});

type Run = {
  child: ChildProcess;
  said: () => string;
  until(pattern: RegExp): Promise<string>;
  ended: Promise<number | null>;
};

function start(...args: string[]): Run {
  return watch([process.execPath, FIXTURE, ...args]);
}

function watch([program = '', ...args]: readonly string[]): Run {
  const settings = [`PANEL1_DATA_DIR=${join(folder, 'data')}`];
  const child = spawn('env', [...settings, program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const until = (pattern: RegExp): Promise<string> =>
    new Promise((done, fail) => {
      const look = (): void => void (pattern.test(text) && done(text));
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      void ended.then(() => (pattern.test(text) ? done(text) : fail(new Error(`ended without ${pattern}: ${text}`))));
      look();
    });
  return { child, said: () => text, until, ended };
}

const READY = /Panel1 is ready/;

describe('npm start', () => {
  it('prints the first login once, and drains the panel before it stops the database', async () => {
    const first = start();
    expect(await first.until(/made-up-for-this-run/)).toMatch(READY);
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);

    const second = start();
    const text = await second.until(READY);
    expect(text).toContain('events [{"event":"start"},{"event":"drained"},{"event":"start"}]');
    expect(text).not.toContain('made-up-for-this-run');
  });

  it('one keystroke that arrives several times is one', async () => {
    const run = start();
    await run.until(READY);
    for (const signal of ['SIGINT', 'SIGINT', 'SIGTERM'] as const) run.child.kill(signal);
    expect(await run.ended).toBe(0);
    expect(await start().until(READY)).toContain('"drained"');
  });

  it('starts again after a kill -9, with everything that was committed', async () => {
    const first = start();
    await first.until(READY);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = await start().until(READY);
    expect(second).toContain('stopped the database that an earlier run left behind');
    expect(second).toContain('events [{"event":"start"},{"event":"start"}]');
  });

  it('refuses a data folder in which another run is at work, and names it', async () => {
    const first = start();
    await first.until(READY);
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`already running on ${join(folder, 'data')} (process ${first.child.pid})`);
    expect(first.child.exitCode).toBeNull();
  });

  it('replaces a run whose start command was killed', async () => {
    const first = watch(['/bin/sh', '-c', '"$@" & wait', 'sh', process.execPath, FIXTURE]);
    await first.until(READY);
    first.child.kill('SIGKILL');
    const second = await start().until(READY);
    expect(second).toContain('stopping an earlier run whose start command was killed');
    expect(second).toContain('"drained"');
  });

  it('that is refused ends what its parts had started', async () => {
    const run = start('--refused');
    expect(await run.ended).toBe(1);
    expect(run.said()).toMatch(/too easy[\s\S]*released/);
  });

  it('a failed migration changes nothing, and says how to go on', async () => {
    const run = start('--broken-migration');
    expect(await run.ended).toBe(1);
    expect(run.said()).toMatch(
      /Nothing in it was changed\. Start the previous release[\s\S]*because: function no_such_function/,
    );
    await expect(readFile(join(folder, 'data/postgres/postmaster.pid'))).rejects.toThrow('ENOENT');
  });
});
