import type { Browser, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type ApiClient, staffApi } from './harness/api-client.ts';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { logIn } from './harness/log-in.ts';
import { inspect, type Look, openVisit, type Visit, violations } from './harness/visit.ts';

// A client of the demo company.
const CLIENT = 'Holtkamp';
const PALETTE = 'Search or run a command';

let panel: Instance;
let browser: Browser;
let staff: ApiClient;
let visit: Visit;

const rows = <T extends z.ZodMiniType>(row: T) => z.object({ rows: z.array(row) });

/** Presses a key that stands for a click, and says how many there were. */
function keyboard(page: Page) {
  let pressed = 0;
  return {
    async press(key: string) {
      pressed += 1;
      await page.keyboard.press(key);
    },
    count: () => pressed,
  };
}

useDemo(async (demo) => {
  ({ panel, browser } = demo);
  staff = await staffApi(panel);
  visit = await demo.enter();
});

describe('the palette', () => {
  test('finds a client by two keys and its name', async () => {
    const { page } = visit;
    const keys = keyboard(page);
    await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
    await keys.press('Control+k');
    await page.getByRole('combobox', { name: PALETTE }).fill(CLIENT);
    await page.getByRole('option', { name: CLIENT }).first().waitFor();
    await keys.press('Enter');
    await page.waitForURL('**/admin/clients/*');
    await page.getByRole('heading', { level: 1, name: CLIENT }).waitFor();
    expect(keys.count()).toBeLessThanOrEqual(2);
    expect(await violations(page)).toEqual([]);
  });
});

describe('an order by staff', () => {
  test('of three items is placed in at most nine clicks, on one invoice that costs what the preview said', async () => {
    const { page } = visit;
    const shape = rows(z.object({ name: z.string(), from: z.nullable(z.unknown()) }));
    const found = await staff.query('catalog.list', { filter: { status: 'active' }, limit: 50 }, shape);
    const names = found.rows.filter((product) => product.from !== null).map((product) => product.name);
    const keys = keyboard(page);
    await page.goto(`${panel.url}/admin`);
    await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
    await keys.press('Control+k');
    await page.getByRole('combobox', { name: PALETTE }).fill('New order');
    await page.getByRole('option', { name: 'New order' }).waitFor();
    await keys.press('Enter');
    await page.getByRole('combobox', { name: 'Client' }).fill(CLIENT);
    await page.getByRole('option', { name: CLIENT }).waitFor();
    await keys.press('Enter');
    for (const [index, name] of names.slice(0, 3).entries()) {
      await page.getByRole('combobox', { name: 'Add a product' }).fill(name);
      await page.getByRole('option', { name }).first().waitFor();
      await keys.press('Enter');
      await page
        .getByRole('button', { name: /^Remove / })
        .nth(index)
        .waitFor();
    }
    for (const [index, field] of (await page.getByPlaceholder('example.com').all()).entries()) {
      await field.fill(`order-${index}.holtkamp.example`);
    }
    const total = page.locator('dt:text-is("Total") + dd');
    await total.waitFor();
    expect(await violations(page)).toEqual([]);
    visit.restart();
    const place = page.getByRole('button', { name: 'Place order' });
    await place.and(page.locator(':enabled')).waitFor();
    await page.getByRole('list', { name: 'Lines' }).getByRole('listitem').nth(2).waitFor();
    const promised = (await total.textContent()) ?? '';
    await visit.click('button', 'Place order');
    await page.waitForURL(/\/admin\/orders\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { level: 1, name: /^Order/ }).waitFor();
    expect(keys.count() + visit.clicks()).toBeLessThanOrEqual(9);
    expect(await page.getByText(promised, { exact: true }).count()).toBeGreaterThan(0);
    expect(await page.getByRole('link', { name: /^INV-/ }).count()).toBe(1);
    expect(await violations(page)).toEqual([]);
  });
});

