import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';

const SECRETS = { SIM_CONTROL_TOKEN: 'control', SIM_STRIPE_API_KEY: 'sk_test_main', SIM_WHM_TOKEN: 'WHMMAIN' };
let folder: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sims-main-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function run(env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts'), '--snapshot-dir', folder], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

async function start(): Promise<{ child: ChildProcess; stripe: string }> {
  const child = run(SECRETS);
  if (!child.stdout) throw new Error('no output');
  const [line] = await once(createInterface(child.stdout), 'line');
  return { child, stripe: String(JSON.parse(String(line)).stripe) };
}

const headers = { authorization: `Bearer ${SECRETS.SIM_STRIPE_API_KEY}` };

test('what was answered is still there after a kill -9', async () => {
  const first = await start();
  const made = await (
    await fetch(`${first.stripe}/v1/customers`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ name: 'Kept' }),
    })
  ).json();
  const id = String(Object(made).id);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const second = await start();
  expect(await (await fetch(`${second.stripe}/v1/customers/${id}`, { headers })).json()).toMatchObject({
    id,
    name: 'Kept',
  });
  second.child.kill('SIGTERM');
  expect(await once(second.child, 'exit')).toEqual([0, null]);
});

test('a missing secret is named and nothing starts', async () => {
  const child = run({});
  let told = '';
  child.stderr?.on('data', (chunk) => {
    told += String(chunk);
  });
  const [code] = await once(child, 'close');
  expect([code, told]).toEqual([1, 'Set SIM_CONTROL_TOKEN in the environment.\n']);
});
