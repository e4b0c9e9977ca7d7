import type { Browser } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type ApiClient, staffApi } from './harness/api-client.ts';
import { findClient } from './harness/bill-client.ts';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { mailedLink } from './harness/mailed-link.ts';
import { type Look, openVisit, overflow, photograph, type Visit, violations } from './harness/visit.ts';

const COLLEAGUE = { name: 'Rosa Region', email: 'rosa@nordhost.example', password: 'nine slow river barges' };
const GROUP = 'Austrian customers';

let panel: Instance;
let browser: Browser;
let staff: ApiClient;
let visit: Visit;
let client: { clientId: string; name: string };

async function logIn(as: Visit, who: { email: string; password: string } = panel.admin): Promise<void> {
  await as.page.goto(`${panel.url}/admin/login`);
  await as.page.locator('input[name=email]').fill(who.email);
  await as.page.locator('input[name=password]').fill(who.password);
  await as.page.locator('button[type=submit]').click();
}

useDemo(async (demo) => {
  ({ panel, browser } = demo);
  staff = await staffApi(panel);
  const list = z.object({ rows: z.array(z.object({ clientId: z.string(), name: z.string() })) });
  const [found] = (await staff.query('clients.list', { search: 'novotny' }, list)).rows;
  if (!found) throw new Error('the demo company has lost a client');
  client = found;
  visit = await demo.enter();
  await visit.page.waitForURL('**/admin');
});

describe('a staff scope', () => {
  test('begins with a group, into which a client is put', async () => {
    const { page } = visit;
    await page.goto(`${panel.url}/admin/client-groups`);
    await visit.click('button', 'New group');
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('Name', { exact: true }).fill(GROUP);
    await sheet.getByRole('radio', { name: 'Green' }).check();
    expect(await violations(page)).toEqual([]);
    await visit.click('button', 'Create group');
    await page.getByRole('listitem').filter({ hasText: GROUP }).getByText('0 clients').waitFor();
    await page.goto(`${panel.url}/admin/clients/${client.clientId}`);
    visit.restart();
    await visit.click('button', 'More');
    await visit.click('menuitem', 'Change client');
    await page.getByRole('dialog').getByLabel('Client group').selectOption({ label: GROUP });
    expect(await violations(page)).toEqual([]);
    await visit.click('button', 'Save');
    await page.getByText(GROUP).first().waitFor();
    expect(visit.clicks()).toBe(3);
    await page.goto(`${panel.url}/admin/client-groups`);
    await visit.click('link', '1 client');
    await page.getByRole('row', { name: new RegExp(client.name) }).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(1);
  });

  test('is given with an invitation, and shown in the list of staff', async () => {
    const { page } = visit;
    await page.goto(`${panel.url}/admin/staff`);
    await visit.click('button', 'Invite');
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('Name', { exact: true }).fill(COLLEAGUE.name);
    await sheet.getByLabel('E-mail').fill(COLLEAGUE.email);
    await sheet.getByRole('checkbox', { name: /^Owner/ }).check();
    await sheet.getByRole('checkbox', { name: GROUP }).check();
    expect(await violations(page)).toEqual([]);
    await visit.click('button', 'Send invitation');
    const row = page.getByRole('row', { name: new RegExp(COLLEAGUE.name) });
    await row.getByText(GROUP).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('leaves one client of all, in lists, in the search and by address', async () => {
    const other = await openVisit(browser);
    const { page } = other;
    await page.goto(await mailedLink(staff, { email: COLLEAGUE.email, page: '/accept-invitation' }));
    await page.locator('input[name=name]').fill(COLLEAGUE.name);
    await page.locator('input[name=password]').fill(COLLEAGUE.password);
    await page.locator('button[type=submit]').click();
    await page.getByRole('link').first().waitFor();
    await logIn(other, COLLEAGUE);
    await page.waitForURL('**/admin');
    await page.goto(`${panel.url}/admin/clients`);
    await page.getByRole('row', { name: new RegExp(client.name) }).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(1);
    await page.goto(`${panel.url}/admin/clients?q=gartenbau`);
    await page.getByText('Nothing matches').first().waitFor();
    await page.goto(`${panel.url}/admin/invoices`);
    await page
      .getByRole('row', { name: /Novotn/ })
      .first()
      .waitFor();
    const names = await page.locator('tbody tr').allInnerTexts();
    expect(names.filter((text) => !/Novotn/.test(text))).toEqual([]);
    await page.goto(`${panel.url}/admin/audit`);
    await page
      .getByRole('row', { name: /Account changed|Client group changed/ })
      .first()
      .waitFor();
    expect(await page.getByText('The chain is').count()).toBe(0);
    const foreign = await findClient(staff, 'gartenbau');
    await page.goto(`${panel.url}/admin/clients/${foreign}`);
    await page.getByText('This does not exist, or you may not see it.').waitFor();
    expect(other.complaints().filter((text) => !/404|403/.test(text))).toEqual([]);
    await other.close();
  });
});

test('who fails to log in too often is told when to try again', async () => {
  const guest = await openVisit(browser);
  const wrong = { email: 'nobody@nordhost.example', password: 'not the right one' };
  await logIn(guest, wrong);
  const { page } = guest;
  for (let tries = 1; tries < 6; tries += 1) {
    await page.getByRole('alert').waitFor();
    await page.locator('input[name=password]').fill(`${wrong.password} ${tries}`);
    await Promise.all([page.waitForResponse(/\/login$/), page.locator('button[type=submit]').click()]);
  }
  await page.getByText(/^Too many attempts\. Try again in \d+ seconds\.$/).waitFor();
  expect(await violations(page)).toEqual([]);
  await guest.close();
});

describe('the pages of scopes', () => {
  const LOOKS: Look[] = [
    { locale: 'en', scheme: 'light', width: 1280 },
    { locale: 'en', scheme: 'dark', width: 390 },
    { locale: 'fa', scheme: 'light', width: 390 },
    { locale: 'fa', scheme: 'dark', width: 1280 },
  ];

  test.each(LOOKS)(
    'have no violation, no overflow and no error in the console: $locale $scheme $width',
    async (look) => {
      const own = await openVisit(browser, look);
      await logIn(own);
      await own.page.waitForURL('**/admin');
      const found: string[] = [];
      for (const path of ['client-groups', 'clients', `clients/${client.clientId}`, 'staff']) {
        await own.page.goto(`${panel.url}/admin/${path}`);
        await own.page.locator('h1').waitFor();
        await own.page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
        await own.page.getByText(GROUP).first().waitFor({ state: 'attached' });
        found.push(...(await violations(own.page)));
        const wider = await overflow(own.page);
        if (wider > 0) found.push(`${path} is ${wider} px too wide`);
        await photograph(
          own.page,
          `scopes-${path.replace(/\/.*/, '-one')}-${look.locale}-${look.scheme}-${look.width}`,
        );
      }
      found.push(...own.complaints());
      await own.close();
      expect(found).toEqual([]);
    },
    120_000,
  );
});
