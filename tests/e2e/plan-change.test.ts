import { afterAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type ApiClient, staffApi } from './harness/api-client.ts';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { payWithCredit } from './harness/pay-with-credit.ts';
import { settled } from './harness/settled.ts';
import { inspect, photograph, type Visit, violations } from './harness/visit.ts';

// A customer of the demo company. The demo gives everybody one password.
const CUSTOMER = 'maren@holtkamp-tischlerei.example';

const READY = { timeout: 60_000 };

let panel: Instance;
let staff: ApiClient;
let visit: Visit;
let desk: Visit;

useDemo(async (demo) => {
  ({ panel } = demo);
  staff = await staffApi(panel);
  await payWithCredit(staff, 'Holtkamp');
  await addOptions();
  visit = await demo.enter({ surface: 'client', email: CUSTOMER });
  desk = await demo.enter();
});

afterAll(async () => {
  expect([visit, desk].flatMap((one) => one?.complaints() ?? [])).toEqual([]);
});

/** Gives the largest plan something to choose: one of two disks, a number of addresses, backups or none. */
async function addOptions(): Promise<void> {
  const { rows } = await staff.query(
    'catalog.list',
    { search: 'agency' },
    z.object({ rows: z.array(z.object({ productId: z.string() })) }),
  );
  const productId = rows[0]?.productId ?? '';
  const product = await staff.query('catalog.get', { productId }, z.looseObject({}));
  const { status: _status, missingKinds: _kinds, ...state } = product;
  const choice = (name: string, priceMinor: string, isDefault = false) => ({
    ...{ key: name.toLowerCase().replaceAll(' ', '_'), isDefault, texts: { en: { name } } },
    prices: [{ cycle: 'monthly', currency: 'EUR', priceMinor, setupMinor: '900' }],
  });
  const option = (name: string, kind: string, of: { max: number | null; choices: ReturnType<typeof choice>[] }) => ({
    ...{ key: name.toLowerCase(), kind, minQuantity: of.max === null ? null : 0, maxQuantity: of.max },
    ...{ texts: { en: { name } }, choices: of.choices },
  });
  const options = [
    option('Disk', 'choice', { max: null, choices: [choice('As sold', '0', true), choice('Double size', '500')] }),
    option('Addresses', 'quantity', { max: 5, choices: [choice('Address', '200')] }),
    option('Backups', 'yes_no', { max: null, choices: [choice('Hourly', '300')] }),
  ];
  await staff.mutate('catalog.save', { ...state, options }, z.unknown());
}

describe('the product editor', () => {
  test('names the products to which clients may change, also those that were stored before', async () => {
    const { page } = desk;
    await page.goto(`${panel.url}/admin/products?q=starter`);
    await page.getByRole('link', { name: 'Starter' }).first().click();
    await page.getByRole('tab', { name: 'Change of plan' }).click();
    const list = page.getByRole('list', { name: 'Clients may change to' });
    for (const name of ['Business', 'Agency']) await list.getByText(name, { exact: true }).waitFor();
    const picker = page.getByRole('combobox', { name: 'Clients may change to' });
    expect(await picker.getAttribute('placeholder')).toBe('Name, category or address of the product');
    await list.getByRole('button', { name: 'Remove Agency' }).click();
    await list.getByText('Agency').waitFor({ state: 'detached' });
    await picker.fill('agen');
    await page.getByRole('option', { name: 'Agency' }).click();
    await list.getByText('Agency', { exact: true }).waitFor();
    await inspect(desk.page, 'plan-product-tab');
  });
});

