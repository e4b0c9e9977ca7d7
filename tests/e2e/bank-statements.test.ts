import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { useDemo } from './harness/demo-panel.ts';
import type { Instance } from './harness/instance.ts';
import { logIn } from './harness/log-in.ts';
import { inspect, type Look, openVisit, type Visit, violations } from './harness/visit.ts';

let panel: Instance;
let browser: Browser;
let visit: Visit;
let folder: string;
let invoiceUrl: string;

/** A file of one statement: an entry for the invoice, one that nobody knows, and a fee. */
function statement(of: { number: string; amount: string }): string {
  const entry = (ref: string, facts: { amount: string; text: string; direction?: string }) =>
    `<Ntry><Amt Ccy="EUR">${facts.amount}</Amt><CdtDbtInd>${facts.direction ?? 'CRDT'}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
     <BookgDt><Dt>2026-01-05</Dt></BookgDt><AcctSvcrRef>${ref}</AcctSvcrRef><NtryDtls><TxDtls>
     <RltdPties><Dbtr><Pty><Nm>Somebody</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>${facts.text}</Ustrd></RmtInf>
     </TxDtls></NtryDtls></Ntry>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>S-1</Id>
<Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>
${entry('A1', { amount: of.amount, text: `Payment of ${of.number}` })}
${entry('A2', { amount: '0.07', text: 'Interest' })}
${entry('A3', { amount: '3.90', text: 'Fee', direction: 'DBIT' })}
</Stmt></BkToCstmrStmt></Document>`;
}

useDemo(async (demo) => {
  folder = await mkdtemp(join(tmpdir(), 'panel1-statements-'));
  ({ panel, browser } = demo);
  visit = await demo.enter();
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('an unpaid invoice downloads as an e-invoice in two clicks', async () => {
  const { page } = visit;
  await page.goto(`${panel.url}/admin/invoices?status=issued`);
  const table = page.getByRole('table', { name: 'Invoices' });
  await table.getByRole('link').first().click();
  await page.waitForURL(/\/admin\/invoices\/[0-9a-f-]+$/);
  invoiceUrl = page.url();
  visit.restart();
  await visit.click('button', 'E-invoice');
  const [file] = await Promise.all([page.waitForEvent('download'), visit.click('menuitem', 'CII')]);
  expect(visit.clicks()).toBe(2);
  expect(file.suggestedFilename()).toMatch(/_cii\.xml$/);
  expect(await readFile(await file.path(), 'utf8')).toContain('CrossIndustryInvoice');
  expect(await violations(page)).toEqual([]);
});

test('a statement pays the invoice that its entry names, and the rest is put aside', async () => {
  const { page } = visit;
  await page.goto(invoiceUrl);
  const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  const number = /[A-Z]+-[\d-]+/.exec(title)?.[0] ?? '';
  const open = page.locator('dl dt', { hasText: /^Open$/ }).locator('xpath=following-sibling::dd[1]');
  const amount = ((await open.textContent()) ?? '').replace(/[^\d.]/g, '');
  const path = join(folder, 'statement.xml');
  await writeFile(path, statement({ number, amount }));
  await page.goto(`${panel.url}/admin/bank-statements`);
  visit.restart();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), visit.click('button', 'Choose file…')]);
  await chooser.setFiles(path);
  await page.waitForURL(/\/admin\/bank-statements\/[0-9a-f-]+/);
  const lines = page.getByRole('table', { name: 'Entries' });
  await lines.getByText(number, { exact: true }).waitFor();
  await lines.getByText('Money that left').waitFor();
  await visit.click('button', 'Book all certain matches');
  await lines.getByText('Booked', { exact: true }).waitFor();
  expect(visit.clicks()).toBe(2);
  await lines.getByRole('button', { name: /Other ways/ }).click();
  await visit.click('menuitem', 'Put aside…');
  await page.locator('input[name=reason]').fill('Interest of the bank');
  await visit.click('button', /^Put aside$/);
  await lines.getByText('Interest of the bank').waitFor();
  await page.goto(invoiceUrl);
  await page.getByText('Paid', { exact: true }).first().waitFor();
  expect(visit.complaints()).toEqual([]);
});

test('the same file again and one that is no statement are refused in words', async () => {
  const { page } = visit;
  await page.goto(`${panel.url}/admin/bank-statements`);
  const upload = async (path: string) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), visit.click('button', 'Choose file…')]);
    await chooser.setFiles(path);
  };
  await upload(join(folder, 'statement.xml'));
  await page.getByText('Everything in this file was imported before.').waitFor();
  const wrong = join(folder, 'wrong.xml');
  await writeFile(wrong, '<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>');
  await upload(wrong);
  await page.getByText(/document type/).waitFor();
});

test('a bank’s CSV format is kept and reads its file', async () => {
  const { page } = visit;
  await page.goto(`${panel.url}/admin/bank-statements`);
  await visit.click('button', 'New format');
  const fill = (name: string, value: string) => page.locator(`input[name="${name}"]`).fill(value);
  await fill('name', 'House bank');
  await fill('account', 'DE89370400440532013000');
  await fill('payer', '2');
  await fill('remittance', '3');
  await visit.click('button', /^Save$/);
  await page.getByText('Name the column of the amount', { exact: false }).waitFor();
  await fill('amount', '4');
  await visit.click('button', /^Save$/);
  await page.getByLabel('Kind of file').selectOption({ label: 'CSV: House bank' });
  const path = join(folder, 'statement.csv');
  await writeFile(path, 'Datum;Name;Zweck;Betrag\n05.01.2026;Ada;Hosting;"1.010,00"\n');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), visit.click('button', 'Choose file…')]);
  await chooser.setFiles(path);
  await page.waitForURL(/\/admin\/bank-statements\/[0-9a-f-]+/);
  await page.getByRole('table', { name: 'Entries' }).getByText('€1,010.00').waitFor();
});

test.each<Look>([
  { locale: 'en', scheme: 'light', width: 1280 },
  { locale: 'fa', scheme: 'dark', width: 1280 },
  { locale: 'fa', scheme: 'light', width: 390 },
])(
  'statements, an invoice and the settings fit and are accessible in $locale, $scheme, $width px',
  async (look) => {
    const other = await openVisit(browser, look);
    await logIn(other, panel);
    const { page } = other;
    const see = async (name: string) => {
      await inspect(page, `${name}-${look.locale}-${look.width}`);
    };
    await page.goto(`${panel.url}/admin/bank-statements`);
    await see('bank-statements');
    const href = await page.locator('a[href*="/admin/bank-statements/"]').last().getAttribute('href');
    await page.goto(`${panel.url}${href}`);
    await see('bank-statement');
    await page.goto(invoiceUrl);
    await see('e-invoice');
    await page.goto(`${panel.url}/admin/settings`);
    await see('e-invoice-settings');
    expect(other.complaints()).toEqual([]);
    await other.close();
  },
  120_000,
);
