import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { staffApi } from './harness/api-client.ts';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { logIn } from './harness/log-in.ts';
import { inspect, openVisit, photograph, type Visit, violations } from './harness/visit.ts';

let panel: Instance;
let browser: Browser;

useDemo((demo) => {
  ({ panel, browser } = demo);
});

let orders = 0;

/** From the shop window to the checkout, for a company in Austria. */
async function goToCheckout(visit: Visit): Promise<string | null> {
  const { page } = visit;
  orders += 1;
  await page.goto(panel.url);
  await visit.click('link', /^Configure/);
  await page.getByPlaceholder('example.com').fill(`firma${orders}.example.at`);
  await visit.click('button', 'Go to checkout');
  await page.getByRole('button', { name: /^Order and pay/ }).waitFor();
  const address = { 'Street and number': 'Ring 1', Postcode: '1010', City: 'Wien' };
  const person = { 'E-mail': `firma${orders}@example.com`, Name: 'Vera Visitor', ...address };
  for (const [label, value] of Object.entries(person)) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByLabel('Country').selectOption('AT');
  await page.getByText('I order for a company').click();
  await page.getByText('VAT 20%').waitFor();
  return due(page);
}

const due = (page: Page) => page.locator('dt:has-text("Due now") + dd').textContent();

test('a business sees at the checkout that its VAT number is valid, and that it owes the tax itself', async () => {
  const visit = await openVisit(browser);
  const { page } = visit;
  const gross = await goToCheckout(visit);
  await page.getByLabel('VAT or tax number').fill('ATU1234');
  await page.getByText('a digit may be missing').first().waitFor();
  await page.getByLabel('VAT or tax number').fill('ATU10000009');
  await page.getByText('Valid VAT number').waitFor();
  await page.getByText('Reverse charge').waitFor();
  expect(await page.getByText('VAT 20%').count()).toBe(0);
  expect(await due(page)).not.toBe(gross);
  expect(await violations(page)).toEqual([]);
  await photograph(page, 'checkout-reverse-charge');
  await visit.click('radio', /^Bank transfer/);
  await visit.click('checkbox', /terms of service/);
  await visit.click('button', /^Order and pay/);
  await page.getByRole('heading', { name: 'Transfer this amount' }).waitFor();
  expect(visit.complaints()).toEqual([]);
  await visit.close();
});

