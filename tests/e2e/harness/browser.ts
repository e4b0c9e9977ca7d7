import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './chromium.ts';

// The browser may speak to this machine only: a test that needs the internet, or a browser that calls home, fails.
const RULES = 'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1';
const ARGUMENTS = ['--disable-domain-reliability', '--no-pings', '--font-render-hinting=none', '--lang=en-US'];

/**
 * Starts a headless Chromium that keeps nothing and reaches this machine only. Close it in `afterAll`. Its sandbox is on
 * except under root and on machines that forbid it; the pages are our own. `hosts` leads other names here:
 * `{ 'panel.example.com:443': '127.0.0.1:4443' }`.
 */
export async function launchBrowser(hosts: Readonly<Record<string, string>> = {}): Promise<Browser> {
  const { path, env } = await findChromium();
  const scratch = await mkdtemp(join(tmpdir(), 'panel1-browser-'));
  const mapped = Object.entries(hosts).map(([name, place]) => `MAP ${name} ${place}, `);
  const rules = `--host-resolver-rules=${mapped.join('')}${RULES}`;
  const launch = (chromiumSandbox: boolean): Promise<Browser> =>
    chromium.launch({
      executablePath: path,
      args: [rules, ...ARGUMENTS],
      chromiumSandbox,
      env: { ...process.env, ...env, TMPDIR: scratch, HOME: scratch },
    });
  try {
    const browser = process.getuid?.() === 0 ? await launch(false) : await launch(true).catch(() => launch(false));
    browser.once('disconnected', () => void rm(scratch, { recursive: true, force: true }));
    return browser;
  } catch (error) {
    await rm(scratch, { recursive: true, force: true });
    throw error;
  }
}
