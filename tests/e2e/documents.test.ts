import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type ApiClient, staffApi } from './harness/api-client.ts';
import { findClient } from './harness/bill-client.ts';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { logIn } from './harness/log-in.ts';
import { payByCard } from './harness/pay-by-card.ts';
import { inspect, openVisit, type Visit } from './harness/visit.ts';

const CUSTOMER = 'Holtkamp';

let panel: Instance;
let browser: Browser;
let staff: Visit;
let api: ApiClient;
let clientId: string;

useDemo(async (demo) => {
  ({ panel, browser } = demo);
  staff = await demo.enter();
  api = await staffApi(panel);
  clientId = await findClient(api, CUSTOMER);
});

const invoiceShape = z.looseObject({ status: z.string(), number: z.nullable(z.string()) });
const invoice = (invoiceId: string) => api.query('billing.get', { invoiceId }, invoiceShape);

async function aDraft(description: string, unitPriceMinor = '2000'): Promise<string> {
  const wish = { clientId, lines: [{ kind: 'one_off', description, unitPriceMinor }] };
  return (await api.mutate('billing.create', wish, z.object({ invoiceId: z.string() }))).invoiceId;
}

async function anInvoice(description: string): Promise<string> {
  const invoiceId = await aDraft(description);
  await api.mutate('billing.issue', { invoiceId }, z.unknown());
  return invoiceId;
}

