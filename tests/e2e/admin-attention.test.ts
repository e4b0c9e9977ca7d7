import { createHmac } from 'node:crypto';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { logIn } from './harness/log-in.ts';
import { openVisit, overflow, photograph, type Visit, violations } from './harness/visit.ts';

let panel: Instance;
let db: pg.Pool;
let browser: Browser;
let visit: Visit;

useDemo(async (demo) => {
  ({ panel, browser } = demo);
  db = new pg.Pool({ connectionString: demo.databaseUrl, max: 2 });
  visit = await demo.enter();
});

afterAll(() => db?.end());

/** Tells the panel, as the gateway does, that a payer disputes the latest payment that succeeded. */
async function dispute(): Promise<void> {
  const { stripeWebhookSecret } = await panel.simulators();
  const paid = "select id from payments where status = 'succeeded' order by created_at desc limit 1";
  await db.query(`update payments set plugin_id = 'stripe', provider_ref = 'pi_disputed' where id = (${paid})`);
  const created = Math.floor(Date.now() / 1000);
  const object = { object: 'dispute', id: 'dp_1', payment_intent: 'pi_disputed' };
  const body = JSON.stringify({ id: 'evt_dispute', type: 'charge.dispute.created', created, data: { object } });
  const digest = createHmac('sha256', stripeWebhookSecret).update(`${created}.${body}`).digest('hex');
  const headers = { 'content-type': 'application/json', 'stripe-signature': `t=${created},v1=${digest}` };
  const answer = await fetch(`${panel.url}/webhooks/stripe`, { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
}

test('a dispute is on the dashboard and in a mail, and is put aside in three clicks and a reason', async () => {
  const { page } = visit;
  await dispute();
  await expect
    .poll(async () => (await db.query("select from mails where template = 'staff_notice_parked'")).rowCount)
    .toBe(1);
  await page.goto(`${panel.url}/admin`);
  visit.restart();
  await visit.click('link', /Gateway notices that wait for you/);
  await page.getByRole('row', { name: /Dispute/ }).waitFor();
  expect(await violations(page)).toEqual([]);
  await photograph(page, 'gateway-notices');
  await visit.click('link', /^Dispute\b/);
  await page.getByText('A payer disputes a payment').waitFor();
  expect(await violations(page)).toEqual([]);
  await photograph(page, 'gateway-notice');
  await visit.click('button', 'Put aside');
  expect(visit.clicks()).toBe(3);
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Why').fill('Answered at the gateway with the contract.');
  expect(await violations(page)).toEqual([]);
  await sheet.getByRole('button', { name: 'Put aside' }).click();
  // The button of the page says the same until it is done.
  await sheet.waitFor({ state: 'hidden' });
  await page
    .locator('header', { has: page.locator('h1') })
    .getByText('Put aside', { exact: true })
    .waitFor();
  await page.goto(`${panel.url}/admin`);
  await page.getByText('Jobs that wait for you').waitFor();
  expect(await page.getByText('Gateway notices that wait for you').count()).toBe(0);
});

test('events that a module gave up are on the dashboard, go on when they are handled again, or are put aside', async () => {
  const { page } = visit;
  await db.query(
    `update event_deliveries set state = 'dead', attempts = 10, last_error = 'database 23514' where (event_id, consumer) in
     (select d.event_id, d.consumer from event_deliveries d join outbox_events e on e.id = d.event_id
      where d.consumer = 'notifications' and e.name = 'invoice.issued' order by e.recorded_at desc limit 3)`,
  );
  await page.goto(`${panel.url}/admin`);
  await visit.click('link', /Unhandled events/);
  const rows = page.getByRole('row', { name: /invoice\.issued/ });
  await rows.first().waitFor();
  expect(await rows.count()).toBe(3);
  expect(await violations(page)).toEqual([]);
  await photograph(page, 'deliveries');
  await rows.nth(0).getByRole('checkbox').check();
  await rows.nth(1).getByRole('checkbox').check();
  await visit.click('button', 'Handle again');
  await expect.poll(() => rows.count()).toBe(1);
  await rows.nth(0).getByRole('checkbox').check();
  await visit.click('button', 'Put aside');
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Why').fill('The client was told by phone.');
  await sheet.getByRole('button', { name: 'Put aside' }).click();
  await page.getByText('Everything was handled').waitFor();
  expect(await violations(page)).toEqual([]);
  const left = () =>
    db.query(
      "select state, count(*)::int as n from event_deliveries where last_error = 'database 23514' group by state order by state",
    );
  await expect
    .poll(async () => (await left()).rows, { timeout: 15_000 })
    .toEqual([
      { state: 'dismissed', n: 1 },
      { state: 'done', n: 2 },
    ]);
});

test.each([
  { locale: 'fa', scheme: 'light', width: 1280 },
  { locale: 'fa', scheme: 'dark', width: 390 },
  { locale: 'en', scheme: 'dark', width: 390 },
] as const)('both lists fit and are accessible in $locale, $scheme, $width px', async (look) => {
  await db.query("update event_deliveries set state = 'dead' where state = 'dismissed'");
  await db.query("update gateway_notices set state = 'parked' where event_ref = 'evt_dispute'");
  const other = await openVisit(browser, look);
  await logIn(other, panel);
  const { rows } = await db.query("select id from gateway_notices where event_ref = 'evt_dispute'");
  for (const path of ['gateway-notices', `gateway-notices/${rows[0].id}`, 'deliveries']) {
    await other.page.goto(`${panel.url}/admin/${path}`);
    await other.page
      .getByText(path === 'deliveries' ? 'invoice.issued' : 'charge.dispute.created')
      .first()
      .waitFor();
    expect(await overflow(other.page), path).toBe(0);
    expect(await violations(other.page)).toEqual([]);
    await photograph(
      other.page,
      `${path.replaceAll(/\W.*/g, '')}-${path.length}-${look.locale}-${look.scheme}-${look.width}`,
    );
  }
  expect(other.complaints()).toEqual([]);
  await other.close();
});

test('the browser had nothing to complain about', () => {
  expect(visit.complaints()).toEqual([]);
});
