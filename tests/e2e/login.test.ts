import type { Browser } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type ApiClient, staffApi } from './harness/api-client.ts';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { mailedLink } from './harness/mailed-link.ts';
import { inspect, openVisit, type Visit } from './harness/visit.ts';

const NEWCOMER = { name: 'Ida Newcomer', email: 'ida@newcomer.example', password: 'seven quiet lighthouses' };
const LATER = 'nine louder lighthouses';

let panel: Instance;
let browser: Browser;
let staff: ApiClient;

useDemo(async (demo) => {
  ({ panel, browser } = demo);
  staff = await staffApi(panel);
});

async function logIn({ page, click }: Visit, as: { path: string; email: string; password: string }): Promise<void> {
  await page.goto(`${panel.url}${as.path}`);
  await page.getByLabel('E-mail').fill(as.email);
  await page.getByLabel('Password', { exact: true }).fill(as.password);
  await click('button', 'Log in');
}

describe('an account', () => {
  test('is opened, confirmed by mail, entered and left', async () => {
    const visit = await openVisit(browser);
    const { page } = visit;
    await page.goto(`${panel.url}/register`);
    await page.getByLabel('Name').fill(NEWCOMER.name);
    await page.getByLabel('E-mail').fill(NEWCOMER.email);
    await page.getByLabel('Password', { exact: true }).fill(NEWCOMER.password);
    await visit.click('button', 'Create account');
    await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor();
    await page.goto(await mailedLink(staff, { email: NEWCOMER.email, page: '/verify-email' }));
    await page.getByRole('heading', { name: 'Your e-mail address is confirmed' }).waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await logIn(visit, { path: '/login?next=/portal/profile', ...NEWCOMER });
    await page.waitForURL('**/portal/profile');
    await visit.click('button', 'Log out');
    await page.getByRole('heading', { name: 'You are logged out' }).waitFor();
    await page.goto(`${panel.url}/portal`);
    await page.waitForURL('**/login?next=*');
    expect(visit.complaints()).toEqual([]);
    await visit.close();
  });

  test('gets a new password by mail; the old one and the used link are worth nothing then', async () => {
    const visit = await openVisit(browser);
    const { page } = visit;
    await page.goto(`${panel.url}/forgot-password`);
    await page.getByLabel('E-mail').fill(NEWCOMER.email);
    await visit.click('button', 'Send the link');
    await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor();
    const link = await mailedLink(staff, { email: NEWCOMER.email, page: '/reset-password' });
    await page.goto(link);
    await page.getByLabel('New password').fill('password1234');
    await visit.click('button', 'Save password');
    await page.getByText('This password is easy to guess').waitFor();
    await page.getByLabel('New password').fill(LATER);
    await visit.click('button', 'Save password');
    await page.getByRole('heading', { name: 'Your password is set' }).waitFor();
    await logIn(visit, { path: '/login', ...NEWCOMER });
    await page.getByText('E-mail or password is wrong.').waitFor();
    await logIn(visit, { path: '/login', email: NEWCOMER.email, password: LATER });
    await page.waitForURL('**/portal');
    await page.goto('about:blank');
    // A used link says so before somebody thinks up another password.
    await page.goto(link);
    await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
    await visit.close();
  });

  test('is neither confirmed nor denied by what a stranger can ask', async () => {
    const visit = await openVisit(browser);
    const answers: string[] = [];
    for (const email of [NEWCOMER.email, 'nobody@newcomer.example']) {
      await visit.page.goto(`${panel.url}/forgot-password`);
      await visit.page.getByLabel('E-mail').fill(email);
      await visit.click('button', 'Send the link');
      await visit.page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor();
      answers.push(((await visit.page.locator('main').textContent()) ?? '').replaceAll(email, 'ADDRESS'));
    }
    expect(answers[0]).toBe(answers[1]);
    await visit.close();
  });
});

test('staff and client are logged in side by side, and one leaves without the other', async () => {
  const visit = await openVisit(browser);
  const { page } = visit;
  await logIn(visit, { path: '/login', email: NEWCOMER.email, password: LATER });
  await page.waitForURL('**/portal');
  await logIn(visit, { path: '/admin/login', ...panel.admin });
  await page.waitForURL('**/admin');
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('heading', { name: 'You are logged out' }).waitFor();
  await page.goto(`${panel.url}/portal`);
  await page.getByRole('navigation', { name: 'Client area' }).waitFor();
  await visit.close();
});

test('a link that leads to another site after the login is not followed', async () => {
  const visit = await openVisit(browser);
  await logIn(visit, { path: '/login?next=//evil.example/', email: NEWCOMER.email, password: LATER });
  await visit.page.waitForURL('**/portal');
  await visit.close();
});

const PAGES = ['/login', '/register', '/forgot-password', '/reset-password', '/verify-email', '/accept-invitation'];
const LOOKS = [{}, { scheme: 'dark' as const }, { locale: 'fa' as const, width: 390 }];

test.each(LOOKS)('the pages around the login are accessible and fit: %o', async (look) => {
  const visit = await openVisit(browser, look);
  for (const path of [...PAGES, '/logged-out', '/admin/login', '/admin/forgot-password']) {
    await visit.page.goto(`${panel.url}${path}`);
    await inspect(visit.page);
  }
  expect(visit.complaints()).toEqual([]);
  await visit.close();
});
