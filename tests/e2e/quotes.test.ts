import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { staffApi } from './harness/api-client.ts';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { logIn } from './harness/log-in.ts';
import { mailedLink } from './harness/mailed-link.ts';
import { inspect, openVisit, photograph, type Visit } from './harness/visit.ts';

const CLIENT = 'Holtkamp';
const CUSTOMER = 'maren@holtkamp-tischlerei.example';

let panel: Instance;
let browser: Browser;
let staff: Visit;

useDemo(async (demo) => {
  ({ panel, browser } = demo);
  staff = await demo.enter();
});

/** Puts an order for the client together, makes a quote of it and sends it. */
async function sendQuote(page: Page, domain: string): Promise<void> {
  await page.goto(`${panel.url}/admin/orders/new`);
  await page.getByRole('combobox', { name: 'Client' }).fill(CLIENT);
  await page.getByRole('option', { name: CLIENT }).first().click();
  await page.getByRole('combobox', { name: 'Add a product' }).fill('Starter');
  await page.getByRole('option', { name: 'Starter' }).first().click();
  await page.getByPlaceholder('example.com').first().fill(domain);
  await page.getByRole('button', { name: 'Make a quote of it' }).and(page.locator(':enabled')).click();
  await page.getByLabel('A word to the client').fill('As we talked about on the phone.');
  await page.getByRole('button', { name: 'Save the quote' }).click();
  await page.waitForURL(/\/admin\/quotes\/[0-9a-f-]{36}$/);
  await page.getByRole('button', { name: 'Send to the client' }).click();
  await page.getByRole('button', { name: 'Send again' }).waitFor();
}

test('a quote is sent, read behind the link of its mail, accepted without a login, and is an order', async () => {
  const { page } = staff;
  await sendQuote(page, 'quote-one.example');
  await photograph(page, 'quote-admin');
  await inspect(staff.page);
  expect(staff.complaints()).toEqual([]);
  const api = await staffApi(panel);
  const link = await mailedLink(api, { email: CUSTOMER, page: '/quote' });

  const reader = await openVisit(browser, { width: 390 });
  await reader.page.goto(link);
  await reader.page.getByText('As we talked about').waitFor();
  await photograph(reader.page, 'quote-390');
  await inspect(reader.page);
  expect(reader.complaints()).toEqual([]);
  await reader.page.getByRole('button', { name: 'Accept and order' }).click();
  await reader.page.locator('[aria-invalid=true]').first().waitFor();
  await reader.page.getByRole('checkbox').first().click();
  await reader.page.getByRole('button', { name: 'Accept and order' }).click();
  await reader.page.waitForURL(/\/checkout\/done\?order=/);
  await reader.page.goto(link);
  await reader.page.getByText('This quote is accepted').waitFor();

  await page.reload();
  await page.getByRole('link', { name: 'Open the order' }).waitFor();
});

test('a client finds its quotes beside its orders, and declines one with a word', async () => {
  await sendQuote(staff.page, 'quote-two.example');
  const client = await openVisit(browser, { locale: 'fa', scheme: 'dark' });
  await logIn(client, panel, { surface: 'client', email: CUSTOMER });
  await client.page.goto(`${panel.url}/portal/orders`);
  await photograph(client.page, 'quotes-portal-fa');
  await client.page.getByRole('link', { name: /quote-two/ }).click();
  await client.page.getByText('As we talked about').waitFor();
  await inspect(client.page);
  expect(client.complaints()).toEqual([]);
  await client.page.getByRole('button', { name: 'رد کردن' }).click();
  const sheet = client.page.getByRole('dialog');
  await sheet.getByRole('textbox').fill('Too small');
  await sheet.getByRole('button', { name: 'رد کردن' }).click();
  await client.page.getByText('شما این پیشنهاد را رد کرده‌اید').waitFor();
  await staff.page.reload();
  await staff.page.getByText('Too small').waitFor();
});
