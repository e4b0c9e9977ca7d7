import type { Browser } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type ApiClient, staffApi } from './harness/api-client.ts';
import { billClient, findClient } from './harness/bill-client.ts';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { logIn } from './harness/log-in.ts';
import { inspect, openVisit, photograph, type Visit, violations } from './harness/visit.ts';

// A customer of the demo company, with a running service and an open invoice. The demo gives everybody one password.
const CUSTOMER = 'maren@holtkamp-tischlerei.example';
const COLLEAGUE = { name: 'Ole Brink', email: 'ole@holtkamp-tischlerei.example', password: 'sawdust and oak shavings' };
const CARD = { email: CUSTOMER, number: '4242 4242 4242 4242', expiry: '12/34', cvc: '123', name: 'Maren Holtkamp' };

let panel: Instance;
let browser: Browser;
let staff: ApiClient;
let clientId: string;
let visit: Visit;

const rows = <T extends z.ZodMiniType>(row: T) => z.object({ rows: z.array(row) });

/** Staff bill the customer for some work. */
async function bill(count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) await billClient(staff, 'Holtkamp');
}

useDemo(async (demo) => {
  ({ panel, browser } = demo);
  staff = await staffApi(panel);
  clientId = await findClient(staff, 'Holtkamp');
  await bill(2);
  visit = await demo.enter({ surface: 'client', email: CUSTOMER });
});

