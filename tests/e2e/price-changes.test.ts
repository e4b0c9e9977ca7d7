import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { photograph, type Visit, violations } from './harness/visit.ts';

let panel: Instance;
let browser: Browser;
let staff: Visit;

useDemo(async (demo) => {
  ({ panel, browser } = demo);
  staff = await demo.enter();
  expect(browser.isConnected()).toBe(true);
});

test('staff draft a price change, see to the cent what it does, leave one out, start it and stop it', async () => {
  const { page } = staff;
  await page.goto(`${panel.url}/admin/price-changes`);
  await staff.click('button', 'New price change');
  await page.getByLabel('Name', { exact: true }).fill('Prices of next year');
  await page.locator('input[name=percent]').fill('10');
  await page.locator('input[name=fromOn]').fill(`${new Date().getFullYear() + 3}-01-01`);
  await photograph(page, 'price-change-form');
  expect(await violations(page)).toEqual([]);
  await staff.click('button', 'Work it out');
  await page.getByRole('heading', { name: 'Prices of next year' }).waitFor();
  await page.getByText('Waiting', { exact: true }).first().waitFor();
  await photograph(page, 'price-change-draft');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Keep the price' }).first().click();
  await page.getByLabel('Reason').fill('Agreed by phone');
  await page.getByRole('dialog').getByRole('button', { name: 'Keep the price' }).click();
  await page.getByText('Agreed by phone').first().waitFor();
  await staff.click('button', 'Start');
  await staff.click('button', 'Start and tell clients');
  await page.getByText('Running', { exact: true }).first().waitFor();
  await staff.click('button', 'Stop');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop' }).click();
  await page.getByText('The price change was stopped').first().waitFor();
  await photograph(page, 'price-change-stopped');
});
