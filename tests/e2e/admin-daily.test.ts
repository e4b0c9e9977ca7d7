import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { logIn } from './harness/log-in.ts';
import { settled } from './harness/settled.ts';
import { inspect, openVisit, photograph, type Visit, violations } from './harness/visit.ts';

// A client of the demo company.
const CLIENT = 'Holtkamp';

let panel: Instance;
let browser: Browser;
let visit: Visit;

useDemo(async (demo) => {
  ({ panel, browser } = demo);
  visit = await demo.enter();
});

describe('a list', () => {
  const choose = (at: number) => visit.page.locator('[data-row-id]').nth(at).getByRole('checkbox').click();

  test('suspends several services with one reason, and brings them back; what refuses stays selected', async () => {
    const { page } = visit;
    await page.goto(`${panel.url}/admin/services?status=active`);
    await page.locator('[data-row-id]').nth(2).waitFor();
    const ids = await page
      .locator('[data-row-id]')
      .evaluateAll((rows) => rows.map((row) => row.dataset['rowId'] ?? ''));
    for (const at of [0, 1]) await choose(at);
    await page.getByText('2 selected').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Suspend', exact: true }).click();
    const sheet = page.getByRole('dialog', { name: 'Suspend 2 services?' });
    await sheet.getByLabel('Reason').fill('Unpaid for a month');
    await sheet.getByRole('button', { name: 'Suspend' }).click();
    await page.getByText('Done for 2', { exact: true }).waitFor();
    await page.getByText('2 selected').waitFor({ state: 'detached' });
    await page.goto(`${panel.url}/admin/services`);
    const row = (at: number) => page.locator(`[data-row-id="${ids[at]}"]`);
    for (const at of [0, 1]) await row(at).getByText('Suspended').waitFor({ timeout: 30_000 });
    for (const at of [0, 1, 2]) await row(at).getByRole('checkbox').click();
    await page.getByRole('button', { name: 'Unsuspend' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Unsuspend' }).click();
    await page.getByText(/^Done for 2 of 3\. The service is past that step/).waitFor();
    await page.getByText('1 selected').waitFor();
    expect(await row(2).getByRole('checkbox').isChecked()).toBe(true);
    for (const at of [0, 1]) await row(at).getByText('Active', { exact: true }).waitFor({ timeout: 30_000 });
  });

  test('is narrowed to a client that is found while typing, and its file holds just those rows', async () => {
    const { page } = visit;
    await page.goto(`${panel.url}/admin/invoices`);
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('combobox', { name: 'Client' }).fill(CLIENT);
    await page.getByRole('option', { name: CLIENT }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'Active filters' }).getByText(CLIENT).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-slot=popover]').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.querySelector('main [aria-busy="true"]') === null);
    const shown = await page.locator('[data-row-id]').count();
    expect(await page.getByRole('cell', { name: CLIENT }).count()).toBe(shown);
    expect(await violations(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('invoices.csv');
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines).toHaveLength(shown + 1);
    expect(lines[0]).toBe(
      '\ufeffnumber,kind,client,status,issued_on,due_on,currency,net,tax,total,paid,credited,written_off,due',
    );
    expect(lines.slice(1).every((line) => line.includes(CLIENT))).toBe(true);
    expect(visit.complaints()).toEqual([]);
  });
});

describe('a step back', () => {
  test('brings a deleted note back; without it the note is gone for good when the page is left', async () => {
    const { page } = visit;
    await page.goto(`${panel.url}/admin/clients`);
    await page.getByRole('link', { name: CLIENT }).first().click();
    await page.getByRole('tab', { name: 'Notes' }).click();
    await page.getByLabel('New note').fill('Prefers to be called in the morning');
    await page.getByRole('button', { name: 'Add note' }).click();
    const note = page.getByRole('listitem').filter({ hasText: 'called in the morning' });
    await note.getByRole('button', { name: 'Delete note' }).click();
    await note.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await note.waitFor();
    await page.reload();
    await note.getByRole('button', { name: 'Delete note' }).click();
    await note.waitFor({ state: 'detached' });
    const deleted = page.waitForResponse((response) => response.url().includes('clients.deleteNote'));
    await page.getByRole('link', { name: 'Orders', exact: true }).first().click();
    expect((await deleted).status()).toBe(200);
    await page.goBack();
    await page.getByLabel('New note').waitFor();
    // The list that was seen before is shown until the server has told what is left.
    await settled(page);
    expect(await note.count()).toBe(0);
  });

  test('puts a hidden product back on sale, and a removed component back into its product', async () => {
    const { page } = visit;
    await page.goto(`${panel.url}/admin/products?status=active`);
    await page
      .getByRole('link', { name: /Starter/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Sale status' }).click();
    await page.getByRole('menuitem', { name: /^Hide/ }).click();
    await page.getByText('Hidden: only staff can sell it').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('On sale', { exact: true }).waitFor();
    await page.getByRole('tab', { name: 'Components' }).click();
    const packages = page.getByRole('combobox', { name: 'Package at the panel' });
    const chosen = await packages.inputValue();
    expect(await packages.locator('option').allInnerTexts()).toContain(chosen);
    expect(await packages.locator('option').count()).toBeGreaterThan(2);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Remove Hosting account' }).click();
    await packages.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).last().click();
    expect(await packages.inputValue()).toBe(chosen);
    await page.getByRole('button', { name: 'Save product' }).click();
    await page.getByText('Product saved').waitFor();
    expect(visit.complaints()).toEqual([]);
  });
});

describe('the logo', () => {
  // A grey square of 16 by 16 pixels.
  const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAAAAAA6mKC9AAAAD0lEQVR4nGNoQAMMI1sAAAUMgAFaSOXNAAAAAElFTkSuQmCC';

  test('is refused when it is no picture, and shown in the shop, to clients and in the dark once it is one', async () => {
    // The browser names the refused request in its console, so this one is somebody's own.
    const staff = await openVisit(browser);
    await logIn(staff, panel);
    const { page } = staff;
    await page.goto(`${panel.url}/admin/settings`);
    const file = page.getByLabel('Logo file');
    await page.getByRole('button', { name: 'Choose a picture' }).waitFor();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    await file.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: svg });
    await page.getByText('This is no picture that can be used: PNG or JPEG.').waitFor();
    expect(staff.complaints().filter((text) => !text.includes('400'))).toEqual([]);
    await file.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(PICTURE, 'base64') });
    await page.getByRole('img', { name: 'Logo' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'admin-logo');
    for (const look of [{ width: 1280 }, { scheme: 'dark', locale: 'fa', width: 390 }] as const) {
      const other = await openVisit(browser, look);
      for (const path of ['/', '/login']) {
        await other.page.goto(`${panel.url}${path}`);
        const picture = other.page.getByRole('img', { name: 'Nordhost' });
        await picture.waitFor();
        expect(await picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth)).toBe(16);
        await inspect(other.page);
      }
      expect(other.complaints()).toEqual([]);
      await other.close();
    }
    await page.getByRole('button', { name: 'Remove logo' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove logo' }).click();
    await page.getByRole('img', { name: 'Logo' }).waitFor({ state: 'detached' });
    await staff.close();
  });
});