describe('staff who view the account', () => {
  test('see a banner, cannot pay or open the panel, see nothing of the person, and leave by one click', async () => {
    const viewer = await openVisit(browser);
    const { page } = viewer;
    await page.goto(`${panel.url}/login`);
    await page.evaluate(
      async ({ token, body }) => {
        const headers = { 'content-type': 'application/json', 'x-p1': '1', authorization: `Bearer ${token}` };
        await fetch('/auth/client/impersonate', { method: 'POST', headers, body: JSON.stringify(body) });
        localStorage.setItem('p1.session.client', '1');
      },
      { token: staff.token() ?? '', body: { clientId, reason: 'Asked for help with an invoice' } },
    );
    await page.goto(`${panel.url}/portal`);
    await page.getByText(/is viewing as Maren Holtkamp/).waitFor();
    await page.getByText('To pay, 3 invoices').waitFor();
    await page.getByRole('link', { name: 'holtkamp-tischlerei.example' }).waitFor();
    expect(await page.getByRole('button', { name: /^(Pay|Open panel)/ }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'client-impersonated');
    await page.goto(`${panel.url}/portal/security`);
    await page.getByText('Not shown while you view this account').waitFor();
    await viewer.click('button', 'Stop viewing');
    await page.waitForURL('**/admin/**');
    expect(viewer.complaints()).toEqual([]);
    await viewer.close();
  });
});

describe('paying', () => {
  test('a payer who turns back may go on, or pay another way: by transfer, with our account and the reference', async () => {
    const { page } = visit;
    await page.getByText('To pay, 3 invoices').waitFor();
    await visit.click('button', /^Pay invoice/);
    await visit.click('button', /^Pay €/);
    await page.waitForURL(/\/c\/pay\//);
    await page.getByRole('link', { name: 'Go back without paying' }).click();
    await page.getByRole('heading', { name: 'The payment is not finished' }).waitFor();
    await page.getByRole('link', { name: 'Go on with the payment' }).waitFor();
    await visit.click('button', 'Pay another way');
    await page.getByRole('radio', { name: /Bank transfer/ }).check();
    await visit.click('button', /^Pay €/);
    await page.getByRole('heading', { name: 'Please transfer the amount' }).waitFor();
    await page.getByText('Reference', { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'client-transfer');
    await page.goto(`${panel.url}/portal`);
  });

  test('an invoice is paid from the overview in two clicks and the page of the payment service', async () => {
    const { page } = visit;
    await page.getByText('To pay, 3 invoices').waitFor();
    visit.restart();
    await visit.click('button', /^Pay invoice/);
    // Not part of paying: it keeps the card for the next test.
    await page.getByLabel(/^Keep it/).check();
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'client-pay');
    await visit.click('button', /^Pay €/);
    await page.waitForURL(/\/c\/pay\//);
    for (const [name, value] of Object.entries(CARD)) {
      const field = page.locator(`input[name=${name}]`);
      if ((await field.count()) > 0) await field.fill(value);
    }
    await page.locator('button[type=submit]').first().click();
    await page.waitForURL('**/portal/payments/*');
    await page.getByRole('heading', { name: 'Thank you, the payment has arrived' }).waitFor();
    expect(visit.clicks()).toBe(2);
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'client-payment');
  });

  test('all open invoices are paid at once in two clicks with the kept card', async () => {
    const { page } = visit;
    await page.goto(`${panel.url}/portal`);
    await page.getByText('To pay, 2 invoices').waitFor();
    visit.restart();
    await visit.click('button', 'Pay all');
    await visit.click('button', /^Pay €/);
    await page.getByRole('heading', { name: 'Thank you, the payment has arrived' }).waitFor();
    expect(visit.clicks()).toBe(2);
    expect(await page.getByRole('link', { name: /^Invoice INV/ }).count()).toBe(2);
    await page.goto(`${panel.url}/portal`);
    await page.getByText('Everything is paid').waitFor();
  });

  test('the paid invoice is there as a PDF', async () => {
    const { page } = visit;
    await page.goto(`${panel.url}/portal/invoices`);
    await page.getByRole('link', { name: /^INV/ }).first().click();
    await page.getByRole('heading', { name: /^Invoice INV/ }).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0);
    await photograph(page, 'client-invoice-print');
    await page.emulateMedia({ media: 'screen' });
    const [download] = await Promise.all([page.waitForEvent('download'), visit.click('button', 'PDF')]);
    expect(download.suggestedFilename()).toMatch(/\.pdf$/);
  });
});

describe('a service', () => {
  test('opens its panel in a tab of its own, logged in', async () => {
    const { page } = visit;
    await page.goto(`${panel.url}/portal`);
    const opening = page.context().waitForEvent('page');
    await visit.click('button', /^Open panel/);
    const tab = await opening;
    await tab.waitForURL(/^http:\/\/127\.0\.0\.1/);
    expect(await tab.locator('body').textContent()).toMatch(/holtkamp/i);
    await tab.close();
  });

  test('gets a new password, shown once', async () => {
    const { page } = visit;
    await page.getByRole('link', { name: 'holtkamp-tischlerei.example' }).click();
    await visit.click('button', 'Change password');
    await visit.click('button', 'Make a new password');
    await page.getByRole('heading', { name: 'The new password' }).waitFor();
    expect(await page.locator('dialog code').last().textContent()).toMatch(/^\S{20}$/);
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'client-new-password');
    await visit.click('button', 'I have kept it');
    await page.getByText('New password made').waitFor();
  });

  test('shows a suspension while the page is open, and that it is over', async () => {
    const { page } = visit;
    const serviceId = page.url().split('/').at(-1);
    const heading = page.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) });
    // The stream of news opens when the page is idle.
    await page.waitForTimeout(2500);
    await staff.mutate('provisioning.suspend', { serviceId, reason: 'Invoice overdue' }, z.unknown());
    await heading.getByText('Suspended').waitFor({ timeout: 20_000 });
    await page.getByText('Invoice overdue').waitFor();
    await staff.mutate('provisioning.unsuspend', { serviceId }, z.unknown());
    await heading.getByText('Active').waitFor({ timeout: 20_000 });
  });
});

describe('cancelling', () => {
  test('a service runs to the end of what is paid, unless the customer takes it back', async () => {
    const { page } = visit;
    await visit.click('button', 'Cancel this service');
    await page.getByLabel('Why do you leave?').selectOption({ label: 'I no longer need it' });
    await page.getByLabel('In words of your own').fill('We move to another town');
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'client-cancel');
    await visit.click('button', 'End the service');
    await page.getByText(/^The service ends on/).waitFor();
    await visit.click('button', 'Keep the service');
    await page.getByRole('button', { name: 'Cancel this service' }).waitFor();
  });
});

