import type { Browser, Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type ApiClient, staffApi } from './harness/api-client.ts';
import { findClient } from './harness/bill-client.ts';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { logIn } from './harness/log-in.ts';
import { payByCard } from './harness/pay-by-card.ts';
import { settled } from './harness/settled.ts';
import { inspect, type Look, openVisit, photograph, type Visit, violations } from './harness/visit.ts';

// A customer of the demo company. The demo gives everybody one password.
const CUSTOMER = 'maren@holtkamp-tischlerei.example';
const READY = { timeout: 60_000 };

let panel: Instance;
let browser: Browser;
let staff: ApiClient;
let clientId: string;
let visit: Visit;
let names = 0;

const domain = () => {
  names += 1;
  return `order${names}-${Date.now()}.example.com`;
};

const credit = (amountMinor: string) =>
  staff.mutate('billing.grantCredit', { clientId, amountMinor, currency: 'EUR', reason: 'Outage' }, z.unknown());

/** The cheapest hosting product again, under another address, which asks for everything after payment. */
async function sellAskingLater(): Promise<void> {
  const product = z.looseObject({ productId: z.string() });
  const { rows } = await staff.query(
    'catalog.list',
    { search: 'starter' },
    z.object({ rows: z.array(z.object({ productId: z.string() })) }),
  );
  const {
    productId: _id,
    status: _status,
    stockSeen: _seen,
    missingKinds: _missing,
    ...state
  } = await staff.query('catalog.get', { productId: rows[0]?.productId }, product);
  const parts = z.parse(
    z.looseObject({ components: z.array(z.looseObject({ componentId: z.string() })), texts: z.unknown() }),
    state,
  );
  const asked = { timing: 'after_payment', isRequired: true, choices: [] };
  const saved = await staff.mutate(
    'catalog.save',
    {
      ...parts,
      slug: 'ask-me-later',
      options: [],
      components: parts.components.map(({ componentId: _component, ...rest }) => rest),
      fields: [
        { ...asked, key: 'domain', kind: 'domain', texts: { en: { name: 'Domain name' }, fa: { name: 'نام دامنه' } } },
        { ...asked, key: 'site_title', kind: 'text', texts: { en: { name: 'Title of the site' } } },
      ],
    },
    product,
  );
  await staff.mutate('catalog.setStatus', { productId: saved.productId, status: 'active' }, z.unknown());
}

useDemo(async (demo) => {
  ({ panel, browser } = demo);
  staff = await staffApi(panel);
  clientId = await findClient(staff, 'Holtkamp');
  await sellAskingLater();
  visit = await demo.enter({ surface: 'client', email: CUSTOMER });
});

afterAll(async () => {
  expect(visit?.complaints()).toEqual([]);
});

/** Puts a product into the cart as it is offered, and goes to the checkout. */
async function toCheckout(page: Page, slug: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  await page.goto(`${panel.url}/products/${slug}`);
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
  await page.getByRole('button', { name: 'Go to checkout' }).first().click();
  await page.getByRole('button', { name: /^Order/ }).waitFor();
  await settled(page);
}

describe('a payment method', () => {
  test('is added without paying: who turns back may go on, and it pays new invoices from then on', async () => {
    const { page } = visit;
    await page.goto(`${panel.url}/portal/payment-methods`);
    await page.getByText('No payment method is kept').waitFor();
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'methods-empty');
    await visit.click('button', 'Add a payment method');
    await page.waitForURL(/\/c\/pay\//);
    await page.getByRole('heading', { name: 'Save a card' }).waitFor();
    await visit.click('link', 'Go back without saving');
    await page.getByText('Not saved yet').waitFor();
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'methods-unfinished');
    await visit.click('link', 'Go on');
    await payByCard(page);
    await page.getByText('The payment method is saved').waitFor();
    await page.getByText(/visa •••• 4242/i).waitFor();
    await page.getByText('Default', { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'methods-saved');
  });

  test('can be the default or not, one at a time, and be taken away', async () => {
    const { page } = visit;
    await visit.click('button', 'Add a payment method');
    await payByCard(page);
    await page.getByText('The payment method is saved').waitFor();
    const rows = page.getByRole('list', { name: 'Payment methods' }).getByRole('listitem');
    await expect.poll(() => rows.count()).toBe(2);
    expect(await rows.getByText('Default', { exact: true }).count()).toBe(1);
    await visit.click('button', 'Make default');
    await page.getByText('New invoices are paid with it from now on').waitFor();
    await visit.click('button', 'Do not pay automatically');
    await page.getByText('New invoices wait for you to pay them').waitFor();
    await expect.poll(() => rows.getByText('Default', { exact: true }).count()).toBe(0);
    await visit.click('button', 'Undo');
    await expect.poll(() => rows.getByText('Default', { exact: true }).count()).toBe(1);
    await rows.last().getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => rows.count()).toBe(1);
    await rows.first().getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('No payment method is kept').waitFor();
  });
});

