import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '#lib/command/action.ts';
import { ask, execute } from '#lib/command/execute.ts';
import { dayIn } from '#lib/time/clock.ts';
import { anIssuedInvoice, checkLedger, clientBalance, getInvoice } from '#modules/billing/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { confirmCertain } from '../actions/confirm-certain.ts';
import { confirmLine } from '../commands/confirm-line.ts';
import { creditLine } from '../commands/credit-line.ts';
import { ignoreLine, reopenLine } from '../commands/ignore-line.ts';
import { importStatement } from '../commands/import-statement.ts';
import { deleteCsvFormat, saveCsvFormat } from '../commands/save-csv-format.ts';
import { camt, entry } from '../files/test-camt.ts';
import { exampleMapping } from '../input.ts';
import { listLines } from '../queries/get-statement.ts';
import { listCsvFormats } from '../queries/list-csv-formats.ts';
import { listStatements } from '../queries/list-statements.ts';

let world: TestWorld;
let clientId: string;
let refs = 0;

beforeAll(async () => {
  world = await createWorld();
  clientId = await aClient(world.owner, { name: 'Ada Example', company: 'Müller & Söhne GmbH' });
});
afterAll(() => world[Symbol.asyncDispose]());

/** The day before the test's: no file may tell of a day that has not come. */
const yesterday = () => dayIn(world.clock.now(), 'Europe/Berlin').subtract({ days: 1 }).toString();
const paid = (amount: string, over: Parameters<typeof entry>[0] = {}) => {
  refs += 1;
  return entry({ amount, ref: `R${refs}`, day: yesterday(), name: 'Unknown', remittance: '', ...over });
};

async function imported(entries: readonly string[]): Promise<string> {
  const { statementIds } = await execute(world.owner, importStatement, {
    format: 'camt053',
    fileName: 'statement.xml',
    content: camt(entries),
  });
  return statementIds[0] ?? '';
}

const linesOf = async (statementId: string) => (await ask(world.owner, listLines, { statementId })).rows;

async function oneLine(amount: string, over: Parameters<typeof entry>[0] = {}) {
  const [line] = await linesOf(await imported([paid(amount, over)]));
  if (line === undefined) throw new Error('no line');
  return line;
}

async function numberOf(invoiceId: string): Promise<string> {
  return (await ask(world.owner, getInvoice, { invoiceId })).number ?? '';
}

const invoiceOf = (amountMinor: string) => anIssuedInvoice(world.owner, { clientId, amountMinor });
const statusOf = async (invoiceId: string) => (await ask(world.owner, getInvoice, { invoiceId })).status;

