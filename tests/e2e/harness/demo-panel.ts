import { randomBytes } from 'node:crypto';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launchBrowser } from './browser.ts';
import { databaseUrl } from './global-setup.ts';
import { type Instance, startInstance } from './instance.ts';
import { type Login, logIn } from './log-in.ts';
import { type Look, openVisit, type Visit } from './visit.ts';

/** A demo company that belongs to the tests of one file: nothing they do is seen by those of another. */
export interface DemoPanel {
  panel: Instance;
  browser: Browser;
  /** Leads to its database as the superuser, to look behind the walls. */
  databaseUrl: string;
  /** A visitor of its own who has logged in: the administrator unless told otherwise. */
  enter(of?: Login & Look): Promise<Visit>;
}

/** Starts a copy of the demo company and a browser before the tests of this file, then prepares it; ends it after them. */
export function useDemo(prepare: (demo: DemoPanel) => Promise<void> | void): void {
  const started = new AsyncDisposableStack();
  beforeAll(async () => {
    const url = await copyDatabase(started);
    const [panel, browser] = await Promise.all([startCopy(started, url), launchBrowser()]);
    started.defer(() => browser.close());
    await prepare({
      panel,
      browser,
      databaseUrl: url,
      async enter({ surface, email, password, ...look } = {}) {
        const visit = await openVisit(browser, look);
        await logIn(visit, panel, { surface, email, password });
        return visit;
      },
    });
  }, 240_000);
  afterAll(() => started.disposeAsync());
}

async function copyDatabase(started: AsyncDisposableStack): Promise<string> {
  const { adminUrl, database } = inject('demo');
  const name = `${database}_${randomBytes(6).toString('hex')}`;
  const say = async (sql: string) => {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await say(`create database ${name} template ${database}`);
  started.defer(() => say(`drop database ${name} with (force)`));
  return databaseUrl(adminUrl, name);
}

async function startCopy(started: AsyncDisposableStack, url: string): Promise<Instance> {
  const { dataDir: template, admin, compileCache } = inject('demo');
  const dataDir = await mkdtemp(join(tmpdir(), 'panel1-e2e-'));
  await cp(template, dataDir, { recursive: true });
  const settings = { PANEL1_DATA_DIR: dataDir, DATABASE_URL: url, NODE_COMPILE_CACHE: compileCache };
  const panel = { ...(await startInstance(settings, { isWebBuilt: false })), admin };
  started.defer(() => panel.stop());
  return panel;
}
