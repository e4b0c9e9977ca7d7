import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { staffApi } from './harness/api-client.ts';
import { billClient } from './harness/bill-client.ts';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { logIn } from './harness/log-in.ts';
import { payByCard } from './harness/pay-by-card.ts';
import { inspect, type Look, openVisit, photograph, type Visit, violations } from './harness/visit.ts';

const CUSTOMER = 'maren@holtkamp-tischlerei.example';

let panel: Instance;
let browser: Browser;
let staff: Visit;
let client: Visit;
let disputeRef: string;

useDemo(async (demo) => {
  ({ panel, browser } = demo);
  staff = await demo.enter();
  client = await demo.enter({ surface: 'client', email: CUSTOMER });
});

/** Asks the simulated gateway's own interface. */
async function control(path: string, body?: object): Promise<unknown> {
  const { stripeUrl, controlToken } = await panel.simulators();
  const headers = { 'x-sim-control-token': controlToken, 'content-type': 'application/json' };
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  return (await fetch(`${stripeUrl}/__sim/${path}`, { headers, ...sent })).json();
}

const intents = z.object({
  paymentIntents: z.record(z.string(), z.object({ id: z.string(), status: z.string(), created: z.int() })),
});

/** The bank of whoever paid last questions the payment. */
async function bankQuestions(): Promise<string> {
  const { paymentIntents } = z.parse(intents, await control('state'));
  const paid = Object.values(paymentIntents).filter(({ status }) => status === 'succeeded');
  const last = paid.sort((a, b) => a.created - b.created).at(-1);
  const made = await control('disputes', { paymentIntent: last?.id });
  return z.parse(z.object({ id: z.string() }), made).id;
}

/** A call of the gateway's own API, as staff make it there; answers the id of what it is about. */
async function gateway(path: string, form: Record<string, string>): Promise<string> {
  const { stripeUrl, stripeApiKey } = await panel.simulators();
  const headers = { authorization: `Bearer ${stripeApiKey}` };
  const answer = await fetch(`${stripeUrl}/v1/${path}`, { method: 'POST', headers, body: new URLSearchParams(form) });
  return z.parse(z.object({ id: z.string() }), await answer.json()).id;
}

/** Staff answer with what the bank believes. */
const answerAtGateway = () =>
  gateway(`disputes/${disputeRef}`, { 'evidence[uncategorized_text]': 'winning_evidence', submit: 'true' });

/** Something that was sold without the panel. */
async function chargeAtGateway(): Promise<void> {
  const customer = await gateway('customers', { email: 'counter@example.test' });
  const method = await gateway('payment_methods/pm_card_visa/attach', { customer });
  const of = { customer, payment_method: method, off_session: 'true', confirm: 'true' };
  await gateway('payment_intents', { amount: '700', currency: 'eur', ...of });
}

test('a provider says what happens to disputed payments', async () => {
  const { page } = staff;
  await page.goto(`${panel.url}/admin/settings?tab=disputes`);
  await page.getByRole('radio', { name: /The invoices stay paid/ }).click();
  expect(await page.getByRole('switch', { name: /Suspend the services/ }).count()).toBe(0);
  await page.getByRole('radio', { name: /The invoices are open again/ }).click();
  await page.getByRole('switch', { name: /Suspend the services/ }).click();
  await staff.click('button', 'Save');
  await page.getByText('Saved').first().waitFor();
  await photograph(page, 'dispute-settings');
  expect(await violations(page)).toEqual([]);
});

