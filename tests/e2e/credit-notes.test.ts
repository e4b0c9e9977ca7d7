import type { Browser } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { logIn } from './harness/log-in.ts';
import { inspect, type Look, openVisit, type Visit } from './harness/visit.ts';

let panel: Instance;
let browser: Browser;
let desk: Visit;
/** Where the corrected invoice is. */
let invoicePath: string;

useDemo(async (demo) => {
  ({ panel, browser } = demo);
  desk = await demo.enter();
});

describe('a paid invoice', () => {
  test('is corrected by a credit note over a part of a line, whose money becomes credit', async () => {
    const { page } = desk;
    await page.goto(`${panel.url}/admin/invoices?status=paid&kind=invoice`);
    await page.locator('tbody tr a[href*="/admin/invoices/"]').first().click();
    await page.waitForURL(/\/admin\/invoices\/[0-9a-f-]{36}/);
    invoicePath = new URL(page.url()).pathname;
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Issue credit note' }).click();
    const sheet = page.getByRole('dialog', { name: /^Credit note for/ });
    const first = sheet.locator('fieldset input').first();
    await first.fill('1.50');
    await first.blur();
    await sheet.getByText('Credit note over €1.50').waitFor();
    await sheet.getByLabel('Reason').fill('Out of order for three days');
    await inspect(desk.page, 'credit-note-sheet');
    await sheet.getByRole('button', { name: 'Issue credit note' }).click();
    await page.getByText('Credit note issued', { exact: true }).first().waitFor();
    await page.getByRole('list', { name: 'Credit notes' }).getByRole('link').waitFor();
    await inspect(desk.page, 'credit-note-invoice');
  });

  test('names it, and the note names the invoice; the list shows it by its kind', async () => {
    const { page } = desk;
    await page.getByRole('list', { name: 'Credit notes' }).getByRole('link').click();
    await page.getByRole('heading', { name: /^Credit note CN-/ }).waitFor();
    await page.getByText('Corrects invoice').waitFor();
    await inspect(desk.page, 'credit-note');
    await page.goto(`${panel.url}/admin/invoices?kind=credit_note`);
    await page.getByText(/^CN-/).first().waitFor();
    expect(await page.locator('tbody tr').count()).toBe(1);
    expect(desk.complaints()).toEqual([]);
  });

  test.each<Look>([{ scheme: 'dark' }, { locale: 'fa', width: 390 }])('is legible and fits: %j', async (of) => {
    const visit = await openVisit(browser, of);
    await logIn(visit, panel);
    await visit.page.goto(`${panel.url}${invoicePath}`);
    await visit.page.getByRole('list', { name: /Credit notes|برگه/ }).waitFor();
    await inspect(visit.page, `credit-note-${of.locale ?? of.scheme}`);
    expect(visit.complaints()).toEqual([]);
    await visit.close();
  });
});