describe('an entry of a bank statement', () => {
  it('with the number and the amount of an invoice is certain, and confirming it pays the invoice once', async () => {
    const invoiceId = await invoiceOf('1237');
    const line = await oneLine('12.37', { remittance: `Rechnung ${await numberOf(invoiceId)}`, name: 'ADA EXAMPLE' });
    expect(line.suggestions[0]).toMatchObject({
      clientId,
      clientName: 'Müller & Söhne GmbH',
      reasons: ['invoice_number', 'amount', 'name'],
      score: 100,
      isCertain: true,
    });
    const confirm = () => execute(world.owner, confirmLine, { lineId: line.id, invoiceIds: [invoiceId] });
    const tried = await Promise.allSettled([confirm(), confirm(), confirm()]);
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(confirm()).rejects.toMatchObject({ code: 'banking.line_done' });
    expect(await statusOf(invoiceId)).toBe('paid');
    const payments = await world.admin.query('select reference, amount_minor from payments where client_id = $1', [
      clientId,
    ]);
    expect(payments.rows).toEqual([
      { reference: expect.stringContaining('ADA EXAMPLE Rechnung INV'), amount_minor: '1237' },
    ]);
    const [done] = await linesOf((await ask(world.owner, listStatements, {})).rows[0]?.id ?? '');
    expect(done).toMatchObject({ status: 'matched', clientId, match: { score: 100 }, suggestions: [] });
  });

  it('that pays too much leaves the rest as credit, and one of another currency is refused', async () => {
    const payer = await aClient(world.owner, { name: 'Grace' });
    const invoiceId = await anIssuedInvoice(world.owner, { clientId: payer, amountMinor: '1000' });
    const line = await oneLine('15.00', { remittance: await numberOf(invoiceId) });
    expect(line.suggestions[0]).toMatchObject({ score: 55, isCertain: false });
    await execute(world.owner, confirmLine, { lineId: line.id, invoiceIds: [invoiceId] });
    expect(JSON.stringify(await ask(world.owner, clientBalance, { clientId: payer }))).toContain('"500"');
    const dollars = await anIssuedInvoice(world.owner, { clientId: payer, amountMinor: '1000', currency: 'USD' });
    const other = await oneLine('10.00');
    await expect(execute(world.owner, confirmLine, { lineId: other.id, invoiceIds: [dollars] })).rejects.toMatchObject({
      code: 'billing.currency_mismatch',
    });
    expect((await linesOf((await ask(world.owner, listStatements, {})).rows[0]?.id ?? ''))[0]?.status).toBe('open');
  });

  it('that is for no invoice becomes credit of a client, once', async () => {
    const payer = await aClient(world.owner, { name: 'Linus' });
    const line = await oneLine('20.00');
    await execute(world.owner, creditLine, { lineId: line.id, clientId: payer });
    await expect(execute(world.owner, creditLine, { lineId: line.id, clientId: payer })).rejects.toMatchObject({
      code: 'banking.line_done',
    });
    expect(JSON.stringify(await ask(world.owner, clientBalance, { clientId: payer }))).toContain('"2000"');
  });

  it('that is nobody’s is put aside with a reason, and can be taken up again', async () => {
    const line = await oneLine('0.01');
    await execute(world.owner, ignoreLine, { lineId: line.id, reason: 'Interest' });
    await expect(execute(world.owner, creditLine, { lineId: line.id, clientId })).rejects.toMatchObject({
      code: 'banking.line_done',
    });
    await execute(world.owner, reopenLine, { lineId: line.id });
    await expect(execute(world.owner, reopenLine, { lineId: line.id })).rejects.toMatchObject({
      code: 'banking.line_done',
    });
  });

  it('that left the account waits for nothing', async () => {
    const line = await oneLine('5.00', { direction: 'DBIT' });
    expect(line).toMatchObject({ status: 'outgoing', suggestions: [], amount: { amountMinor: '-500' } });
    await expect(execute(world.owner, creditLine, { lineId: line.id, clientId })).rejects.toMatchObject({
      code: 'banking.line_done',
    });
  });
});

describe('confirming all certain matches', () => {
  it('books these and leaves the others, also two transfers for one invoice', async () => {
    const [one, two, twice] = [await invoiceOf('4101'), await invoiceOf('4202'), await invoiceOf('4303')];
    const statementId = await imported([
      paid('41.01', { remittance: await numberOf(one) }),
      paid('42.02', { remittance: await numberOf(two) }),
      paid('43.03', { remittance: await numberOf(twice) }),
      paid('43.03', { remittance: await numberOf(twice) }),
      paid('99.99', { remittance: 'thank you' }),
    ]);
    const of = { services: world.services, caller: world.owner };
    expect(await perform(of, confirmCertain, { statementId })).toEqual({ booked: 2, left: 0 });
    expect((await linesOf(statementId)).map(({ status }) => status)).toEqual([
      'matched',
      'matched',
      'open',
      'open',
      'open',
    ]);
    expect([await statusOf(one), await statusOf(two), await statusOf(twice)]).toEqual(['paid', 'paid', 'issued']);
    expect(await perform(of, confirmCertain, { statementId })).toEqual({ booked: 0, left: 0 });
  });

  it('the books stay balanced', async () => {
    expect(JSON.stringify(await ask(world.owner, checkLedger, {}))).toContain('"isValid":true');
  });
});