describe('a payment', () => {
  test('is refunded in at most four clicks, and says so', async () => {
    const { page } = visit;
    const paid = await staff.query(
      'billing.list',
      { filter: { status: 'paid' }, limit: 1 },
      rows(z.object({ number: z.string() })),
    );
    const number = paid.rows[0]?.number ?? '';
    const keys = keyboard(page);
    await page.goto(`${panel.url}/admin`);
    await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
    await keys.press('Control+k');
    await page.getByRole('combobox', { name: PALETTE }).fill(number);
    await page.getByRole('option', { name: number }).first().waitFor();
    await keys.press('Enter');
    visit.restart();
    await visit.click('link', 'Refund');
    await page.getByLabel('Reason').fill('Cancelled within the trial');
    await visit.click('button', /^Refund$/);
    await page.getByRole('heading', { name: 'Refunds' }).waitFor();
    await page.locator('header').getByText('Refunded', { exact: true }).waitFor({ timeout: 30_000 });
    expect(keys.count() + visit.clicks()).toBeLessThanOrEqual(4);
    expect(await violations(page)).toEqual([]);
  });
});

describe('a role', () => {
  test('sees in the menu what it may open, and 403 where it may not', async () => {
    const colleague = { name: 'Nia Watch', email: 'nia@nordhost.example', password: 'counting only products here' };
    const role = {
      name: 'Catalogue only',
      description: '',
      permissions: ['product:read', 'product:manage'],
      parentIds: [],
    };
    const { roleId } = await staff.mutate('identity.createRole', role, z.object({ roleId: z.string() }));
    const { name, email, password } = colleague;
    await staff.mutate('identity.inviteStaff', { name, email, roleIds: [roleId] }, z.unknown());
    const other = await openVisit(browser);
    await other.page.goto(await invitationOf(email));
    await other.page.locator('input[name=name]').fill(name);
    await other.page.locator('input[name=password]').fill(password);
    await other.page.locator('button[type=submit]').click();
    await other.page.getByRole('link').first().waitFor();
    await other.page.goto(`${panel.url}/admin/login?next=/admin/products`);
    await other.page.locator('input[name=email]').fill(email);
    await other.page.locator('input[name=password]').fill(password);
    await other.page.locator('button[type=submit]').click();
    await other.page.getByRole('heading', { name: 'Products' }).waitFor();
    const menu = await other.page.locator('nav').first().getByRole('link').allInnerTexts();
    expect(menu).toContain('Products');
    expect(menu.filter((entry) => /Clients|Invoices|Payments|Orders/.test(entry))).toEqual([]);
    for (const path of ['/admin/invoices', '/admin/payments', '/admin/orders/new', '/admin/clients']) {
      await other.page.goto(`${panel.url}${path}`);
      await other.page.getByText('403').first().waitFor();
    }
    expect(other.complaints()).toEqual([]);
    await other.close();
  });
});

/** The link of the invitation that was mailed to an address, from the built-in mailbox. */
async function invitationOf(email: string): Promise<string> {
  for (let tries = 0; tries < 60; tries += 1) {
    const found = await staff.query(
      'notifications.listMails',
      { search: email },
      rows(z.object({ mailId: z.string() })),
    );
    const [first] = found.rows;
    if (first) {
      const content = z.object({ text: z.string() });
      const { text } = await staff.mutate('notifications.readContent', { mailId: first.mailId }, content);
      const link = /https?:\/\/\S+accept\S*/.exec(text)?.[0];
      if (link) return link;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`no invitation was mailed to ${email}`);
}

describe('every page of sales, billing and catalogue', () => {
  const PATHS = [
    '',
    '/clients',
    '/orders',
    '/orders/new',
    '/invoices',
    '/payments',
    '/products',
    '/products/new',
    '/categories',
  ];
  const LISTS = ['/clients', '/orders', '/invoices', '/payments', '/products'];
  const LOOKS: Look[] = [
    { locale: 'en', scheme: 'light', width: 1280 },
    { locale: 'en', scheme: 'dark', width: 390 },
    { locale: 'fa', scheme: 'light', width: 390 },
    { locale: 'fa', scheme: 'dark', width: 1280 },
  ];

  test.each(LOOKS)('is accessible and fits in $locale, $scheme, $width px', async (look) => {
    const other = await openVisit(browser, look);
    const { page } = other;
    await logIn(other, panel);
    const check = async () => {
      await inspect(page);
    };
    for (const path of PATHS) {
      await page.goto(`${panel.url}/admin${path}`);
      await check();
    }
    for (const path of LISTS) {
      await page.goto(`${panel.url}/admin${path}`);
      await page.locator('[data-row-id] a').first().click();
      await page.waitForURL(/[0-9a-f-]{36}$/);
      // The address changes before the page does: only the page of one thing says where it belongs.
      await page.locator('[data-slot=breadcrumb]').waitFor();
      await check();
    }
    expect(other.complaints()).toEqual([]);
    await other.close();
  });
});
