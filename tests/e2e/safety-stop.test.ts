import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type ApiClient, staffApi } from './harness/api-client.ts';
import { waitingStops } from './harness/confirm-stops.ts';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { logIn } from './harness/log-in.ts';
import { type Look, openVisit, overflow, photograph, type Visit, violations } from './harness/visit.ts';

const DAY = 86_400;
/** Which of the two depends on whether the panel has looked at its clock before the clock is set. */
const ASKED = /Days without a run|The clock jumped/;
const LOOKS: Look[] = [
  { locale: 'en', scheme: 'light' },
  { locale: 'en', scheme: 'dark' },
  { locale: 'fa', scheme: 'light' },
  { locale: 'fa', scheme: 'dark', width: 390 },
];

let panel: Instance;
let browser: Browser;
let staff: Visit;
let api: ApiClient;

useDemo(
  async (demo) => {
    ({ panel, browser } = demo);
    staff = await demo.enter();
    api = await staffApi(panel);
  },
  { PANEL1_MOVABLE_CLOCK: '1' },
);

const total = z.object({ total: z.number() });
const invoices = async () => (await api.query('billing.list', { limit: 1 }, total)).total;
const advance = (days: number) => api.mutate('instance.advanceClock', { seconds: days * DAY }, z.unknown());

/** The question that the run asks next. */
async function asked(): Promise<string> {
  await expect.poll(() => waitingStops(api), { timeout: 30_000 }).toHaveLength(1);
  return (await waitingStops(api))[0] ?? '';
}

test('a run that is parked is seen on the dashboard, with why and with all that it would bill', async () => {
  const { page } = staff;
  await page.goto(`${panel.url}/admin`);
  await advance(40);
  // Without a reload.
  await page.getByText('No renewals are billed').waitFor({ timeout: 30_000 });
  await photograph(page, 'safety-dashboard');
  expect(await violations(page)).toEqual([]);
  staff.restart();
  await staff.click('link', 'Look and decide');
  await page.getByRole('heading', { name: ASKED }).waitFor();
  expect(staff.clicks()).toBe(1);
  const rows = page.getByRole('table', { name: 'Would be billed' }).getByRole('row');
  await rows.nth(2).waitFor();
  expect(await page.getByText('Expected and found').count()).toBeGreaterThan(0);
  const stopId = page.url().split('/').at(-1);
  for (const look of LOOKS) {
    const visit = await openVisit(browser, look);
    await logIn(visit, panel);
    await visit.page.goto(page.url());
    await visit.page
      .getByText(/\.example/)
      .first()
      .waitFor();
    const name = `safety-stop-${look.locale}-${look.scheme}-${look.width ?? 1280}`;
    await photograph(visit.page, name);
    expect(await violations(visit.page)).toEqual([]);
    expect(await overflow(visit.page)).toBeLessThanOrEqual(0);
    await visit.page.goto(`${panel.url}/admin/renewal-stops`);
    await visit.page.locator(`a[href*="${stopId}"]`).first().waitFor();
    await photograph(visit.page, `${name}-list`);
    expect(await violations(visit.page)).toEqual([]);
    expect(await overflow(visit.page)).toBeLessThanOrEqual(0);
    expect(visit.complaints()).toEqual([]);
    await visit.close();
  }
});

test('what is confirmed is what was shown: another snapshot is not taken, this one is billed', async () => {
  const before = await invoices();
  const stopId = await asked();
  const { page } = staff;
  await page.goto(`${panel.url}/admin/renewal-stops/${stopId}`);
  await page.getByRole('button', { name: 'Bill these renewals' }).waitFor();
  const dialog = page.getByRole('alertdialog');
  // What somebody saw yesterday.
  await page.route(
    /subscriptions\.confirmStop/,
    (route) =>
      route.continue({
        postData: (route.request().postData() ?? '').replace(/"snapshot":"[^"]*"/, '"snapshot":"old"'),
      }),
    { times: 1 },
  );
  await staff.click('button', 'Bill these renewals');
  await photograph(page, 'safety-confirm');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Bill them' }).click();
  await dialog.getByText(/What is due has changed since you looked/).waitFor();
  expect(await invoices()).toBe(before);
  await dialog.getByRole('button', { name: 'Bill them' }).click();
  await page.getByText('Confirmed').first().waitFor();
  expect(await page.getByRole('button', { name: 'Bill these renewals' }).count()).toBe(0);
  await expect.poll(invoices, { timeout: 30_000 }).toBeGreaterThan(before);
  await photograph(page, 'safety-confirmed');
  expect(await waitingStops(api)).toEqual([]);
  await page.goto(`${panel.url}/admin`);
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
  await page.getByText('Revenue').first().waitFor();
  expect(await page.getByText('No renewals are billed').count()).toBe(0);
});

test('staff have a mail that leads there', async () => {
  const { page } = staff;
  await page.goto(`${panel.url}/admin/mails`);
  await page
    .getByText(/Needs an answer: (Days without a run|The clock jumped)/)
    .first()
    .waitFor();
});

test('what is refused is not billed', async () => {
  await advance(35);
  const stopId = await asked();
  const before = await invoices();
  const { page } = staff;
  await page.goto(`${panel.url}/admin/renewal-stops`);
  await page.getByRole('row', { name: /Waiting/ }).waitFor();
  await page.goto(`${panel.url}/admin/renewal-stops/${stopId}`);
  await staff.click('button', 'Refuse');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Refuse' }).click();
  await page.getByText('Refused').first().waitFor();
  await photograph(page, 'safety-refused');
  expect(await violations(page)).toEqual([]);
  expect(await invoices()).toBe(before);
});

test('when it asks is set in the settings', async () => {
  const { page } = staff;
  await page.goto(`${panel.url}/admin/settings?tab=safety`);
  const factor = page.getByLabel(/Stop when a day has so many times/);
  await factor.fill('1');
  await staff.click('button', 'Save');
  await page.locator('[aria-invalid=true]').first().waitFor();
  await photograph(page, 'safety-settings');
  expect(await violations(page)).toEqual([]);
  await factor.fill('4');
  await staff.click('button', 'Save');
  await page.getByText('Saved').first().waitFor();
  expect(staff.complaints().filter((text) => !text.includes('409'))).toEqual([]);
});