test('a payment that a bank takes back is on the dashboard, with its deadline, and its invoice is open again', async () => {
  const invoiceId = await billClient(await staffApi(panel), 'Holtkamp');
  await client.page.goto(`${panel.url}/portal/invoices/${invoiceId}`);
  await client.click('button', /^Pay/);
  await client.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Pay €/ })
    .click();
  await payByCard(client.page);
  await client.page.getByRole('heading', { name: 'Thank you, the payment has arrived' }).waitFor();
  await client.page.goto(`${panel.url}/portal/invoices/${invoiceId}`);
  await client.page.getByText('Paid', { exact: true }).first().waitFor();
  disputeRef = await bankQuestions();
  await client.page.getByText('Your bank took a payment back').waitFor({ timeout: 20_000 });
  await photograph(client.page, 'disputed-invoice-of-client');
  expect(await violations(client.page)).toEqual([]);

  const { page } = staff;
  await page.goto(`${panel.url}/admin`);
  staff.restart();
  await staff.click('link', /Disputes to answer/);
  await page.getByRole('row', { name: /Holtkamp/ }).waitFor();
  await photograph(page, 'disputes');
  expect(await violations(page)).toEqual([]);
  await staff.click('link', /Holtkamp/);
  await page.getByText(/Answer it at the gateway by/).waitFor();
  expect(await page.getByText(/The gateway holds back/).count()).toBe(1);
  await photograph(page, 'dispute');
  expect(await violations(page)).toEqual([]);
  expect(staff.clicks()).toBe(2);
});

test('a dispute that is won pays its invoice again, and staff see it without a reload', async () => {
  await answerAtGateway();
  await staff.page.getByText('You won').waitFor({ timeout: 20_000 });
  await client.page.getByText('Paid', { exact: true }).first().waitFor({ timeout: 20_000 });
  expect(await client.page.getByText('Your bank took a payment back').count()).toBe(0);
  await staff.page.goto(`${panel.url}/admin/mails`);
  await staff.page
    .getByText(/Dispute won/)
    .first()
    .waitFor();
  expect(staff.complaints()).toEqual([]);
  expect(client.complaints()).toEqual([]);
});

test('what the gateway says is compared with the books, and a difference is explained', async () => {
  const { page } = staff;
  await page.goto(`${panel.url}/admin/reconciliation`);
  await staff.click('button', 'Read now');
  const fee = page.getByRole('row', { name: /Fee not booked/ }).first();
  const read = page.getByText('Compared up to').first();
  await read.waitFor({ timeout: 20_000 });
  await photograph(page, 'reconciliation');
  expect(await violations(page)).toEqual([]);
  await chargeAtGateway();
  // The same minute is not read twice.
  await expect
    .poll(
      async () => {
        await staff.click('button', 'Read now');
        return fee.count();
      },
      { timeout: 90_000, interval: 10_000 },
    )
    .toBe(1);
  await photograph(page, 'reconciliation-differences');
  expect(await violations(page)).toEqual([]);
  await fee.getByRole('button', { name: 'Book the fee' }).click();
  await expect.poll(() => page.getByRole('button', { name: 'Book the fee' }).count()).toBe(0);
  await page
    .getByRole('row', { name: /Not in your books/ })
    .getByRole('button', { name: 'Explain' })
    .click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Why it is right').fill('Sold at the counter.');
  await photograph(page, 'reconciliation-explain');
  await sheet.getByRole('button', { name: 'Explain' }).click();
  await page.getByText('Sold at the counter.').waitFor();
  expect(staff.complaints()).toEqual([]);
});

test.each<Look>([{ scheme: 'dark', width: 390 }, { locale: 'fa' }])(
  'the pages of disputes fit their screen: %o',
  async (look) => {
    const visit = await openVisit(browser, look);
    await logIn(visit, panel);
    for (const path of ['disputes', 'reconciliation', 'settings?tab=disputes']) {
      await visit.page.goto(`${panel.url}/admin/${path}`);
      await inspect(visit.page, `${path.replace(/\W/g, '-')}-${look.locale ?? 'dark'}`);
    }
    await visit.page.goto(`${panel.url}/admin/disputes`);
    await visit.page.locator('a[href*="/admin/disputes/"]').first().click();
    await visit.page.waitForURL(/\/admin\/disputes\/[0-9a-f-]{36}$/);
    await inspect(visit.page, `dispute-${look.locale ?? 'dark'}`);
    expect(visit.complaints()).toEqual([]);
  },
);