describe('a user with few rights', () => {
  test('is invited, comes by the link, and sees services but nothing of money or users', async () => {
    const { page } = visit;
    await page.goto(`${panel.url}/portal/users`);
    await visit.click('button', 'Invite a user');
    await page.getByLabel('Name', { exact: true }).fill(COLLEAGUE.name);
    await page.getByLabel('E-mail address').fill(COLLEAGUE.email);
    await page.getByLabel(/^Support/).check();
    await visit.click('button', 'Send invitation');
    await page.getByText('Invited, has not come yet').waitFor();

    const colleague = await openVisit(browser);
    await colleague.page.goto(await invitationOf(COLLEAGUE.email));
    await colleague.page.locator('input[name=name]').fill(COLLEAGUE.name);
    await colleague.page.locator('input[name=password]').fill(COLLEAGUE.password);
    await colleague.page.locator('button[type=submit]').click();
    await colleague.page.getByRole('link').first().waitFor();
    await logIn(colleague, panel, { surface: 'client', ...COLLEAGUE });
    await colleague.page.getByRole('link', { name: 'holtkamp-tischlerei.example' }).waitFor();
    const menu = await colleague.page
      .getByRole('navigation', { name: 'Client area' })
      .getByRole('link')
      .allInnerTexts();
    expect(menu).toEqual(['Overview', 'Services', 'Security', 'Profile']);
    expect(await colleague.page.getByText(/Pay|€/).count()).toBe(0);
    await colleague.page.goto(`${panel.url}/portal/invoices`);
    await colleague.page.getByText('403').first().waitFor();
    expect(colleague.complaints()).toEqual([]);
    await colleague.close();
  });
});

describe('a user of several accounts', () => {
  test('goes from one to the other without logging in again', async () => {
    const second = await staff.mutate(
      'clients.create',
      { name: 'Holtkamp Montage', email: 'montage@holtkamp-tischlerei.example', country: 'DE' },
      z.object({ clientId: z.string() }),
    );
    const access = { ...second, email: COLLEAGUE.email, name: COLLEAGUE.name, grants: ['billing'] };
    await staff.mutate('identity.inviteContact', access, z.unknown());
    const colleague = await openVisit(browser);
    const { page } = colleague;
    await logIn(colleague, panel, { surface: 'client', ...COLLEAGUE });
    const accounts = page.getByRole('combobox', { name: 'Account' });
    await accounts.waitFor();
    await accounts.selectOption(second.clientId);
    // What the other account allows and holds: bills, none open, and no service.
    await page.getByText('Everything is paid').waitFor();
    await page.getByRole('link', { name: 'Payment methods' }).waitFor();
    expect(await page.getByText('holtkamp-tischlerei.example').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    expect(colleague.complaints()).toEqual([]);
    await colleague.close();
  });
});

/** The link of the invitation that was mailed to an address, from the built-in mailbox. */
async function invitationOf(email: string): Promise<string> {
  const mail = z.object({ mailId: z.string(), recipient: z.optional(z.string()) });
  for (let tries = 0; tries < 60; tries += 1) {
    const { rows: mails } = await staff.query('notifications.listMails', { search: email }, rows(mail));
    const [first] = mails;
    if (first) {
      const { text } = await staff.mutate(
        'notifications.readContent',
        { mailId: first.mailId },
        z.object({ text: z.string() }),
      );
      const link = /https?:\/\/\S+accept\S*/.exec(text)?.[0];
      if (link) return link;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`no invitation was mailed to ${email}`);
}

describe('every page of the client area', () => {
  const PATHS = ['', '/services', '/invoices', '/orders', '/payment-methods', '/users', '/security', '/profile'];
  const LOOKS = [
    { locale: 'en', scheme: 'light', width: 1280 },
    { locale: 'en', scheme: 'dark', width: 390 },
    { locale: 'fa', scheme: 'light', width: 390 },
    { locale: 'fa', scheme: 'dark', width: 1280 },
  ] as const;

  test.each(LOOKS)('is accessible and fits in $locale, $scheme, $width px', async (look) => {
    const other = await openVisit(browser, look);
    await logIn(other, panel, { surface: 'client', email: CUSTOMER });
    for (const path of PATHS) {
      await other.page.goto(`${panel.url}/portal${path}`);
      await inspect(other.page, `client${path.replace('/', '-')}-${look.locale}-${look.scheme}-${look.width}`);
    }
    expect(other.complaints()).toEqual([]);
    await other.close();
  });
});
