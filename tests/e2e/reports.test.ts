import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { logIn } from './harness/log-in.ts';
import { inspect, type Look, openVisit, type Visit } from './harness/visit.ts';

let panel: Instance;
let browser: Browser;
let visit: Visit;

/** What a click on a button downloads. */
async function download(of: Visit, button: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([of.page.waitForEvent('download'), of.click('button', button)]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

useDemo(async (demo) => {
  ({ panel, browser } = demo);
  visit = await demo.enter();
});

test('two clicks from the dashboard say what recurs, what every figure means, and one more is the file', async () => {
  const { page } = visit;
  visit.restart();
  await visit.click('link', 'Reports');
  await visit.click('link', /Recurring revenue/);
  const figures = page.getByRole('table', { name: 'Recurring revenue by month' });
  await figures.waitFor();
  expect(visit.clicks()).toBe(2);
  expect(await figures.getByRole('row').count()).toBe(13);
  const latest = figures.getByRole('row').nth(1).getByRole('cell');
  const [name = '', mrr = ''] = [await latest.nth(0).textContent(), await latest.nth(7).textContent()].map(String);
  expect(mrr).toMatch(/^€[1-9]/);
  await page.getByText('What active and overdue subscriptions cost per month').waitFor();
  const { name: file, text } = await download(visit, 'CSV');
  expect([file, visit.clicks()]).toEqual(['recurring-revenue.csv', 3]);
  const last = text.trimEnd().split('\r\n').at(-1)?.split(',') ?? [];
  expect(`€${last[8]}`).toBe(mrr.replaceAll(',', ''));
  expect(name).toContain(last[0]?.slice(0, 4));
  await page.getByLabel('Months').selectOption('6');
  await expect.poll(() => figures.getByRole('row').count()).toBe(7);
  expect(page.url()).toContain('months=6');
});

test('the age of what is open leads to the invoices behind it', async () => {
  const { page } = visit;
  await page.goto(`${panel.url}/admin/reports/aging`);
  const ages = page.getByRole('table', { name: 'Open invoices by age' });
  const row = ages.getByRole('row', { name: /Not due yet/ });
  const count = Number(await row.getByRole('cell').nth(1).textContent());
  expect(count).toBeGreaterThan(0);
  await visit.click('button', 'Not due yet');
  const list = page.getByRole('table', { name: 'Open invoices', exact: true });
  await page.getByRole('list', { name: 'Active filters' }).waitFor();
  await expect.poll(() => list.getByRole('row').count()).toBe(count + 1);
  await list.getByRole('link').first().click();
  await page.waitForURL(/\/admin\/invoices\/[0-9a-f-]+$/);
});

test('a period moves by months and quarters, and the address keeps it', async () => {
  const { page } = visit;
  await page.goto(`${panel.url}/admin/reports/tax`);
  const [from, to] = [page.getByLabel('From', { exact: true }), page.getByLabel('To', { exact: true })];
  await from.waitFor();
  const first = await from.inputValue();
  await visit.click('button', 'Period before');
  await expect.poll(() => from.inputValue()).not.toBe(first);
  await page.getByLabel('Period', { exact: true }).selectOption('quarter');
  await expect.poll(async () => (await to.inputValue()).slice(5)).toMatch(/^(03-31|06-30|09-30|12-31)$/);
  await page.reload();
  await expect.poll(() => page.getByLabel('Period', { exact: true }).inputValue()).toBe('quarter');
});

test('the ledger sums to zero, names every booking, and says that it is in order', async () => {
  const { page } = visit;
  await page.goto(`${panel.url}/admin`);
  await visit.click('link', 'Ledger');
  const balance = page.getByRole('table', { name: 'Trial balance in EUR' });
  await balance.waitFor();
  expect(await balance.getByRole('row').last().getByRole('cell').last().textContent()).toBe('€0.00');
  await visit.click('link', 'Journal');
  await page
    .getByRole('row', { name: /Invoice issued/ })
    .first()
    .waitFor();
  const csv = await download(visit, 'CSV');
  expect(csv.text.split('\r\n')[0]).toContain('transaction,date,kind');
  const json = await download(visit, 'JSON');
  const entry = z.object({ amountMinor: z.string() });
  const transactions = z.parse(z.array(z.object({ entries: z.array(entry) })), JSON.parse(json.text));
  expect(transactions.length).toBeGreaterThan(20);
  const sum = transactions.flatMap((one) => one.entries).reduce((total, one) => total + BigInt(one.amountMinor), 0n);
  expect(sum).toBe(0n);
  await page.goto(`${panel.url}/admin/ledger/journal?account=tax_payable`);
  await page.getByRole('list', { name: 'Active filters' }).getByText('Tax payable').waitFor();
  await visit.click('link', 'Health');
  await page.getByText('The books are in order.').waitFor();
  expect(await page.getByText('In order', { exact: true }).count()).toBe(4);
  expect(visit.complaints()).toEqual([]);
});

test('the time machine shows the invoices, mails and the cash of the months ahead', async () => {
  const { page } = visit;
  await page.goto(`${panel.url}/admin/reports`);
  await visit.click('link', /Time machine/);
  const events = page.getByRole('table', { name: 'What will happen' });
  await events.waitFor();
  const months = page.getByRole('table', { name: 'Cash by month' }).first();
  expect(await months.getByRole('row').count()).toBeGreaterThanOrEqual(5);
  await page.getByLabel('Show').selectOption('invoice');
  await expect.poll(() => events.getByRole('cell', { name: 'Payment', exact: true }).count()).toBe(0);
  expect(await events.getByRole('cell', { name: 'Invoice', exact: true }).count()).toBeGreaterThan(5);
  await page.getByLabel('Who pays').selectOption('methods');
  await page.waitForURL(/pay=methods/);
  await page.getByLabel('Show').selectOption({ label: 'Service suspended' });
  await expect.poll(() => events.getByRole('cell', { name: 'Service suspended' }).count()).toBeGreaterThan(0);
  const { name, text } = await download(visit, 'CSV');
  expect(name).toBe('time-machine.csv');
  expect(text).toContain('on,what,client_id,client,about,currency,amount');
  expect(visit.complaints()).toEqual([]);
});

const REPORTS = [
  'recurring',
  'cohorts',
  'forecast',
  'time-machine',
  'aging',
  'products',
  'gateways',
  'deferred',
  'tax',
];
const PATHS = ['reports', ...REPORTS.map((name) => `reports/${name}`), 'ledger', 'ledger/journal', 'ledger/health'];

test.each<Look>([
  { locale: 'en', scheme: 'light', width: 1280 },
  { locale: 'fa', scheme: 'dark', width: 1280 },
  { locale: 'fa', scheme: 'light', width: 390 },
])(
  'every page fits and is accessible in $locale, $scheme, $width px',
  async (look) => {
    const other = await openVisit(browser, look);
    await logIn(other, panel);
    for (const path of PATHS) {
      await other.page.goto(`${panel.url}/admin/${path}`);
      await inspect(other.page, `${path.replaceAll('/', '-')}-${look.locale}-${look.width}`);
    }
    expect(other.complaints()).toEqual([]);
    await other.close();
  },
  300_000,
);
