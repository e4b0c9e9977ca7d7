import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { staffApi } from './harness/api-client.ts';
import { findClient } from './harness/bill-client.ts';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { logIn } from './harness/log-in.ts';
import { inspect, type Look, openVisit, photograph, type Visit, violations } from './harness/visit.ts';

const CUSTOMER = 'maren@holtkamp-tischlerei.example';

let panel: Instance;
let browser: Browser;
let staff: Visit;
let client: Visit;
let key: string;
let plan: { id: string; productId: string; description: string };

useDemo(async (demo) => {
  ({ panel, browser } = demo);
  staff = await demo.enter();
  client = await demo.enter({ surface: 'client', email: CUSTOMER });
  const api = await staffApi(panel);
  const row = z.looseObject({
    status: z.string(),
    id: z.string(),
    productId: z.string(),
    description: z.string(),
    cycle: z.string(),
  });
  const filter = { clientId: await findClient(api, 'Holtkamp') };
  const { rows } = await api.query('subscriptions.list', { filter }, z.looseObject({ rows: z.array(row) }));
  const running = rows.find(({ cycle, status }) => cycle !== 'one_time' && ['active', 'past_due'].includes(status));
  if (running === undefined) throw new Error('the client has no subscription');
  plan = running;
  const wish = { name: 'Router', permissions: ['usage:write'], expiresInDays: 7 };
  key = (await api.mutate('identity.createApiKey', wish, z.object({ key: z.string() }))).key;
});

// The same for a repetition: an event under the same id at another time is another event.
const SENT_AT = Temporal.Now.instant().subtract({ minutes: 1 }).toString();

const daysAgo = (days: number) => Temporal.Now.plainDateISO('UTC').subtract({ days }).toString();

async function send(events: readonly { id: string; value: string }[]) {
  const answer = await fetch(`${panel.url}/usage/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      events: events.map((event) => ({
        ...{ ...event, subscriptionId: plan.id, metric: 'traffic' },
        at: SENT_AT,
      })),
    }),
  });
  return answer.json();
}

test('a provider says what is measured of a product and sees what the price makes of a quantity', async () => {
  const { page } = staff;
  await page.goto(`${panel.url}/admin/products/${plan.productId}`);
  await staff.click('link', 'Usage prices');
  await staff.click('button', 'Add metric');
  await staff.click('button', 'Save usage prices');
  await page.getByText('Something is missing above.').waitFor();
  await photograph(page, 'usage-terms-missing');
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Key').fill('traffic');
  await page.getByLabel('Name (English)').fill('Traffic');
  await page.getByLabel('Unit').first().fill('GB');
  const currencies = await page.getByLabel(/^Price in /).count();
  for (let at = 0; at < currencies; at += 1) {
    await page
      .getByLabel(/^Up to/)
      .nth(2 * at)
      .fill('10');
    await page
      .getByLabel('Price per unit')
      .nth(2 * at)
      .fill('0');
    await page
      .getByLabel('Price per unit')
      .nth(2 * at + 1)
      .fill('0.50');
  }
  await page.getByText('€45.00').first().waitFor();
  await page.getByText('10 GB included').first().waitFor();
  await page.getByLabel('Holds from').fill(daysAgo(400));
  await page.getByLabel('At a client’s spend cap').selectOption('suspend');
  await photograph(page, 'usage-terms');
  await staff.click('button', 'Save usage prices');
  await page.getByText('In force').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(staff.complaints()).toEqual([]);
});

test('a visitor reads it on the page of the product', async () => {
  const visitor = await openVisit(browser);
  const api = await staffApi(panel);
  const product = z.looseObject({ slug: z.string(), status: z.string() });
  const { slug } = await api.query('catalog.get', { productId: plan.productId }, product);
  await visitor.page.goto(`${panel.url}/products/${slug}`);
  await visitor.page.getByText('Charged by use, after each period').waitFor();
  await visitor.page.getByText('10 GB included').waitFor();
  await visitor.page.getByText('then €0.50 per GB').waitFor();
  await photograph(visitor.page, 'usage-storefront');
  expect(await violations(visitor.page)).toEqual([]);
  expect(visitor.complaints()).toEqual([]);
  await visitor.close();
});

test('events come in once, and the client sees units, cost and forecast, and sets a cap', async () => {
  const events = [
    { id: 'a', value: '12' },
    { id: 'b', value: '6.5' },
  ];
  expect(await send(events)).toMatchObject({ accepted: 2, refused: 0 });
  expect(await send(events)).toMatchObject({ accepted: 0, duplicate: 2 });
  const { page } = client;
  await page.goto(`${panel.url}/portal/services`);
  await page
    .getByRole('main')
    .getByRole('link', { name: plan.description.split(' ')[0] ?? '' })
    .first()
    .click();
  await client.click('link', 'See usage');
  await page.getByText('18.5 GB', { exact: true }).first().waitFor();
  await page.getByText('€4.25').first().waitFor();
  await page.getByLabel('Cap of one period').fill('8');
  await client.click('button', 'Set cap');
  await page.getByText('The cap is set').waitFor();
  await expect.poll(() => page.getByText(/50 % of/).count(), { timeout: 90_000 }).toBe(1);
  await photograph(page, 'usage-client');
  expect(await violations(page)).toEqual([]);
  expect(client.complaints()).toEqual([]);
}, 120_000);

test('staff take a wrong event out of the count, with a reason', async () => {
  const { page } = staff;
  await page.goto(`${panel.url}/admin/usage`);
  await page.getByRole('link', { name: plan.description }).first().click();
  await page.getByText('18.5 GB', { exact: true }).first().waitFor();
  const row = page.getByRole('row').filter({ hasText: '6.5' });
  await row.getByRole('button', { name: 'Take out' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Take out' }).click();
  await sheet.locator('[aria-invalid=true]').waitFor();
  await sheet.getByLabel('Reason').fill('Sent by a router that is not his');
  await sheet.getByRole('button', { name: 'Take out' }).click();
  await page.getByText('12 GB', { exact: true }).first().waitFor();
  await page.getByText('Sent by a router that is not his').waitFor();
  await photograph(page, 'usage-admin');
  expect(await violations(page)).toEqual([]);
  expect(staff.complaints()).toEqual([]);
});

test.each<Look>([
  { locale: 'en', scheme: 'dark', width: 1280 },
  { locale: 'fa', scheme: 'light', width: 390 },
])('the page of usage fits and is accessible in $locale, $scheme, $width px', async (look) => {
  const other = await openVisit(browser, look);
  await logIn(other, panel, { surface: 'client', email: CUSTOMER });
  await other.page.goto(`${panel.url}/portal/usage/${plan.id}`);
  await inspect(other.page, `usage-${look.locale}-${look.width}`);
  expect(other.complaints()).toEqual([]);
  await other.close();
});
