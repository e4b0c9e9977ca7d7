import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type ApiClient, createApiClient } from './harness/api-client.ts';
import { type Instance, startInstance } from './harness/instance.ts';

const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);

let panel: Instance;
let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'panel1-backup-'));
  panel = await startInstance({}, { isWebBuilt: false });
}, 240_000);

afterAll(async () => {
  await panel?.stop();
  await rm(scratch, { recursive: true, force: true });
});

/** `npm run <task>` without the installation. */
async function npmRun(task: 'backup' | 'restore', dataDir: string, ...args: string[]): Promise<void> {
  const env = { PATH: process.env['PATH'] ?? '', PANEL1_DATA_DIR: dataDir };
  await run(join(ROOT, 'node_modules/.bin/node'), [`apps/api/src/entrypoints/${task}.ts`, ...args], { cwd: ROOT, env });
}

async function logIn(of: Instance, { email, password }: Instance['admin']): Promise<ApiClient> {
  const staff = createApiClient(of.url);
  await staff.logIn('staff', email, password);
  return staff;
}

const rows = <T extends z.ZodMiniType>(row: T) => z.object({ rows: z.array(row) });
const numbered = rows(z.object({ number: z.nullable(z.string()) }));

async function issue(staff: ApiClient): Promise<void> {
  const { rows: clients } = await staff.query('clients.list', { limit: 1 }, rows(z.object({ clientId: z.string() })));
  const lines = [{ kind: 'one_off', description: 'Moving a mailbox', unitPriceMinor: '4500' }];
  const draft = { clientId: clients[0]?.clientId, lines };
  const { invoiceId } = await staff.mutate('billing.create', draft, z.object({ invoiceId: z.string() }));
  await staff.mutate('billing.issue', { invoiceId }, z.unknown());
}

/** Running numbers of all invoices, ascending. */
async function numbers(staff: ApiClient): Promise<number[]> {
  const { rows: invoices } = await staff.query('billing.list', { limit: 200 }, numbered);
  const found = invoices.flatMap(({ number }) => /(\d+)$/.exec(number ?? '')?.[1] ?? []);
  return found.map(Number).sort((a, b) => a - b);
}

/** A grey square, as a logo. */
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAAAAAA6mKC9AAAAD0lEQVR4nGNoQAMMI1sAAAUMgAFaSOXNAAAAAElFTkSuQmCC';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('a backup of the running panel', () => {
  test('brings back a panel that opens its secrets, keeps its books and files, and goes on with the numbers', async () => {
    const staff = await logIn(panel, panel.admin);
    await staff.mutate('tenants.uploadLogo', { image: PICTURE }, z.unknown());
    const before = (await numbers(staff)).length;
    // Work goes on while the files are copied.
    const end = new AbortController();
    const work = (async () => {
      while (!end.signal.aborted) await issue(staff);
    })();
    await npmRun('backup', panel.dataDir, 'data', join(scratch, 'data'));
    end.abort();
    await work;
    await npmRun('backup', panel.dataDir, 'keys', join(scratch, 'keys'));
    const { admin } = panel;
    await panel.stop();

    const dataDir = join(scratch, 'restored');
    await npmRun('restore', dataDir, join(scratch, 'data'), join(scratch, 'keys'));
    panel = await startInstance({ PANEL1_DATA_DIR: dataDir }, { isWebBuilt: false });
    const again = await logIn(panel, admin);
    const kept = (await numbers(again)).length;
    expect(kept).toBeGreaterThanOrEqual(before);
    await issue(again);
    expect(await numbers(again)).toEqual(upTo(kept + 1));
    expect(await again.query('billing.checkLedger', {}, z.object({ isValid: z.boolean() }))).toEqual({ isValid: true });
    expect(await again.query('audit.verify', {}, z.object({ isValid: z.boolean() }))).toEqual({ isValid: true });
    const logo = await fetch(`${panel.url}/logo/any`);
    expect(Buffer.from(await logo.arrayBuffer()).toString('base64')).toBe(PICTURE);
    // The token of the server is sealed in the database.
    const { rows: servers } = await again.query(
      'provisioning.listServers',
      {},
      rows(z.object({ serverId: z.string() })),
    );
    const tested = await again.mutate('provisioning.testServer', { serverId: servers[0]?.serverId }, z.unknown());
    expect(tested).toMatchObject({ isHealthy: true });
  }, 240_000);

  test('is never put over a panel that is there', async () => {
    const into = npmRun('restore', join(scratch, 'restored'), join(scratch, 'data'), join(scratch, 'keys'));
    await expect(into).rejects.toThrow('already');
  });
});
