import type { Browser } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { logIn } from './harness/log-in.ts';
import { inspect, type Look, openVisit, type Visit } from './harness/visit.ts';

// A client of the demo company.
const CLIENT = 'Holtkamp';
const SETTINGS = '/admin/settings?tab=automation';

let panel: Instance;
let browser: Browser;
let desk: Visit;

useDemo(async (demo) => {
  ({ panel, browser } = demo);
  desk = await demo.enter();
});

/** Opens the menu of steps. A page that still scrolls would close it again. */
async function addStep(name: string): Promise<void> {
  const { page } = desk;
  const button = page.getByRole('button', { name: 'Add a step' });
  await button.scrollIntoViewIfNeeded();
  await page.waitForTimeout(300);
  await button.click();
  await page.getByRole('menuitem', { name }).click();
}

describe('the time line of unpaid invoices', () => {
  const step = (name: string) =>
    desk.page.getByRole('list', { name: 'Steps' }).getByRole('listitem').filter({ hasText: name });

  test('is changed step by step, saved as a new version, and says which step is too early', async () => {
    const { page } = desk;
    await page.goto(`${panel.url}${SETTINGS}`);
    await page.getByRole('heading', { name: 'Unpaid invoices' }).waitFor();
    expect(await step('Suspend services').getByLabel('Days').inputValue()).toBe('7');
    await addStep('Late fee');
    await step('Late fee').getByLabel('Fee', { exact: true }).selectOption({ label: 'Share of what is overdue' });
    await step('Late fee').getByLabel('Percent').fill('7,5');
    await step('Late fee').getByLabel('At least (EUR)').fill('2.50');
    await addStep('Terminate services');
    await step('Terminate services').getByLabel('Days').fill('5');
    await page.getByRole('button', { name: 'Save' }).click();
    await step('Terminate services').getByText('A service ends only after it was suspended').waitFor();
    await step('Terminate services').getByLabel('Days').fill('60');
    await inspect(desk.page, 'dunning-line');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.reload();
    await step('Late fee').waitFor();
    expect(await step('Late fee').getByLabel('Percent').inputValue()).toBe('7.5');
    expect(await step('Terminate services').getByLabel('Days').inputValue()).toBe('60');
    await step('Terminate services').getByRole('button', { name: 'Remove' }).click();
    await step('Terminate services').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
  });

  test('shows the mail of a step in each language and sends a test of it', async () => {
    const { page } = desk;
    await page.goto(`${panel.url}${SETTINGS}`);
    await step('Suspend services').getByRole('button', { name: 'Show the mail' }).click();
    const dialog = page.getByRole('dialog', { name: 'Service suspended for an unpaid invoice' });
    await dialog.getByText('Web hosting M for ana-perez.example is suspended').waitFor();
    await inspect(desk.page, 'dunning-mail');
    await dialog.getByLabel('Language').selectOption('fa');
    await dialog.getByText('معلق شد').first().waitFor();
    await dialog.getByRole('button', { name: 'Send me a test' }).click();
    await page.getByText(`A test is on its way to ${panel.admin.email}`).waitFor();
    await page.goto(`${panel.url}/admin/mails`);
    await page.getByText('Service suspended for an unpaid invoice').first().waitFor();
    expect(desk.complaints()).toEqual([]);
  });

  test.each<Look>([{ scheme: 'dark' }, { locale: 'fa', width: 390 }])('is legible and fits: %j', async (of) => {
    const visit = await openVisit(browser, of);
    await logIn(visit, panel);
    await visit.page.goto(`${panel.url}${SETTINGS}`);
    await visit.page.locator('fieldset ol > li').nth(4).waitFor();
    await inspect(visit.page, `dunning-${of.locale ?? of.scheme}`);
    expect(visit.complaints()).toEqual([]);
    await visit.close();
  });
});

describe('an exemption', () => {
  test('of a client is given with a reason and an end, shown, and ended', async () => {
    const { page } = desk;
    await page.goto(`${panel.url}/admin/clients`);
    await page.getByRole('link', { name: CLIENT }).first().click();
    await page.getByText('Reminders, fees and suspension follow the settings.').waitFor();
    await page.getByRole('button', { name: 'Exempt' }).click();
    const sheet = page.getByRole('dialog', { name: 'Exempt this client' });
    await sheet.getByLabel('Reminders').uncheck();
    await sheet.getByLabel('Reason').fill('Changes its bank');
    await sheet.getByLabel('Until before').fill('2020-01-01');
    await sheet.getByRole('button', { name: 'Exempt' }).click();
    await sheet.getByText('Choose a day after today.').waitFor();
    await inspect(desk.page, 'dunning-exempt');
    await sheet.getByLabel('Until before').fill('2099-01-01');
    await sheet.getByRole('button', { name: 'Exempt' }).click();
    const list = page.getByRole('list', { name: 'Exemptions from dunning' });
    await list.getByText('Changes its bank').waitFor();
    await list.getByText('Late fee, Suspension').waitFor();
    await inspect(desk.page, 'dunning-client');
    await list.getByRole('button', { name: 'End' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'End exemption' }).click();
    await list.getByText('Over').waitFor();
    expect(desk.complaints().filter((text) => !text.includes('400'))).toEqual([]);
  });

  test('of an invoice stands on its page', async () => {
    const { page } = desk;
    await page.goto(`${panel.url}/admin/invoices?status=issued`);
    await page.locator('[data-row-id] a').first().click();
    await page.getByRole('button', { name: 'Exempt' }).click();
    const sheet = page.getByRole('dialog', { name: 'Exempt this invoice' });
    await sheet.getByLabel('Reason').fill('Is being looked at');
    await sheet.getByRole('button', { name: 'Exempt' }).click();
    const list = page.getByRole('list', { name: 'Exemptions from dunning' });
    await list.getByText('Is being looked at').waitFor();
    await list.getByText('Everything').waitFor();
    await inspect(desk.page, 'dunning-invoice');
  });
});
