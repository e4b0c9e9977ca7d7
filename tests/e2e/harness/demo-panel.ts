import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launchBrowser } from './browser.ts';
import { copyDemo } from './demo-company.ts';
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

/**
 * Starts a copy of the demo company and a browser before the tests of this file, then prepares it; ends it
 * after them. `env` adds to its settings.
 */
export function useDemo(
  prepare: (demo: DemoPanel) => Promise<void> | void,
  env: Readonly<Record<string, string>> = {},
): void {
  const started = new AsyncDisposableStack();
  beforeAll(async () => {
    const { settings, admin } = await copyDemo(started, inject('demo'));
    const browser = await launchBrowser();
    started.defer(() => browser.close());
    const panel = { ...(await startInstance({ ...settings, ...env }, { isWebBuilt: false })), admin };
    started.defer(() => panel.stop());
    await prepare({
      panel,
      browser,
      databaseUrl: settings.DATABASE_URL,
      async enter({ surface, email, password, ...look } = {}) {
        const visit = await openVisit(browser, look);
        await logIn(visit, panel, { surface, email, password });
        return visit;
      },
    });
  }, 240_000);
  afterAll(() => started.disposeAsync());
}
