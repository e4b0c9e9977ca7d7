import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { staffApi } from './harness/api-client.ts';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { logIn } from './harness/log-in.ts';
import { type Look, openVisit, overflow, photograph, type Visit, violations } from './harness/visit.ts';

const CARD = { number: '4242 4242 4242 4242', expiry: '12/39', cvc: '123', name: 'Maren Holtkamp' };
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

/** Two more invoices for the client, so that there is more than one to pay. */
async function billTheClient(): Promise<void> {
  const api = await staffApi(panel);
  const rows = z.object({ rows: z.array(z.looseObject({ clientId: z.string() })) });
  const [found] = (await api.query('clients.list', { search: 'Holtkamp' }, rows)).rows;
  for (const description of ['Website move', 'Training']) {
    const line = { kind: 'one_off', description, unitPriceMinor: '2000' };
    const wish = { clientId: found?.clientId, lines: [line] };
    const { invoiceId } = await api.mutate('billing.create', wish, z.object({ invoiceId: z.string() }));
    await api.mutate('billing.issue', { invoiceId }, z.unknown());
  }
}

test('a client buys credit, pays all that is open with one payment, and reads what became of it', async () => {
  const { page } = client;
  await billTheClient();
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
  await page.waitForURL(/\/c\/pay\//);
  for (const [name, value] of Object.entries(CARD)) await page.locator(`input[name=${name}]`).fill(value);
  await page.locator('button[type=submit]').first().click();
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
  await page.waitForURL(/\/c\/pay\//);
  for (const [name, value] of Object.entries(CARD)) await page.locator(`input[name=${name}]`).fill(value);
  await page.locator('button[type=submit]').first().click();
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
  expect(await violations(other.page)).toEqual([]);
  expect(await overflow(other.page)).toBe(0);
  await photograph(other.page, `wallet-${look.locale}-${look.width}`);
  expect(other.complaints()).toEqual([]);
  await other.close();
});
