import type { Browser, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { CARDS, payByCard } from './harness/pay-by-card.ts';
import { settled } from './harness/settled.ts';
import { inspect, openVisit, type Visit, violations } from './harness/visit.ts';

// A customer of the demo company; the demo gives everybody the administrator's password.
const CUSTOMER = 'maren@holtkamp-tischlerei.example';

let panel: Instance;
let browser: Browser;
let orders = 0;

useDemo((demo) => {
  ({ panel, browser } = demo);
});

/** Fills fields by their labels and counts them. */
async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<number> {
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label, { exact: true }).fill(value);
  return Object.keys(values).length;
}

const newcomer = () => {
  orders += 1;
  const where = { 'Street and number': 'Lindenweg 1', Postcode: '10115', City: 'Berlin' };
  return { 'E-mail': `visitor${orders}@example.com`, Name: 'Vera Visitor', ...where };
};

/** From the shop window to the checkout with the cheapest product; answers the fields that were filled. */
async function choose(visit: Visit): Promise<number> {
  const { page } = visit;
  await page.goto(panel.url);
  await visit.click('link', /^Configure/);
  await page.getByPlaceholder('example.com').fill(`order${orders}-${Date.now()}.example.com`);
  await visit.click('button', 'Go to checkout');
  await page.getByRole('button', { name: /^Order and pay/ }).waitFor();
  // Prices are dimmed while newer ones are on their way.
  await settled(page);
  return 1;
}

const ordered = async (visit: Visit): Promise<void> => {
  await choose(visit);
  await fill(visit.page, newcomer());
  await visit.click('checkbox', /terms of service/);
};

describe('a new visitor', () => {
  test('orders, pays and sees the account running, in at most 6 clicks and 8 fields', async () => {
    const visit = await openVisit(browser);
    const { page } = visit;
    let fields = await choose(visit);
    expect(await violations(page)).toEqual([]);
    fields += await fill(page, newcomer());
    await visit.click('checkbox', /terms of service/);
    await visit.click('button', /^Order and pay/);
    await payByCard(page);
    await page.getByRole('heading', { name: 'Your order is ready' }).waitFor({ timeout: 60_000 });
    await page.getByText('Active', { exact: true }).waitFor();
    expect(visit.clicks()).toBeLessThanOrEqual(6);
    expect(fields).toBeLessThanOrEqual(8);
    expect(await violations(page)).toEqual([]);
    expect(visit.complaints()).toEqual([]);
    await visit.close();
  });

  test('is told at each field what is wrong, and nothing is ordered', async () => {
    const visit = await openVisit(browser);
    const { page } = visit;
    await choose(visit);
    await visit.click('button', /^Order and pay/);
    await page.getByText('Accept the terms to order.').waitFor();
    expect(await page.getByText('Fill this in.').count()).toBe(5);
    await fill(page, { ...newcomer(), 'E-mail': 'not an address' });
    await page.getByText('Write an e-mail address such as name@example.com.').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(new URL(page.url()).pathname).toBe('/checkout');
    await visit.close();
  });

  test('cannot go on without a domain name for a hosting account', async () => {
    const visit = await openVisit(browser);
    await visit.page.goto(panel.url);
    await visit.click('link', /^Configure/);
    await visit.click('button', 'Go to checkout');
    await visit.page.getByText('Fill this in.').waitFor();
    await visit.page.getByPlaceholder('example.com').fill('no domain');
    await visit.page.getByText('This does not have the right form.').waitFor();
    await visit.close();
  });

  test('whose card is refused pays with another one', async () => {
    const visit = await openVisit(browser);
    await ordered(visit);
    await visit.click('button', /^Order and pay/);
    await payByCard(visit.page, CARDS.declined);
    await visit.page
      .getByText(/declined|insufficient/i)
      .first()
      .waitFor();
    await payByCard(visit.page);
    await visit.page.getByRole('heading', { name: 'Your order is ready' }).waitFor({ timeout: 60_000 });
    await visit.close();
  });

  test('who turns back on the payment page is asked how to go on, and can transfer instead', async () => {
    const visit = await openVisit(browser);
    const { page } = visit;
    await ordered(visit);
    await visit.click('button', /^Order and pay/);
    await page.waitForURL(/\/c\/pay\//);
    await visit.click('link', 'Go back without paying');
    await page.getByRole('heading', { name: 'Not paid yet' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await visit.click('radio', /^Bank transfer/);
    await visit.click('button', /^Pay €/);
    await page.getByRole('heading', { name: 'Transfer this amount' }).waitFor();
    await page.getByText('IBAN').waitFor();
    expect(await violations(page)).toEqual([]);
    await visit.close();
  });
});

test('a customer who is not logged in logs in at the checkout and keeps the cart', async () => {
  const visit = await openVisit(browser);
  const { page } = visit;
  await choose(visit);
  await fill(page, { ...newcomer(), 'E-mail': CUSTOMER });
  await visit.click('checkbox', /terms of service/);
  await visit.click('button', /^Order and pay/);
  const dialog = page.getByRole('dialog', { name: 'Log in to order' });
  await dialog.waitFor();
  expect(await dialog.getByLabel('E-mail').inputValue()).toBe(CUSTOMER);
  await dialog.getByLabel('Password', { exact: true }).fill(panel.admin.password);
  await dialog.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('button', { name: 'Not you? Log out' }).waitFor();
  await visit.click('checkbox', /terms of service/);
  expect(await violations(page)).toEqual([]);
  await visit.click('button', /^Order and pay/);
  await payByCard(page);
  await page.getByRole('heading', { name: 'Your order is ready' }).waitFor({ timeout: 60_000 });
  await visit.close();
});

test('the cart keeps what was put in, and lets go of it', async () => {
  const visit = await openVisit(browser);
  const { page } = visit;
  await page.goto(panel.url);
  await visit.click('link', /^Configure/);
  await page.getByPlaceholder('example.com').fill('kept.example.com');
  await visit.click('button', 'Put into the cart');
  await page.getByRole('heading', { name: 'Your cart', exact: true }).waitFor();
  await page.reload();
  await page.getByText('kept.example.com').waitFor();
  await visit.click('link', /^Change/);
  expect(await page.getByPlaceholder('example.com').inputValue()).toBe('kept.example.com');
  await page.getByPlaceholder('example.com').fill('changed.example.com');
  await visit.click('button', 'Save changes');
  await page.getByText('changed.example.com').waitFor();
  await visit.click('button', /^Remove/);
  await page.getByText('Your cart is empty').waitFor();
  await visit.close();
});

const LOOKS = [{}, { scheme: 'dark' as const }, { locale: 'fa' as const }, { locale: 'fa' as const, width: 390 }];

test.each(LOOKS)('shop, product, cart and checkout are accessible and fit: %o', async (look) => {
  const visit = await openVisit(browser, look);
  const { page } = visit;
  const check = async (): Promise<void> => {
    await inspect(page);
  };
  await page.goto(panel.url);
  await check();
  await page.goto(`${panel.url}/products/starter`);
  await check();
  await page.getByPlaceholder('example.com').fill('looks.example.com');
  await page.locator('aside button[type=submit]').last().click();
  await page.waitForURL('**/cart');
  await page.getByText('looks.example.com').waitFor();
  await check();
  await page.goto(`${panel.url}/checkout`);
  await page.locator('form').waitFor();
  await check();
  expect(visit.complaints()).toEqual([]);
  await visit.close();
});
