import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type ApiClient, createApiClient } from './harness/api-client.ts';
import { launchBrowser } from './harness/browser.ts';
import { type Instance, startInstance } from './harness/instance.ts';
import { openVisit, overflow, photograph, type Visit, violations } from './harness/visit.ts';

// A customer of the demo company. The demo gives everybody one password.
const CUSTOMER = 'maren@holtkamp-tischlerei.example';

const READY = { timeout: 60_000 };

let panel: Instance;
let browser: Browser;
let staff: ApiClient;
let visit: Visit;

beforeAll(async () => {
  [panel, browser] = await Promise.all([startInstance(), launchBrowser()]);
  staff = createApiClient(panel.url);
  await staff.logIn('staff', panel.admin.email, panel.admin.password);
  await giveCredit();
  visit = await openVisit(browser);
  const { page } = visit;
  await page.goto(`${panel.url}/login`);
  await page.locator('input[name=email]').fill(CUSTOMER);
  await page.locator('input[name=password]').fill(panel.admin.password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL('**/portal');
}, 240_000);

afterAll(async () => {
  expect(visit?.complaints()).toEqual([]);
  await browser?.close();
  await panel?.stop();
});

/** Pays what the demo leaves open, for whoever owes cannot change a plan; what is left of the credit pays the change. */
async function giveCredit(): Promise<void> {
  const { rows: clients } = await staff.query(
    'clients.list',
    { search: 'Holtkamp' },
    z.object({ rows: z.array(z.object({ clientId: z.string() })) }),
  );
  const clientId = clients[0]?.clientId ?? '';
  await staff.mutate(
    'billing.addCredit',
    { clientId, amountMinor: '100000', currency: 'EUR', reason: 'Paid in cash' },
    z.unknown(),
  );
  const open = await staff.query(
    'billing.list',
    { filter: { clientId, status: 'issued' } },
    z.object({ rows: z.array(z.object({ id: z.string() })) }),
  );
  for (const { id: invoiceId } of open.rows) await staff.mutate('billing.applyCredit', { invoiceId }, z.unknown());
}

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
      await page.waitForLoadState('networkidle');
      if ((await page.getByRole('button', { name: 'Change plan' }).count()) > 0) break;
    }
    await photograph(page, 'plan-service');
    await visit.click('button', 'Change plan');
    await page.getByRole('dialog').waitFor();
    await page.waitForLoadState('networkidle');
    const service = page.url();
    const sheet = page.getByRole('dialog');
    await sheet.getByText('nothing is due now').waitFor();
    await sheet.getByText('Agency').click();
    await sheet.getByText('In force as soon as it is paid').waitFor();
    await sheet.getByText(/^Given back/).waitFor();
    await photograph(page, 'plan-change');
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    const due = (await sheet.locator('dd').last().textContent())?.trim() ?? '';
    await sheet.getByRole('button', { name: 'Change plan' }).click();
    await page.waitForURL('**/portal/invoices/*');
    await page.getByText(due).first().waitFor();
    await photograph(page, 'plan-invoice');
    expect(await violations(page)).toEqual([]);
    await visit.click('button', /^Pay/);
    await page.getByRole('dialog').waitFor();
    await page.waitForLoadState('networkidle');
    await photograph(page, 'plan-pay');
    await page.getByRole('dialog').getByRole('button', { name: /^Pay/ }).last().click();
    await page.getByText('Paid', { exact: true }).first().waitFor();
    await page.goto(service);
    await page.getByText('€39.00 a month').waitFor(READY);
    await photograph(page, 'plan-changed');
    expect(await violations(page)).toEqual([]);
  });
});