describe('a file', () => {
  const take = (content: string, over = {}) =>
    execute(world.owner, importStatement, { format: 'camt053', fileName: 'x.xml', content, ...over });

  it('brings each entry once, whichever file it comes in', async () => {
    const [first, second] = [paid('1.00'), paid('2.00')];
    expect(await take(camt([first]))).toMatchObject({ added: 1, known: 0 });
    expect(await take(camt([first, second]))).toMatchObject({ added: 1, known: 1 });
    await expect(take(camt([first, second]))).rejects.toMatchObject({ code: 'banking.already_imported' });
    const both = await Promise.allSettled([
      take(camt([paid('3.00', { ref: 'TWICE' })])),
      take(camt([paid('3.00', { ref: 'TWICE' })])),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it.each([
    ['not_xml', 'no xml'],
    [
      'doctype',
      '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]><Document>&c;</Document>',
    ],
    ['not_camt', '<Document/>'],
    ['other_currency', camt([], { currency: 'CHF' })],
    ['future_date', camt([entry({ day: '2999-01-01' })])],
    ['wrong_date', camt([entry({ day: '2026-13-01' })])],
  ])('that is wrong is refused whole and says why: %s', async (problem, content) => {
    const before = (await ask(world.owner, listStatements, {})).total;
    await expect(take(content)).rejects.toMatchObject({
      code: 'banking.file_refused',
      details: { fields: { content: problem } },
    });
    expect((await ask(world.owner, listStatements, {})).total).toBe(before);
  });

  it('as CSV is read as its bank writes it, equal rows of one day stay two, and the same file brings none', async () => {
    const mapping = { ...exampleMapping, columns: { ...exampleMapping.columns, remittance: [3] } };
    const { csvFormatId } = await execute(world.owner, saveCsvFormat, { name: 'House bank', mapping });
    const day = yesterday().split('-').reverse().join('.');
    const content = `Datum;Name;Zweck;Betrag\n${day};Ada;Abo;"1.010,00"\n${day};Ada;Abo;"1.010,00"\n${day};Bank;Gebühr;-2,50\n`;
    const csv = { format: 'csv' as const, fileName: 'x.csv', csvFormatId };
    const { statementIds, added } = await take(content, csv);
    expect(added).toBe(3);
    expect((await linesOf(statementIds[0] ?? '')).map(({ amount, status }) => [amount.amountMinor, status])).toEqual([
      ['101000', 'open'],
      ['101000', 'open'],
      ['-250', 'outgoing'],
    ]);
    await expect(take(content, csv)).rejects.toMatchObject({ code: 'banking.already_imported' });
    await expect(take('h\n31.02.2026;a;b;1,00', csv)).rejects.toMatchObject({
      details: { fields: { content: 'wrong_date' }, values: { line: 2 } },
    });
    await expect(take(content, { ...csv, csvFormatId: undefined })).rejects.toMatchObject({ code: 'request.invalid' });
    await expect(execute(world.owner, saveCsvFormat, { name: 'House bank', mapping })).rejects.toMatchObject({
      details: { fields: { name: 'taken' } },
    });
    await execute(world.owner, deleteCsvFormat, { csvFormatId });
    expect((await ask(world.owner, listCsvFormats, {})).rows).toEqual([]);
  });
});

describe('who may', () => {
  it('neither clients nor staff without the right, and no other tenant sees a line', async () => {
    const line = await oneLine('7.00');
    for (const caller of [world.contact(clientId), world.staff(['payment:read']), world.anonymous])
      await expect(ask(caller, listStatements, {})).rejects.toMatchObject({
        kind: expect.stringMatching(/^(denied|unauthenticated|forbidden)$/),
      });
    const other = await world.addTenant('other');
    const foreign = execute(other.owner, creditLine, { lineId: line.id, clientId });
    await expect(foreign).rejects.toMatchObject({ code: 'request.not_found' });
    expect((await ask(other.owner, listStatements, {})).total).toBe(0);
  });
});