test('staff copy a payment link, and whoever has it pays without a login', async () => {
  const { page } = staff;
  const invoiceId = await anInvoice('Website move');
  await page.goto(`${panel.url}/admin/invoices/${invoiceId}`);
  await staff.click('button', 'Copy payment link');
  const address = (await page.getByText(/\/pay#/).textContent()) ?? '';
  await inspect(page, 'invoice-with-link');
  const visitor = await openVisit(browser);
  await visitor.page.goto(address);
  await visitor.page.getByRole('heading', { name: 'Pay your invoice' }).waitFor();
  await inspect(visitor.page, 'pay-link');
  const download = visitor.page.waitForEvent('download');
  await visitor.click('button', 'PDF');
  expect((await download).suggestedFilename()).toMatch(/^INV-.*\.pdf$/);
  await visitor.click('button', /^Pay/);
  await payByCard(visitor.page);
  await visitor.page.getByRole('heading', { name: 'Nothing is left to pay' }).waitFor({ timeout: 30_000 });
  await inspect(visitor.page, 'pay-link-paid');
  expect((await invoice(invoiceId)).status).toBe('paid');
  expect(visitor.complaints()).toEqual([]);
});

test('a link that staff have ended says what to do', async () => {
  const { page } = staff;
  await anInvoice('Training');
  await anInvoice('Support');
  await page.goto(`${panel.url}/admin/clients/${clientId}`);
  await staff.click('button', 'Copy payment link');
  const address = (await page.getByText(/\/pay#/).textContent()) ?? '';
  const visitor = await openVisit(browser, { locale: 'fa', width: 390 });
  await visitor.page.goto(address);
  await visitor.page.getByText('Support').waitFor();
  await inspect(visitor.page, 'pay-link-all-fa');
  await page.getByRole('list', { name: 'Payment links' }).getByRole('button', { name: 'End' }).first().click();
  await staff.click('button', 'End link');
  await page.getByText('Ended').waitFor();
  await visitor.page.reload();
  await visitor.page.getByRole('link', { name: /ناحیه/ }).waitFor();
  await inspect(visitor.page, 'pay-link-over-fa');
});

test('staff merge drafts, split a line off again, and correct an invoice that is out', async () => {
  const { page } = staff;
  await aDraft('Cabling');
  await aDraft('Rack space');
  await page.goto(`${panel.url}/admin/invoices?status=draft&client=${clientId}`);
  await page.getByRole('row').filter({ hasText: 'Draft' }).nth(1).waitFor();
  for (const box of await page.getByRole('checkbox', { name: /Draft|Select row/ }).all()) await box.check();
  await staff.click('button', 'Merge drafts');
  await inspect(page, 'merge-drafts');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Merge drafts' }).click();
  await page.getByRole('button', { name: 'Why? Cabling' }).waitFor();
  await page.getByRole('button', { name: 'Why? Rack space' }).waitFor();
  await staff.click('button', 'More');
  await staff.click('menuitem', 'Split off lines');
  await staff.click('button', 'Split off');
  await page.getByText('Choose some lines, and leave at least one.').first().waitFor();
  await page.getByRole('checkbox', { name: 'Cabling' }).check();
  await inspect(page, 'split-draft');
  await staff.click('button', 'Split off');
  await page.getByText('New draft written').waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await staff.click('button', 'Issue invoice');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Issue invoice' }).click();
  await page.getByRole('heading', { name: /^Invoice INV-/ }).waitFor();
  await staff.click('button', 'More');
  await staff.click('menuitem', 'Correct: write anew');
  await page.getByLabel('Reason').fill('Wrong company name');
  await inspect(page, 'replace-invoice');
  await staff.click('button', 'Write anew');
  await page.waitForURL(/\/edit$/);
  await page.goto(page.url().replace(/\/edit$/, ''));
  await page.getByRole('heading', { name: 'Replaces' }).waitFor();
  await inspect(page, 'replacing-draft');
  await page.getByRole('link', { name: /^INV-/ }).last().click();
  await page.getByRole('heading', { name: 'Replaced by' }).waitFor();
  await inspect(page, 'replaced-invoice');
  expect(staff.complaints()).toEqual([]);
});

test('a paid invoice is corrected by a credit note, and its money pays the new one', async () => {
  const { page } = staff;
  const invoiceId = await anInvoice('Migration');
  const { number } = await invoice(invoiceId);
  const { total } = await api.query(
    'billing.get',
    { invoiceId },
    z.object({ total: z.object({ amountMinor: z.string() }) }),
  );
  const paid = { invoiceIds: [invoiceId], amountMinor: total.amountMinor, reference: 'Cash' };
  await api.mutate('payments.record', paid, z.unknown());
  await page.goto(`${panel.url}/admin/invoices/${invoiceId}`);
  await staff.click('button', 'More');
  await staff.click('menuitem', 'Correct: write anew');
  await page.getByText('What was paid becomes credit').waitFor();
  await page.getByLabel('Reason').fill('Wrong company name');
  await inspect(page, 'replace-paid-invoice');
  await staff.click('button', 'Write anew');
  await page.waitForURL(/\/edit$/);
  await staff.click('button', 'Save and issue…');
  await page.getByRole('alertdialog').getByRole('button').last().click();
  await page.getByRole('heading', { name: /^Invoice INV-/ }).waitFor();
  await page.getByText('Paid', { exact: true }).first().waitFor();
  await inspect(page, 'replacing-paid-invoice');
  await page.getByRole('link', { name: number ?? '' }).click();
  await page.getByRole('heading', { name: 'Credit notes' }).waitFor();
  await page.getByRole('heading', { name: 'Replaced by' }).waitFor();
  await inspect(page, 'credited-and-replaced');
  expect(staff.complaints()).toEqual([]);
});

test('a debit note adds to an invoice, with a title of its own on page and paper', async () => {
  const { page } = staff;
  const invoiceId = await anInvoice('Consulting');
  await page.goto(`${panel.url}/admin/invoices/${invoiceId}`);
  await staff.click('button', 'More');
  await staff.click('menuitem', 'Write debit note');
  await page.getByLabel('Description').fill('Two more hours');
  await page.getByLabel(/^Unit price/).fill('120');
  await inspect(page, 'debit-note-editor');
  await staff.click('button', 'Save and issue…');
  await page.getByRole('alertdialog').getByRole('button').last().click();
  await page.getByRole('heading', { name: /^Debit note DN-/ }).waitFor();
  await page.getByRole('heading', { name: 'Adds to invoice' }).waitFor();
  await inspect(page, 'debit-note');
  const download = page.waitForEvent('download');
  await staff.click('button', 'PDF');
  await (await download).saveAs(`${process.env['PANEL1_SCREENSHOTS'] ?? panel.dataDir}/debit-note.pdf`);
  expect(staff.complaints()).toEqual([]);
});

test('clients and staff take e-invoices of invoices and credit notes from their pages', async () => {
  const invoiceId = await anInvoice('Monitoring');
  const note = z.object({ creditNoteId: z.string() });
  const wish = { invoiceId, amountMinor: '500', reason: 'Half a month' };
  const { creditNoteId } = await api.mutate('billing.issueCreditNote', wish, note);
  const client = await openVisit(browser);
  await logIn(client, panel, { surface: 'client', email: 'maren@holtkamp-tischlerei.example' });
  for (const [visit, path] of [
    [client, `/portal/invoices/${invoiceId}`],
    [client, `/portal/invoices/${creditNoteId}`],
    [staff, `/admin/invoices/${creditNoteId}`],
  ] as const) {
    await visit.page.goto(`${panel.url}${path}`);
    await visit.click('button', 'E-invoice');
    await inspect(visit.page, `e-invoice-menu${path.replaceAll('/', '-').slice(0, 12)}`);
    const download = visit.page.waitForEvent('download');
    await visit.click('menuitem', /UBL/);
    expect((await download).suggestedFilename()).toMatch(/\.xml$/);
  }
  expect([...staff.complaints(), ...client.complaints()]).toEqual([]);
});

test('staff choose that a client gets one invoice a month', async () => {
  const { page } = staff;
  await page.goto(`${panel.url}/admin/clients/${clientId}`);
  await staff.click('button', 'Change when invoices come');
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Renewals are invoiced').selectOption('monthly');
  await sheet.getByLabel('Day of the month').fill('31');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await sheet.getByText('Choose a day from 1 to 28.').waitFor();
  await inspect(page, 'invoice-timing');
  await sheet.getByLabel('Day of the month').fill('20');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Once a month, on day 20.').waitFor();
  await inspect(page, 'client-invoice-timing');
  expect(staff.complaints()).toEqual([]);
});

test('where invoices come with the payment, a pro forma is paid by its link and becomes one', async () => {
  const { page } = staff;
  await page.goto(`${panel.url}/admin/settings?tab=billing`);
  await page.getByLabel('An unpaid invoice is').selectOption('proforma_until_paid');
  await page.getByLabel('Days after which a pro forma expires').waitFor();
  await inspect(page, 'billing-settings');
  await staff.click('button', 'Save');
  await page.getByText('Saved').first().waitFor();
  const proformaId = await anInvoice('Backup space');
  await page.goto(`${panel.url}/admin/invoices/${proformaId}`);
  await page.getByRole('heading', { name: /^Pro forma PF-/ }).waitFor();
  await inspect(page, 'proforma');
  await staff.click('button', 'Copy payment link');
  const address = (await page.getByText(/\/pay#/).textContent()) ?? '';
  const visitor = await openVisit(browser);
  await visitor.page.goto(address);
  await visitor.page.getByRole('heading', { name: /Pro forma PF-/ }).waitFor();
  await visitor.click('button', /^Pay/);
  await payByCard(visitor.page);
  await visitor.page.getByRole('heading', { name: /Invoice INV-/ }).waitFor({ timeout: 30_000 });
  await inspect(visitor.page, 'proforma-paid-link');
  await page.reload();
  await page.getByRole('heading', { name: 'Its invoice' }).waitFor();
  await inspect(page, 'proforma-paid');
  const client = await openVisit(browser, { locale: 'fa', width: 390 });
  await logIn(client, panel, { surface: 'client', email: 'maren@holtkamp-tischlerei.example' });
  await client.page.goto(`${panel.url}/portal/invoices/${proformaId}`);
  await inspect(client.page, 'portal-proforma-fa');
  expect([...staff.complaints(), ...visitor.complaints(), ...client.complaints()]).toEqual([]);
});
