import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import * as shapes from './demo/shapes.ts';
import { payOnHostedPage, until } from './demo/world.ts';
import { createApiClient } from './harness/api-client.ts';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { logIn } from './harness/log-in.ts';
import { inspect, openVisit, photograph } from './harness/visit.ts';

let panel: Instance;
let browser: Browser;

useDemo((demo) => {
  ({ panel, browser } = demo);
});

test('anybody finds the way out of a contract at the foot of the shop, and staff decide about it', async () => {
  const visitor = await openVisit(browser, { width: 390 });
  const { page } = visitor;
  await page.goto(panel.url);
  await page.getByRole('link', { name: 'Withdraw from contract' }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.locator('[aria-invalid=true]').first().waitFor();
  await page.getByLabel('Your name').fill('Vera Visitor');
  await page.getByLabel('E-mail').fill('vera@example.com');
  await page.getByLabel('Order number').fill('no such order');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByText('Step 2 of 2').waitFor();
  await photograph(page, 'withdrawal-confirm-390');
  await page.getByRole('button', { name: 'Back' }).click();
  expect(await page.getByLabel('Your name').inputValue()).toBe('Vera Visitor');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Confirm withdrawal' }).click();
  await page.getByText('Your withdrawal has arrived').first().waitFor();
  await photograph(page, 'withdrawal-received-390');
  await inspect(visitor.page);
  expect(visitor.complaints()).toEqual([]);

  const staff = await openVisit(browser);
  await logIn(staff, panel);
  await staff.page.goto(`${panel.url}/admin/withdrawals`);
  await photograph(staff.page, 'withdrawals-admin');
  await staff.page.getByRole('link', { name: /no such order/ }).click();
  await staff.page.getByText('No order has the number').waitFor();
  await photograph(staff.page, 'withdrawal-admin');
  await inspect(staff.page);
  expect(staff.complaints()).toEqual([]);
  await staff.page.getByRole('button', { name: 'Refuse' }).click();
  const sheet = staff.page.getByRole('dialog');
  await sheet.getByLabel('Reason').fill('We know no such order.');
  await sheet.getByRole('button', { name: 'Refuse' }).click();
  await staff.page.getByText('Refused because').waitFor();
});

const ORDERER = { name: 'Nora Linden', email: 'nora@nora-linden.example', password: 'linden trees in winter' };

/** A consumer's order of today, paid by card, that asked for the start at once. */
async function anOrder(): Promise<void> {
  const visitor = createApiClient(panel.url);
  const { categories } = await visitor.query('catalog.storefront', {}, shapes.storefront);
  const starter = categories.flatMap(({ products }) => products).find(({ slug }) => slug === 'starter');
  const item = { productId: starter?.productId, cycle: 'monthly', fields: { domain: 'nora-linden.example' } };
  const { cartToken } = await visitor.mutate('ordering.addToCart', { item }, shapes.cart);
  const wish = { cartToken, terms: { isAccepted: true, version: '1' }, pluginId: 'stripe', asksForStart: true };
  const account = { ...ORDERER, country: 'DE' };
  const { orderToken } = await visitor.mutate('ordering.checkout', { ...wish, account }, shapes.placed);
  const ask = () => visitor.query('ordering.orderProgress', { orderToken }, shapes.progress);
  const seen = await until('the payment page', ask, ({ payment }) => typeof payment?.redirectUrl === 'string');
  await payOnHostedPage(seen.payment?.redirectUrl ?? '');
  await until('the account', ask, ({ step }) => step === 'done');
}

test('a client who is logged in sees what goes back, withdraws, and is paid back by the gateway', async () => {
  await anOrder();
  const client = await openVisit(browser);
  const { page } = client;
  await logIn(client, panel, { surface: 'client', ...ORDERER });
  await client.click('link', 'Withdraw from contract');
  await page.getByText(/Goes back: €/).waitFor();
  await photograph(page, 'withdraw-contracts');
  await inspect(client.page);
  expect(client.complaints()).toEqual([]);
  await client.click('button', 'Withdraw');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Confirm withdrawal' }).click();
  await page.getByText('Your withdrawal has arrived').first().waitFor();
  expect(client.clicks()).toBe(2);

  const staff = await openVisit(browser, { locale: 'fa', scheme: 'dark' });
  await logIn(staff, panel);
  await staff.page.goto(`${panel.url}/admin/withdrawals?status=accepted`);
  await staff.page.getByText('Nora Linden').waitFor();
  await photograph(staff.page, 'withdrawals-fa-dark');
  await inspect(staff.page);
  expect(staff.complaints()).toEqual([]);
});