test('an order goes through while VIES does not answer, and its invoice waits', async () => {
  const visit = await openVisit(browser);
  const { page } = visit;
  await goToCheckout(visit);
  await page.getByLabel('VAT or tax number').fill('ATU10000301');
  await page.getByText('The check does not answer at the moment').waitFor();
  await page.getByText('Your VAT number is checked first').waitFor();
  expect(await violations(page)).toEqual([]);
  await visit.click('radio', /^Bank transfer/);
  await visit.click('checkbox', /terms of service/);
  await visit.click('button', /^Order/);
  await page.getByText('Your VAT number is being checked').waitFor();
  expect(await page.getByRole('heading', { name: 'Transfer this amount' }).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await photograph(page, 'order-waiting-for-vies');
  expect(visit.complaints()).toEqual([]);
  await visit.close();
  const staff = await openVisit(browser);
  await logIn(staff, panel);
  await staff.page.goto(`${panel.url}/admin/invoices?status=pending_tax`);
  await staff.page.getByText('Vera Visitor').first().click();
  await staff.page.getByText('Waiting for the check of the VAT number').waitFor();
  await photograph(staff.page, 'invoice-waiting');
  await staff.close();
});

test('staff say where they are registered, free a client, and see the evidence of a check', async () => {
  const visit = await openVisit(browser);
  const { page } = visit;
  await logIn(visit, panel);
  await page.goto(`${panel.url}/admin/settings?tab=tax`);
  await visit.click('button', 'Add registration');
  const registration = page.getByRole('list', { name: 'Further registrations' });
  await registration.getByLabel('Country').selectOption('CH');
  await registration.getByLabel('Holds from').fill('2024-01-01');
  await visit.click('button', 'Save');
  await page.getByText('Saved').waitFor();
  await page.reload();
  expect(await registration.getByLabel('Country').inputValue()).toBe('CH');
  expect(await violations(page)).toEqual([]);
  await page.goto(`${panel.url}/admin/clients`);
  await page.getByText('Aalders & Zonen').first().click();
  await page.waitForURL(/clients\/[0-9a-f-]{36}/);
  await page.getByRole('tab', { name: 'Tax' }).click();
  await page.getByText('SIMULATED COMPANY').first().click();
  await page.getByText('Consultation number').waitFor();
  await visit.click('button', 'Add exemption');
  await page.getByLabel('Certificate').fill('Embassy, certificate 17/2026');
  expect(await violations(page)).toEqual([]);
  await visit.click('button', 'Save');
  await page.getByText('Embassy, certificate 17/2026').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(visit.complaints()).toEqual([]);
  await visit.close();
});

test('a tax calculator decides about a country, from the settings to the invoice', async () => {
  const visit = await openVisit(browser);
  const { page } = visit;
  await logIn(visit, panel);
  await page.goto(`${panel.url}/admin/settings?tab=tax`);
  await visit.click('button', 'Add country');
  const rows = page.getByRole('list', { name: 'Countries with a tax calculator' });
  await rows.getByLabel('Country').selectOption('US');
  await rows.getByLabel('Decided by').selectOption({ label: 'Stripe Tax' });
  await visit.click('button', 'Save');
  await page.getByText('Saved').waitFor();
  expect(await violations(page)).toEqual([]);
  await photograph(page, 'tax-calculators');
  const shopper = await openVisit(browser);
  await goToCheckout(shopper);
  await shopper.page.getByLabel('Country').selectOption('US');
  await shopper.page.getByLabel('Postcode', { exact: true }).fill('10001');
  await shopper.page.getByText(/New York Sales Tax/).waitFor();
  await photograph(shopper.page, 'checkout-sales-tax');
  expect(await violations(shopper.page)).toEqual([]);
  await shopper.click('radio', /^Bank transfer/);
  await shopper.click('checkbox', /terms of service/);
  await shopper.click('button', /^Order and pay/);
  await shopper.page.getByRole('heading', { name: 'Transfer this amount' }).waitFor();
  await page.goto(`${panel.url}/admin/invoices`);
  await page.getByRole('row').filter({ hasText: 'Vera Visitor' }).first().getByRole('link').first().click();
  await page
    .getByText(/New York Sales Tax/)
    .first()
    .waitFor();
  await page
    .getByRole('button', { name: /^Why\?/ })
    .first()
    .click();
  await page.getByText(/decided for .*New York 4%/).waitFor();
  await photograph(page, 'sales-tax-explained');
  expect(await violations(page)).toEqual([]);
  expect([...visit.complaints(), ...shopper.complaints()]).toEqual([]);
});

test('staff let the exchange rates come from the central bank', async () => {
  const visit = await openVisit(browser);
  const { page } = visit;
  await logIn(visit, panel);
  const api = await staffApi(panel);
  const value = { locales: ['en', 'fa'], currencies: ['EUR', 'USD'], timeZone: 'Europe/Berlin' };
  await api.mutate('tenants.updateSettings', { section: 'localisation', value }, z.unknown());
  await page.goto(`${panel.url}/admin/settings?tab=tax`);
  await page.getByLabel('Currency in which you owe the tax').selectOption('EUR');
  await page.getByLabel('Exchange rates', { exact: true }).selectOption('ecb');
  await visit.click('button', 'Save');
  await visit.click('button', 'Read now');
  await page.getByText('Exchange rates read').waitFor();
  await page.getByText(/1 USD = 0\.\d+ EUR/).waitFor();
  await page.getByText('Nothing newer is out.').waitFor();
  expect(await page.getByRole('button', { name: 'Remove USD → EUR' }).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await photograph(page, 'exchange-rates');
  expect(visit.complaints()).toEqual([]);
});

test.each([
  { name: 'in Persian and dark', look: { locale: 'fa', scheme: 'dark' } as const },
  { name: 'on a phone', look: { width: 390 } as const },
])('the settings of the tax fit $name', async ({ name, look }) => {
  const visit = await openVisit(browser, look);
  const { page } = visit;
  await logIn(visit, panel);
  await page.goto(`${panel.url}/admin/settings?tab=tax`);
  await page.locator('input[name=chargesTax]').waitFor();
  await page.getByRole('table').waitFor();
  await inspect(page, `settings-tax-${name.replaceAll(' ', '-')}`);
  expect(visit.complaints()).toEqual([]);
  await visit.close();
});
