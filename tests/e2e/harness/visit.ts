import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { settled, watchPages } from './settled.ts';

export interface Look {
  locale?: 'en' | 'fa';
  scheme?: 'light' | 'dark';
  /** Width of the window; the height follows. */
  width?: number;
}

/** A page of a visitor of its own, who counts clicks and remembers what the browser complained about. */
export interface Visit {
  page: Page;
  /** Clicks since the last `restart`. */
  clicks(): number;
  /** Clicks what is found by role and name, and counts it. */
  click(role: 'button' | 'link' | 'radio' | 'checkbox' | 'menuitem', name: string | RegExp): Promise<void>;
  restart(): void;
  /** Errors in the console and in scripts. */
  complaints(): readonly string[];
  close(): Promise<void>;
}

/** Opens a fresh browser session in a language, colour scheme and width. */
export async function openVisit(
  browser: Browser,
  { locale = 'en', scheme = 'light', width = 1280 }: Look = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    colorScheme: scheme,
    acceptDownloads: true,
  });
  await context.addInitScript((code) => localStorage.setItem('p1.locale', code), locale);
  await watchPages(context);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  let clicks = 0;
  return {
    page,
    clicks: () => clicks,
    async click(role, name) {
      clicks += 1;
      await page.getByRole(role, { name }).first().click();
    },
    restart() {
      clicks = 0;
    },
    complaints: () => complaints,
    close: () => context.close(),
  };
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong on the page when it has settled, one line per rule and place. */
export async function violations(page: Page): Promise<string[]> {
  await settled(page);
  // Without naming what passes, and without a page of its own to sum up frames of other sites, which we have none of:
  // these two took three quarters of the time.
  const axe = new AxeBuilder({ page }).options({ runOnly: RULES, resultTypes: ['violations'] }).setLegacyMode(true);
  const { violations: found } = await axe.analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${page.url()} ${id}: ${node.html.slice(0, 200)}`));
}

/** Pixels by which the page is wider than its window, when it has settled. */
export async function overflow(page: Page): Promise<number> {
  await settled(page);
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Keeps a picture of the page for people to look at, in the folder of PANEL1_SCREENSHOTS; nowhere without it. */
export async function photograph(page: Page, name: string): Promise<void> {
  const folder = process.env['PANEL1_SCREENSHOTS'];
  if (folder === undefined) return;
  await settled(page);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** Looks at a page when it has settled: nothing that axe finds, nothing wider than its window; a picture under `name`. */
export async function inspect(page: Page, name?: string): Promise<void> {
  if (name !== undefined) await photograph(page, name);
  expect(await violations(page), name).toEqual([]);
  expect(await overflow(page), name).toBe(0);
}
