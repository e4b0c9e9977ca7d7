import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './harness/browser.ts';
import { type Instance, startInstance } from './harness/instance.ts';
import { inspect, openVisit, violations } from './harness/visit.ts';

let panel: Instance;
let browser: Browser;

beforeAll(async () => {
  [panel, browser] = await Promise.all([startInstance({ PANEL1_DEMO: '0' }, { isWebBuilt: false }), launchBrowser()]);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await panel?.stop();
});

test('the owner of an empty instance is led through its set-up, once', async () => {
  const visit = await openVisit(browser);
  const { page } = visit;
  await page.goto(`${panel.url}/admin/login`);
  await page.getByLabel('E-mail').fill(panel.admin.email);
  await page.getByLabel('Password', { exact: true }).fill(panel.admin.password);
  await visit.click('button', 'Log in');
  await page.getByRole('heading', { name: 'Set up your company' }).waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Harbour Hosting');
  await inspect(page);
  await visit.click('button', 'Save and go to the panel');
  await page.getByText('Fill this in.').first().waitFor();
  const company = { 'Legal name': 'Harbour Hosting Ltd', Postcode: '20457', City: 'Hamburg' };
  const answers: Record<string, string> = { ...company, 'Street and number': 'Am Kai 1', 'Main currency': 'EUR' };
  for (const [label, value] of Object.entries(answers)) await page.getByLabel(label).fill(value);
  await visit.click('button', 'Save and go to the panel');
  await page.waitForURL('**/admin');
  await page.goto(`${panel.url}/admin/setup`);
  await page.getByText('Your company is set up').waitFor();
  await page.goto(panel.url);
  await page.getByText('Nothing is for sale yet').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(visit.complaints()).toEqual([]);
  await visit.close();
});