describe('an invoice written by hand', () => {
  const line = (at: number, field: string) => visit.page.locator(`[name="lines.${at}.${field}"]`);
  const price = (at: number) =>
    visit.page.getByRole('group', { name: `Line ${at + 1}` }).getByRole('textbox', { name: 'Unit price' });

  test('needs no mouse for its lines, says what it will cost, and is issued in two clicks', async () => {
    const { page } = visit;
    await page.goto(`${panel.url}/admin/invoices/new`);
    await page.getByRole('combobox', { name: 'Client' }).fill(CLIENT);
    await page.getByRole('option', { name: CLIENT }).waitFor();
    await page.keyboard.press('Enter');
    await line(0, 'description').fill('Moving two mailboxes');
    await line(0, 'quantity').fill('2,5');
    await price(0).fill('33.335');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Goodwill');
    await price(1).fill('-5');
    const total = page.locator('dt:text-is("Total") + dd');
    await total.getByText('€78.34').waitFor();
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'admin-new-invoice');
    visit.restart();
    await visit.click('button', 'Save and issue…');
    const question = page.getByRole('alertdialog', { name: 'Issue this invoice over €78.34?' });
    await question.waitFor();
    await question.getByRole('button', { name: 'Issue invoice' }).click();
    await page.getByRole('heading', { level: 1, name: /^Invoice INV-/ }).waitFor();
    expect(visit.clicks() + 1).toBeLessThanOrEqual(2);
    expect(await page.getByText('€78.34', { exact: true }).count()).toBeGreaterThan(0);
  });

  test('marks the line that is not complete, gives a removed one back, and stays a draft that can be changed', async () => {
    const { page } = visit;
    await page.goto(`${panel.url}/admin/clients`);
    await page.getByRole('link', { name: CLIENT }).first().click();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'New invoice' }).click();
    await line(0, 'description').fill('A first hour');
    await price(0).fill('80');
    await page.keyboard.press('Enter');
    await price(1).fill('20');
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('Fill this in.').waitFor();
    expect(await line(1, 'description').getAttribute('aria-invalid')).toBe('true');
    expect(await line(0, 'description').getAttribute('aria-invalid')).toBe('false');
    await line(1, 'description').fill('Travel');
    await page.getByRole('button', { name: 'Remove line 2' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await line(1, 'description').inputValue()).toBe('Travel');
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByRole('heading', { level: 1, name: 'Draft invoice' }).waitFor();
    await page.getByRole('link', { name: 'Change', exact: true }).click();
    await line(1, 'quantity').fill('3');
    await page.locator('dt:text-is("Total") + dd').getByText('€140.00').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByRole('heading', { level: 1, name: 'Draft invoice' }).waitFor();
    await page.getByRole('cell', { name: '€60.00' }).waitFor();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Delete draft' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete draft' }).click();
    await page.getByRole('heading', { level: 1, name: 'Invoices' }).waitFor();
    expect(visit.complaints()).toEqual([]);
  });

  test('fits a phone, read from right to left', async () => {
    const other = await openVisit(browser, { locale: 'fa', scheme: 'dark', width: 390 });
    await logIn(other, panel);
    await other.page.goto(`${panel.url}/admin/invoices`);
    await other.page.locator('a[href$="/invoices/new"]').click();
    await other.page.locator('main input[role=combobox]').fill(CLIENT);
    await other.page.locator('[role=listbox] [role=option]').first().waitFor();
    await other.page.keyboard.press('Enter');
    await other.page.locator('[name="lines.0.description"]').waitFor();
    await other.page.evaluate(() => window.scrollTo(0, 0));
    await inspect(other.page, 'admin-new-invoice-fa-390');
    expect(other.complaints()).toEqual([]);
    await other.close();
  });
});
