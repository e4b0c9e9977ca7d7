import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { logIn } from './harness/log-in.ts';
import { inspect, openVisit, photograph, type Visit, violations } from './harness/visit.ts';

let panel: Instance;
let browser: Browser;
let staff: Visit;
let visitor: Visit;

useDemo(async (demo) => {
  ({ panel, browser } = demo);
  staff = await demo.enter();
  visitor = await openVisit(browser, { width: 390 });
});

test('staff write a coupon, with a sentence that says at once what it does', async () => {
  const { page } = staff;
  await page.goto(`${panel.url}/admin/coupons`);
  await staff.click('button', 'New coupon');
  await page.getByText(/20%.* off the first period/).waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Spring sale');
  await page.locator('input[name=code]').fill('spring-50');
  await page.locator('input[name=percent]').fill('50');
  await page.getByLabel('For how long').selectOption('periods');
  await page
    .getByText(/50%.* off the first 3 periods/)
    .first()
    .waitFor();
  await photograph(page, 'coupon-form');
  expect(await violations(page)).toEqual([]);
  await staff.click('button', 'Create coupon');
  await page.getByRole('heading', { name: 'Spring sale' }).waitFor();
  await page.getByText('Nobody has redeemed it yet.').waitFor();
  await photograph(page, 'coupon-page');
  expect(await violations(page)).toEqual([]);
});

test('a visitor comes by its link, sees what it takes off to the cent, and orders', async () => {
  const { page } = visitor;
  await page.goto(`${panel.url}/?coupon=spring-50`);
  await page
    .getByText(/50%.* off the first 3 periods/)
    .first()
    .waitFor();
  await photograph(page, 'coupon-link');
  await visitor.click('link', /^Configure/);
  await page
    .getByText(/50%.* off the first 3 periods/)
    .first()
    .waitFor();
  await page.getByPlaceholder('example.com').fill(`coupon-${Date.now()}.example.com`);
  await visitor.click('button', 'Put into the cart');
  await page.getByRole('heading', { name: 'Your cart' }).waitFor();
  await page.getByText('SPRING-50', { exact: true }).waitFor();
  await page.getByText('Discount', { exact: true }).waitFor();
  await page.getByLabel('Coupon code').fill('no-such-code');
  await visitor.click('button', 'Apply');
  await page.getByText('There is no coupon with this code.').waitFor();
  await inspect(page, 'coupon-cart');
  await visitor.click('link', 'Go to checkout');
  await page.getByRole('button', { name: /^Order and pay/ }).waitFor();
  await page.getByText('SPRING-50').waitFor();
  const who = {
    'E-mail': 'coupon@example.com',
    Name: 'Vera',
    'Street and number': 'Weg 1',
    Postcode: '10115',
    City: 'Berlin',
  };
  for (const [label, value] of Object.entries(who)) await page.getByLabel(label, { exact: true }).fill(value);
  await photograph(page, 'coupon-checkout');
  await visitor.click('checkbox', /terms of service/);
  await visitor.click('button', /^Order and pay/);
  await page.waitForURL(/\/c\/pay\//);
});

test('staff see who redeemed it and what it took off each line, in Persian and dark too', async () => {
  const { page } = staff;
  await page.reload();
  await page.getByText('Vera', { exact: true }).waitFor();
  await photograph(page, 'coupon-redeemed');
  await page.goto(`${panel.url}/admin/invoices`);
  await page.getByRole('main').getByRole('link').filter({ hasText: /\d/ }).first().click();
  await page.getByText('SPRING-50').first().waitFor();
  await photograph(page, 'coupon-invoice');
  const other = await openVisit(browser, { locale: 'fa', scheme: 'dark', width: 390 });
  await logIn(other, panel);
  await other.page.goto(`${panel.url}/admin/coupons`);
  await other.page.getByText('Spring sale').first().waitFor();
  await inspect(other.page, 'coupon-list-fa');
  await other.close();
});