describe('a client', () => {
  test('moves to a larger plan: sees the amount to the cent, pays it, and gets the plan', async () => {
    const { page } = visit;
    await page.goto(`${panel.url}/portal/services`);
    const services = page.locator('main a[href*="/portal/services/"]');
    await services.first().waitFor();
    for (const href of new Set(
      await services.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '')),
    )) {
      await page.goto(`${panel.url}${href}`);
      await page.getByRole('heading', { name: 'Plan' }).waitFor();
      await settled(page);
      if ((await page.getByRole('button', { name: 'Change plan' }).count()) > 0) break;
    }
    await photograph(page, 'plan-service');
    await visit.click('button', 'Change plan');
    await page.getByRole('dialog').waitFor();
    await settled(page);
    const service = page.url();
    const sheet = page.getByRole('dialog');
    await sheet.getByText('nothing is due now').waitFor();
    await sheet.getByText('€8.00 less than now').first().waitFor();
    await sheet.getByText('Agency').click();
    await sheet.getByText('In force as soon as it is paid').waitFor();
    await sheet.getByText(/^Given back/).waitFor();
    await sheet.getByLabel('Double size').check();
    await sheet.getByLabel('Addresses').fill('2');
    await sheet.getByLabel('Backups').check();
    // 39.00 + 5.00 + 2 x 2.00 + 3.00, against the 12.90 of the plan before.
    await sheet.getByText('€51.00 a month').waitFor();
    await sheet.getByText('€38.10 more than now').waitFor();
    await page.waitForFunction(() => document.querySelector('section[aria-busy="true"]') === null);
    await inspect(visit.page, 'plan-change');
    const due = (await sheet.locator('dd').last().textContent())?.trim() ?? '';
    await sheet.getByRole('button', { name: 'Change plan' }).click();
    await page.waitForURL('**/portal/invoices/*');
    await page.getByText(due).first().waitFor();
    await photograph(page, 'plan-invoice');
    expect(await violations(page)).toEqual([]);
    await visit.click('button', /^Pay/);
    await page.getByRole('dialog').waitFor();
    await settled(page);
    await photograph(page, 'plan-pay');
    await page.getByRole('dialog').getByRole('button', { name: /^Pay/ }).last().click();
    await page.getByText('Paid', { exact: true }).first().waitFor();
    await page.goto(service);
    await page.getByText('€51.00 a month').waitFor(READY);
    await photograph(page, 'plan-changed');
    expect(await violations(page)).toEqual([]);
  });
});

describe('staff', () => {
  test('choose any product, option, price and day with the amount in sight, plan the change for later and withdraw it', async () => {
    const { page } = desk;
    await page.goto(`${panel.url}/admin/services?status=active&q=brennan`);
    await page.locator('[data-row-id] a').first().click();
    await page.getByRole('button', { name: 'Change plan and price' }).click();
    const sheet = page.getByRole('dialog', { name: 'Change plan and price' });
    // The amount is there before anything is chosen, for the first plan that is another one.
    await sheet.getByText(/^In force on/).waitFor();
    await sheet.getByText('Agency').click();
    expect(await sheet.getByLabel('Billing cycle').locator('option').allInnerTexts()).toEqual(['Monthly']);
    await sheet.getByLabel('Double size').check();
    await sheet.getByText('€44.00 a month').waitFor();
    await sheet.getByLabel('Agreed price').fill('20');
    await sheet.getByText('€7.10 more than now').waitFor();
    await sheet.getByText('In force as soon as it is paid').waitFor();
    await inspect(desk.page, 'plan-staff');
    await sheet.getByLabel('When').selectOption({ label: 'When the paid period ends: nothing is due now' });
    await sheet.getByText(/^In force on/).waitFor();
    await sheet.getByLabel('Charged from').waitFor({ state: 'detached' });
    await sheet.getByRole('button', { name: 'Change plan' }).click();
    await sheet.waitFor({ state: 'detached' });
    await page.getByText(/^Change to Agency/).waitFor();
    await page.getByText(/^Planned for/).waitFor();
    await inspect(desk.page, 'plan-planned');
    await page.getByRole('button', { name: 'Withdraw the change' }).click();
    await page.getByText(/^Change to Agency/).waitFor({ state: 'detached' });
    await page.getByText('€12.90 a month').waitFor();
  });

  test('find a product that clients do not reach, and are told where it has no price', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Change plan and price' }).click();
    const sheet = page.getByRole('dialog', { name: 'Change plan and price' });
    const picker = sheet.getByRole('combobox', { name: 'Another product' });
    await picker.fill('website move');
    await page.getByRole('option', { name: 'Website move' }).click();
    await page.getByText('This product has no price in EUR.').waitFor();
    await sheet.getByRole('button', { name: 'Cancel' }).click();
    await sheet.waitFor({ state: 'detached' });
  });

  test('let a dearer plan wait for its invoice', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Change plan and price' }).click();
    const sheet = page.getByRole('dialog', { name: 'Change plan and price' });
    await sheet.getByText('Agency').click();
    await sheet.getByText('In force as soon as it is paid').waitFor();
    await sheet.getByRole('button', { name: 'Change plan' }).click();
    await page.waitForURL('**/admin/invoices/*');
    await page.goBack();
    await page.getByText('It waits for its invoice to be paid').waitFor();
    await inspect(desk.page, 'plan-waiting');
  });
});
