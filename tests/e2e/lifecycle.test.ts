import type { Browser } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { staffApi } from './harness/api-client.ts';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { payWithCredit } from './harness/pay-with-credit.ts';
import { settled } from './harness/settled.ts';
import { inspect, openVisit, photograph, type Visit } from './harness/visit.ts';

// A customer of the demo company. The demo gives everybody one password.
const CUSTOMER = 'maren@holtkamp-tischlerei.example';

let panel: Instance;
let browser: Browser;
let visit: Visit;
let desk: Visit;

useDemo(async (demo) => {
  ({ panel, browser } = demo);
  const staff = await staffApi(panel);
  await payWithCredit(staff, 'Holtkamp');
  visit = await demo.enter({ surface: 'client', email: CUSTOMER });
  desk = await demo.enter();
});

afterAll(async () => {
  expect([visit, desk].flatMap((one) => one?.complaints() ?? [])).toEqual([]);
});

/** Opens the first service of the client that can be paused. */
async function openService(): Promise<void> {
  const { page } = visit;
  await page.goto(`${panel.url}/portal/services`);
  const services = page.locator('main a[href*="/portal/services/"]');
  await services.first().waitFor();
  const links = await services.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  for (const href of new Set(links)) {
    await page.goto(`${panel.url}${href}`);
    await page.getByRole('heading', { name: 'Plan' }).waitFor();
    await settled(page);
    if ((await page.getByRole('button', { name: 'Pause' }).count()) > 0) return;
  }
  throw new Error('no service can be paused');
}

describe('settings', () => {
  test('say what clients may do, and why they leave', async () => {
    const { page } = desk;
    await page.goto(`${panel.url}/admin/settings?tab=subscriptions`);
    await page.getByLabel('Clients may pause').click();
    await page.getByLabel('Longest pause in days').fill('90');
    await page.getByLabel('Clients may renew before the day').click();
    await page.getByLabel('Staff answer each request to end').click();
    await page.getByRole('button', { name: 'Add a reason' }).click();
    await page.getByLabel('Reason 8, en').fill('Our shop closes');
    await page.getByLabel('Reason 8, fa').fill('فروشگاه ما بسته می‌شود');
    await inspect(desk.page, 'lifecycle-settings');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').first().waitFor();
  });
});

describe('a client', () => {
  test('asks to leave with a reason of the list, and staff answer', async () => {
    await openService();
    const { page } = visit;
    await visit.click('button', 'Cancel this service');
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('Why do you leave?').selectOption({ label: 'Our shop closes' });
    await sheet.getByLabel('In words of your own').fill('At the end of the season');
    await inspect(visit.page, 'lifecycle-cancel');
    await sheet.getByRole('button', { name: 'Ask to end it' }).click();
    await page.getByText('It waits for an answer').waitFor();

    await desk.page.goto(`${panel.url}/admin/cancellations`);
    await desk.page.getByText('Our shop closes').waitFor();
    await inspect(desk.page, 'lifecycle-cancellations');
    await desk.page.getByRole('button', { name: 'Answer' }).click();
    const answer = desk.page.getByRole('dialog');
    await answer.getByLabel('Note').fill('We are sorry');
    await inspect(desk.page, 'lifecycle-answer');
    await answer.getByRole('button', { name: 'Answer' }).click();
    await desk.page.getByText('We are sorry').waitFor();

    await page.reload();
    await page.getByText(/^The service ends on/).waitFor();
    await inspect(visit.page, 'lifecycle-ends');
    await visit.click('button', 'Keep the service');
    await page.getByRole('button', { name: 'Cancel this service' }).waitFor();
    await desk.page.goto(`${panel.url}/admin/reports/cancellations`);
    await desk.page.getByText('Our shop closes').waitFor();
    await inspect(desk.page, 'lifecycle-report');
  });

  // Last: what was paused and goes on is paid until today only, and would end at once.
  test('pauses a service, sees what comes back, and goes on', async () => {
    await openService();
    const { page } = visit;
    await photograph(page, 'lifecycle-service');
    await visit.click('button', 'Pause');
    const sheet = page.getByRole('dialog');
    await sheet.getByText('come back as credit').waitFor();
    await sheet.getByRole('button', { name: 'Pause' }).click();
    await sheet.locator('[aria-invalid=true]').waitFor();
    const until = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    await sheet.getByLabel('Until').fill(until);
    await inspect(visit.page, 'lifecycle-pause');
    await sheet.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('it goes on by itself').waitFor();
    await inspect(visit.page, 'lifecycle-paused');
    await visit.click('button', 'Go on');
    await sheet.getByText('are invoiced').waitFor();
    await inspect(visit.page, 'lifecycle-resume');
    await sheet.getByRole('button', { name: 'Go on today' }).click();
    await page.waitForURL('**/portal/invoices/*');
    await page.getByRole('heading').first().waitFor();
    await photograph(page, 'lifecycle-resume-invoice');
  });
});

describe('a contract', () => {
  test('is set in the catalogue and told before the order, also on a phone and from right to left', async () => {
    const { page } = desk;
    await page.goto(`${panel.url}/admin/products?q=starter`);
    await page.getByRole('link', { name: 'Starter' }).first().click();
    await page.getByRole('tab', { name: 'Prices' }).click();
    await page.getByLabel('Shortest contract in months, Monthly').fill('12');
    await page.getByLabel('Renewal of the contract in months, Monthly').fill('1');
    await page.getByLabel('Notice in days, Monthly').fill('30');
    await inspect(desk.page, 'lifecycle-contract');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').first().waitFor();
    const visitor = await openVisit(browser, { width: 390, locale: 'fa', scheme: 'dark' });
    await visitor.page.goto(`${panel.url}/products/starter`);
    await visitor.page.getByText('قرارداد دست‌کم').waitFor();
    await inspect(visitor.page, 'lifecycle-contract-store');
    expect(visitor.complaints()).toEqual([]);
  });
});
