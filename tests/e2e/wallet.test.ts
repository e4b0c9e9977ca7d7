import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import { staffApi } from './harness/api-client.ts';
import { billClient } from './harness/bill-client.ts';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { logIn } from './harness/log-in.ts';
import { payByCard } from './harness/pay-by-card.ts';
import { inspect, type Look, openVisit, photograph, type Visit, violations } from './harness/visit.ts';

const CUSTOMER = 'maren@holtkamp-tischlerei.example';

let panel: Instance;
let browser: Browser;
let staff: Visit;
let client: Visit;

useDemo(async (demo) => {
  ({ panel, browser } = demo);
  staff = await demo.enter();
  client = await demo.enter({ surface: 'client', email: CUSTOMER });
});

test('a provider sells credit within limits that it sets', async () => {
  const { page } = staff;
  await page.goto(`${panel.url}/admin/settings?tab=wallet`);
  await page.getByRole('switch', { name: 'Clients can buy credit ahead' }).click();
  await staff.click('button', 'Sell credit in EUR');
  await page.getByLabel('Least at once, EUR').fill('10');
  await page.getByLabel('Most at once, EUR').fill('200');
  await page.getByLabel('Most in all, EUR').fill('500');
  await staff.click('button', 'Save');
  await page.getByText('Saved').first().waitFor();
  await page.reload();
  await expect.poll(() => page.getByLabel('Most at once, EUR').inputValue()).toBe('200.00');
  expect(staff.complaints()).toEqual([]);
});

test('a client buys credit, pays all that is open with one payment, and reads what became of it', async () => {
  const { page } = client;
  // Two more, so that there is more than one to pay.
  const api = await staffApi(panel);
  for (const what of ['Website move', 'Training']) await billClient(api, 'Holtkamp', what);
  await page.goto(`${panel.url}/portal/wallet`);
  await client.click('button', 'Add credit');
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Amount').fill('5');
  await sheet.getByRole('button', { name: 'Go to payment' }).click();
  await sheet
    .getByText(/€10\.00/)
    .first()
    .waitFor();
  await sheet.locator('[aria-invalid=true]').waitFor();
  await photograph(page, 'top-up-too-small');
  expect(await violations(page)).toEqual([]);
  await sheet.getByLabel('Amount').fill('50');
  await sheet.getByRole('button', { name: 'Go to payment' }).click();
  await payByCard(page);
  await page.waitForURL(/\/portal\//);
  await page.goto(`${panel.url}/portal/wallet`);
  await page.getByText('€50.00').first().waitFor();
  await page.goto(`${panel.url}/portal/invoices`);
  await photograph(page, 'invoices-before');
  await client.click('button', /^Pay all/);
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByText(/INV-/).count()).toBe(3);
  expect(await violations(page)).toEqual([]);
  await photograph(page, 'pay-all');
  await dialog.getByRole('button', { name: /^Pay/ }).last().click();
  await payByCard(page);
  await page.waitForURL(/\/portal\//);
  await page.goto(`${panel.url}/portal/invoices`);
  await expect.poll(() => page.getByText('Paid', { exact: true }).count(), { timeout: 20_000 }).toBeGreaterThan(3);
  expect(await page.getByText('Overdue', { exact: true }).count()).toBe(0);
  // The amount that was too small was refused.
  expect(client.complaints()).toEqual([expect.stringContaining('400')]);
});

test.each<Look>([
  { locale: 'en', scheme: 'dark', width: 1280 },
  { locale: 'fa', scheme: 'light', width: 390 },
])('the page of credit fits and is accessible in $locale, $scheme, $width px', async (look) => {
  const other = await openVisit(browser, look);
  await logIn(other, panel, { surface: 'client', email: CUSTOMER });
  await other.page.goto(`${panel.url}/portal/wallet`);
  await inspect(other.page, `wallet-${look.locale}-${look.width}`);
  expect(other.complaints()).toEqual([]);
  await other.close();
});
