import type { Browser } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { logIn } from './harness/log-in.ts';
import { openVisit, overflow, type Visit, violations } from './harness/visit.ts';

// Two customers of the demo company with running services on the simulated panel.
const QUIET = 'novotny-bau.example';
const STUBBORN = 'koerner-gartenbau.example';

let panel: Instance;
let browser: Browser;
let visit: Visit;

/** The badge beside the title of the page. */
const state = (words: string) =>
  visit.page.locator('header', { has: visit.page.locator('h1') }).getByText(words, { exact: true });

/** Lets the simulated panel refuse the next call of an operation. */
async function refuseNext(operation: string): Promise<void> {
  const { whmUrl, controlToken } = await panel.simulators();
  const answer = await fetch(`${whmUrl}/__sim/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-sim-control-token': controlToken },
    body: JSON.stringify({ kind: 'result_zero', operation, reason: 'The account is locked by a backup.' }),
  });
  expect(answer.ok).toBe(true);
}

async function openService(domain: string): Promise<void> {
  await visit.page.goto(`${panel.url}/admin/services?q=${domain}`);
  await visit.page.getByRole('row', { name: new RegExp(domain) }).waitFor();
}

async function suspend(reason: string): Promise<void> {
  await visit.click('button', 'Suspend');
  await visit.page.getByLabel('Reason').fill(reason);
  await visit.click('button', 'Suspend service');
}

useDemo(async (demo) => {
  ({ panel, browser } = demo);
  visit = await demo.enter();
});

describe('running services', () => {
  test('a service is suspended in three clicks and a reason, and comes back with one', async () => {
    const { page } = visit;
    await openService(QUIET);
    visit.restart();
    await visit.click('link', 'Starter');
    await suspend('The invoice of October is open.');
    await state('Suspended').waitFor();
    expect(visit.clicks()).toBeLessThanOrEqual(3);
    await page.getByText('The invoice of October is open.').first().waitFor();
    visit.restart();
    await visit.click('button', 'Unsuspend');
    await state('Active').waitFor();
    expect(visit.clicks()).toBe(1);
    expect(await violations(page)).toEqual([]);
  });

  test('a job that the panel refused is shown with its answer, and goes on when it is retried', async () => {
    const { page } = visit;
    await refuseNext('suspendacct');
    await openService(STUBBORN);
    await visit.click('link', 'Business');
    await suspend('Asked for by the customer.');
    await page.getByText('A job has stopped and waits for a person').waitFor();
    expect(await violations(page)).toEqual([]);
    await visit.click('link', 'Open the job');
    await page.getByText('This job has stopped and waits for a person').waitFor();
    await page.locator('summary', { hasText: 'suspendacct' }).first().click();
    await page.getByText('The account is locked by a backup.').first().waitFor();
    // The token that the request carried is nowhere on the page.
    expect(await page.content()).not.toMatch(/whm root:[A-Za-z0-9]{8}/);
    expect(await violations(page)).toEqual([]);
    await visit.click('button', 'Retry');
    await state('Succeeded').waitFor();
    await openService(STUBBORN);
    await page.getByRole('row', { name: /Suspended/ }).waitFor();
  });

  test('the connection to a server is tested with one click, and its accounts are compared', async () => {
    const { page } = visit;
    await page.goto(`${panel.url}/admin/servers`);
    await visit.click('link', 'web1');
    visit.restart();
    await visit.click('button', 'Test connection');
    await page.getByText('The server accepts us').waitFor();
    expect(visit.clicks()).toBe(1);
    await page.getByRole('tab', { name: 'Accounts' }).click();
    await visit.click('button', 'Compare accounts');
    await page.getByText(/^All \d+ accounts are as they should be\.$/).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe('who may what', () => {
  test('a role is made, and the matrix shows what it holds and what it inherits', async () => {
    const { page } = visit;
    await page.goto(`${panel.url}/admin/roles`);
    await visit.click('button', 'New role');
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('Name', { exact: true }).fill('Night shift');
    await sheet.getByRole('checkbox', { name: 'Support', exact: true }).check();
    await sheet.getByRole('group', { name: 'Plugins' }).getByRole('checkbox', { name: 'See' }).check();
    expect(await violations(page)).toEqual([]);
    await visit.click('button', 'Create role');
    const matrix = page.getByRole('table');
    await matrix.getByRole('columnheader', { name: 'Night shift' }).waitFor();
    await matrix.getByRole('img', { name: 'Inherited from Support' }).first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('an API key is shown once and never again', async () => {
    const { page } = visit;
    await page.goto(`${panel.url}/admin/api-keys`);
    await visit.click('button', 'New API key');
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('Name', { exact: true }).fill('Accounting');
    await sheet.getByRole('group', { name: 'Invoices' }).getByRole('checkbox', { name: 'See' }).check();
    await visit.click('button', 'Create key');
    await page.getByRole('heading', { name: 'The key of Accounting' }).waitFor();
    const key = await page.getByRole('dialog').locator('code').first().textContent();
    expect(key).toMatch(/^p1_[A-Za-z0-9]+_.{20,}/);
    expect(await violations(page)).toEqual([]);
    await visit.click('button', 'I have copied it');
    await page.reload();
    await page.getByRole('cell', { name: 'Accounting', exact: true }).waitFor();
    expect(await page.content()).not.toContain(key ?? 'no key was shown');
  });
});

test('a mail is read in the built-in mailbox, and the look is in the audit trail', async () => {
  const { page } = visit;
  await page.goto(`${panel.url}/admin/mails?template=service_ready`);
  await page.locator('tbody a').first().click();
  await visit.click('button', 'Show content');
  await page.getByRole('heading', { name: 'Your service is ready' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.goto(`${panel.url}/admin/audit?action=notifications.read_content`);
  await page
    .getByRole('cell', { name: /Mail read/ })
    .first()
    .waitFor();
  await page.getByText(/^The chain is whole:/).waitFor();
});

describe('every page', () => {
  const PAGES = [
    '/admin/services',
    '/admin/servers',
    '/admin/jobs',
    '/admin/mails',
    '/admin/mail-templates',
    '/admin/mail-templates/service_ready',
    '/admin/staff',
    '/admin/roles',
    '/admin/api-keys',
    '/admin/audit',
    '/admin/plugins',
    '/admin/plugins/stripe',
    '/admin/plugins/cpanel',
    '/admin/account',
    ...['company', 'ordering', 'billing', 'tax', 'numbering', 'localisation', 'mail', 'demo'].map(
      (tab) => `/admin/settings?tab=${tab}`,
    ),
  ];

  test.each([
    { name: 'light, left to right', look: {} },
    { name: 'dark, right to left, on a phone', look: { locale: 'fa', scheme: 'dark', width: 390 } },
  ] as const)(
    '$name: no violation, no overflow, no error in the console',
    async ({ look }) => {
      const own = await openVisit(browser, look);
      await logIn(own, panel);
      const found: string[] = [];
      for (const path of PAGES) {
        await own.page.goto(`${panel.url}${path}`);
        await own.page.locator('h1').waitFor();
        await own.page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
        found.push(...(await violations(own.page)));
        const wider = await overflow(own.page);
        if (wider > 0) found.push(`${path} is ${wider} px too wide`);
      }
      found.push(...own.complaints());
      await own.close();
      expect(found).toEqual([]);
    },
    300_000,
  );

  test('the journeys left no error in the console', () => {
    expect(visit.complaints()).toEqual([]);
  });
});
