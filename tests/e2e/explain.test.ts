import type { Browser } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { staffApi } from './harness/api-client.ts';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { logIn } from './harness/log-in.ts';
import { inspect, type Look, openVisit, type Visit } from './harness/visit.ts';

// A customer of the demo company. The demo gives everybody one password.
const CUSTOMER = 'maren@holtkamp-tischlerei.example';

let panel: Instance;
let browser: Browser;
const visits: Visit[] = [];

useDemo((demo) => {
  ({ panel, browser } = demo);
});

afterAll(async () => {
  expect(visits.flatMap((one) => one.complaints())).toEqual([]);
});

async function enter(at: '/login' | '/admin/login', look: Look = {}): Promise<Visit> {
  const visit = await openVisit(browser, look);
  visits.push(visit);
  await logIn(visit, panel, at === '/login' ? { surface: 'client', email: CUSTOMER } : {});
  return visit;
}

const RUNNING = z.object({ rows: z.array(z.object({ id: z.string(), status: z.string(), cycle: z.string() })) });

/** Moves the first subscription that can be moved to the largest plan; answers the invoice of the change. */
async function changeAPlan(): Promise<string> {
  const staff = await staffApi(panel);
  const products = z.object({ rows: z.array(z.object({ productId: z.string() })) });
  const productId = (await staff.query('catalog.list', { search: 'agency' }, products)).rows[0]?.productId ?? '';
  const { rows } = await staff.query('subscriptions.list', { limit: 100 }, RUNNING);
  for (const { id: subscriptionId } of rows.filter(({ status, cycle }) => status === 'active' && cycle === 'monthly')) {
    const wish = { subscriptionId, productId, when: 'now' };
    const invoice = z.object({ invoiceId: z.string() });
    // Whoever owes something cannot change: then the next one.
    const changed = await staff.mutate('subscriptions.changePlan', wish, invoice).catch(() => null);
    if (changed !== null) return changed.invoiceId;
  }
  throw new Error('nobody can change the plan');
}

/** Opens the first thing of a list. */
async function openFirst({ page }: Visit, list: string): Promise<void> {
  await page.goto(`${panel.url}${list}`);
  await page.locator(`main a[href^="${list}/"]:not([href$="/new"])`).first().click();
  await page.waitForURL((url) => url.pathname.startsWith(`${list}/`));
}

/** Asks the first "why?" of the page; answers the sheet. */
async function ask({ page }: Visit, question: RegExp) {
  await page.getByRole('button', { name: question }).first().click();
  const sheet = page.getByRole('dialog');
  await sheet.locator('section').first().waitFor();
  return sheet;
}

describe('a client who asks why', () => {
  test('sees how the amount of a line came about, in one click, and comes back by the keyboard', async () => {
    const visit = await enter('/login');
    const { page } = visit;
    await openFirst(visit, '/portal/invoices');
    visit.restart();
    const sheet = await ask(visit, /^Why\?/);
    await sheet.getByText('Computed again just now: it comes to the same.').waitFor();
    for (const title of ['Amount', 'Tax', 'Date of the invoice', 'Last day to pay'])
      await sheet.getByRole('heading', { name: title, exact: true }).waitFor();
    expect(await sheet.textContent()).not.toMatch(/[{}]|_minor|undefined/);
    await inspect(visit.page, 'explain-line-portal');
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Why\?/);
  });

  test('sees when the next invoice comes and why, on a phone and in Persian', async () => {
    const visit = await enter('/login', { locale: 'fa', width: 390 });
    await openFirst(visit, '/portal/services');
    const sheet = await ask(visit, /^چرا؟/);
    await sheet.getByRole('heading', { name: 'صورت‌حساب بعدی' }).waitFor();
    expect(await sheet.textContent()).not.toMatch(/[{}]|undefined/);
    await inspect(visit.page, 'explain-subscription-portal-fa');
    await visit.page.keyboard.press('Escape');
    await openFirst(visit, '/portal/invoices');
    const line = await ask(visit, /^چرا؟/);
    await line.getByText('هم‌اکنون دوباره محاسبه شد: نتیجه همان است.').waitFor();
    await inspect(visit.page, 'explain-line-portal-fa');
  });
});

describe('staff who ask why', () => {
  test('see the same of a subscription, with who did what', async () => {
    const visit = await enter('/admin/login', { scheme: 'dark' });
    await openFirst(visit, '/admin/services');
    const sheet = await ask(visit, /^Why\?/);
    for (const title of ['Next invoice', 'Price', 'Paid until'])
      await sheet.getByRole('heading', { name: title, exact: true }).waitFor();
    await sheet.getByText('The first invoice was paid, it started').waitFor();
    await inspect(visit.page, 'explain-subscription-admin');
  });

  test('see how a change of plan was counted, day by day, and what comes back', async () => {
    const visit = await enter('/admin/login');
    const { page } = visit;
    await page.goto(`${panel.url}/admin/invoices/${await changeAPlan()}`);
    const charge = await ask(visit, /^Why\?/);
    await charge.getByText(/^A whole period costs/).waitFor();
    await charge.getByText('Computed again just now: it comes to the same.').waitFor();
    await inspect(visit.page, 'explain-change-charge');
    await page.keyboard.press('Escape');
    await charge.waitFor({ state: 'detached' });
    await page
      .getByRole('button', { name: /^Why\?/ })
      .nth(1)
      .click();
    const credit = page.getByRole('dialog');
    await credit.getByText(/^Time that was billed and will not be used/).waitFor();
    await credit.getByText('Computed again just now: it comes to the same.').waitFor();
    await inspect(visit.page, 'explain-change-credit');
  });

  test('see it of a line, on a phone', async () => {
    const visit = await enter('/admin/login', { width: 390 });
    await openFirst(visit, '/admin/invoices');
    const sheet = await ask(visit, /^Why\?/);
    await sheet.getByText('Computed again just now: it comes to the same.').waitFor();
    await inspect(visit.page, 'explain-line-admin');
  });
});