describe('credit', () => {
  test('pays an order that it covers, without a payment page and in one click less', async () => {
    const { page } = visit;
    await credit('10000');
    await toCheckout(page, 'starter', { 'Domain name': domain() });
    await page.getByText('Left to pay').waitFor();
    expect(await page.getByText('How do you want to pay?').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'checkout-credit');
    await visit.click('checkbox', /^Use my credit/);
    await page.getByText('How do you want to pay?').waitFor();
    await visit.click('checkbox', /^Use my credit/);
    await visit.click('checkbox', /terms of service/);
    await visit.click('button', 'Order now');
    await page.getByRole('heading', { name: 'Your order is ready' }).waitFor(READY);
    expect(await violations(page)).toEqual([]);
  });

  test('pays a part of an invoice first, and the button says what remains', async () => {
    const { page } = visit;
    const lines = [{ kind: 'one_off', description: 'Moving a mailbox', unitPriceMinor: '500000' }];
    const { invoiceId } = await staff.mutate(
      'billing.create',
      { clientId, lines },
      z.object({ invoiceId: z.string() }),
    );
    await staff.mutate('billing.issue', { invoiceId }, z.unknown());
    await page.goto(`${panel.url}/portal/invoices/${invoiceId}`);
    await visit.click('button', /^Pay €/);
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/remain to be paid/).waitFor();
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'pay-credit');
    const button = dialog.getByRole('button', { name: /^Pay €/ });
    const rest = await button.textContent();
    await dialog.getByRole('checkbox', { name: /^Use my credit/ }).uncheck();
    expect(await button.textContent()).not.toBe(rest);
    await dialog.getByRole('checkbox', { name: /^Use my credit/ }).check();
    await button.click();
    await payByCard(page);
    await page.getByRole('heading', { name: 'Thank you, the payment has arrived' }).waitFor();
  });
});

describe('what is asked after payment', () => {
  test('a guest answers on the confirmation page, and the account is set up then', async () => {
    const guest = await openVisit(browser);
    const { page } = guest;
    await toCheckout(page, 'ask-me-later');
    const where = { 'Street and number': 'Lindenweg 1', Postcode: '10115', City: 'Berlin' };
    const who = { 'E-mail': `guest${Date.now()}@example.com`, Name: 'Gerd Guest', ...where };
    for (const [label, value] of Object.entries(who)) await page.getByLabel(label, { exact: true }).fill(value);
    await guest.click('checkbox', /terms of service/);
    await guest.click('button', /^Order and pay/);
    await payByCard(page);
    await page.getByRole('heading', { name: 'One more thing, then we set it up' }).waitFor(READY);
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'confirmation-questions');
    await guest.click('button', 'Send answers');
    await page.getByText('Fill this in.').first().waitFor();
    await page.getByLabel('Domain name').fill(domain());
    await page.getByLabel('Title of the site').fill('Gerd bakes');
    await guest.click('button', 'Send answers');
    await page.getByRole('heading', { name: 'Your order is ready' }).waitFor(READY);
    await page.getByText('Gerd bakes').waitFor();
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'confirmation-answered');
    expect(guest.complaints()).toEqual([]);
    await guest.close();
  });

  test('a client answers on the page of the order, which is found in the list and follows it to the end', async () => {
    const { page } = visit;
    await credit('10000');
    await toCheckout(page, 'ask-me-later');
    await visit.click('checkbox', /terms of service/);
    await visit.click('button', 'Order now');
    await page.getByRole('heading', { name: 'One more thing, then we set it up' }).waitFor(READY);
    await page.goto(`${panel.url}/portal/orders`);
    await page.getByRole('link', { name: /^O\d+/ }).first().click();
    await page.getByText('We need an answer from you before we can go on.').waitFor();
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'order-questions');
    const name = domain();
    await page.getByLabel('Domain name').fill(name);
    await page.getByLabel('Title of the site').fill('Holtkamp works');
    await visit.click('button', 'Send answers');
    await page.getByText('Everything is ready.').waitFor(READY);
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'order-ready');
    await visit.click('link', name);
    await page.waitForURL('**/portal/services/*');
  });

  const LOOKS: Look[] = [
    { scheme: 'dark', width: 390 },
    { locale: 'fa' },
    { locale: 'fa', scheme: 'dark', width: 390 },
  ];

  test.each(LOOKS)('the pages are accessible and fit: %o', async (look) => {
    const other = await openVisit(browser, look);
    const { page } = other;
    const check = async (name: string): Promise<void> => {
      await inspect(page, `${name}-${look.locale ?? 'en'}-${look.scheme ?? 'light'}-${look.width ?? 1280}`);
    };
    await logIn(other, panel, { surface: 'client', email: CUSTOMER });
    await credit('300');
    await page.goto(`${panel.url}/products/ask-me-later`);
    await page.locator('aside button[type=submit]').first().click();
    await page.locator('input[name="terms.isAccepted"]').waitFor();
    await check('checkout-credit');
    await page.locator('input[name="terms.isAccepted"]').check();
    await page.locator('form button[type=submit]').click();
    await page.waitForURL(/\/c\/pay\/|\/checkout\/done/);
    if (page.url().includes('/c/pay/')) await payByCard(page);
    await page.locator('input[name="fields.domain"]').waitFor(READY);
    await check('confirmation-questions');
    await page.goto(`${panel.url}/portal/orders`);
    await page.locator('main a[href*="/portal/orders/"]').first().click();
    await page.locator('input[name="fields.domain"]').waitFor();
    await check('order-questions');
    await page.goto(`${panel.url}/portal/payment-methods`);
    await check('methods');
    // The row of tabs scrolls on a phone: the one of this page is in sight.
    const tab = await page.locator('nav [aria-current=page]').boundingBox();
    expect(tab?.x).toBeGreaterThanOrEqual(0);
    expect((tab?.x ?? 0) + (tab?.width ?? 0)).toBeLessThanOrEqual(look.width ?? 1280);
    expect(other.complaints()).toEqual([]);
    await other.close();
  });
});
