import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type Caller, execute } from '#lib/command/execute.ts';
import { recognisedByMonth } from '#modules/billing/core/index.ts';
import { addCredit, voidInvoice } from '#modules/billing/index.ts';
import { anIssuedInvoice } from '#modules/billing/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { createTaxRate } from '#modules/tenants/index.ts';
import { chargeTax } from '#modules/tenants/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { deferredRevenue } from '../queries/deferred-revenue.ts';
import { exportJournal, journal } from '../queries/journal.ts';
import { ledgerHealth } from '../queries/ledger-health.ts';
import { exportTrialBalance, trialBalance } from '../queries/trial-balance.ts';
import { goTo, pay } from './books.ts';

let world: TestWorld;
let staff: Caller;
let ada: string;
let paid: string;

beforeAll(async () => {
  world = await createWorld();
  staff = world.owner;
  goTo(world, '2026-05-01');
  await chargeTax(staff);
  await execute(staff, createTaxRate, { name: 'MwSt', country: 'DE', rate: '0.19', validFrom: '2007-01-01' });
  ada = await aClient(staff, { name: 'Ada' });
  const lines = [{ unitPriceMinor: '10000', taxCategory: 'standard' }];
  paid = await anIssuedInvoice(staff, { clientId: ada, lines });
  goTo(world, '2026-05-03');
  await pay(staff, paid, '12500');
  goTo(world, '2026-05-05');
  const invoiceId = await anIssuedInvoice(staff, { clientId: ada, amountMinor: '700' });
  await execute(staff, voidInvoice, { invoiceId, reason: 'Sent twice' });
  const bob = await aClient(staff, { name: '=Bob()', currency: 'USD' });
  await execute(staff, addCredit, { clientId: bob, currency: 'USD', amountMinor: '250', reason: 'Sorry' });
  await anIssuedInvoice(staff, { clientId: bob, currency: 'USD', amountMinor: '900' });
});
afterAll(() => world[Symbol.asyncDispose]());

describe('the trial balance', () => {
  it('holds every account at the end of a day and sums to zero in each currency', async () => {
    const { currencies } = await ask(staff, trialBalance, {});
    const seen = currencies.map(({ currency, accounts, totals }) => ({
      ...{ currency, total: totals.balanceMinor },
      accounts: accounts.map((row) => [row.account, row.debitMinor, row.creditMinor, row.balanceMinor]),
    }));
    expect(seen).toEqual([
      {
        ...{ currency: 'EUR', total: '0' },
        accounts: [
          ['gateway_clearing', '12500', '0', '12500'],
          ['receivable', '12600', '12600', '0'],
          ['tax_payable', '0', '1900', '-1900'],
          ['client_credit', '0', '600', '-600'],
          ['revenue', '700', '10700', '-10000'],
        ],
      },
      {
        ...{ currency: 'USD', total: '0' },
        accounts: [
          ['receivable', '900', '0', '900'],
          ['client_credit', '0', '250', '-250'],
          ['revenue', '0', '900', '-900'],
          ['write_off', '250', '0', '250'],
        ],
      },
    ]);
  });

  it('of a past day knows nothing that was booked later', async () => {
    const { currencies } = await ask(staff, trialBalance, { on: '2026-05-02' });
    expect(currencies.map(({ currency }) => currency)).toEqual(['EUR']);
    expect(currencies[0]?.accounts.map((row) => [row.number, row.balanceMinor])).toEqual([
      [1100, '11900'],
      [2000, '-1900'],
      [4000, '-10000'],
    ]);
    const { csv } = await ask(staff, exportTrialBalance, { on: '2026-05-02' });
    expect(csv.split('\r\n')[1]).toBe('2026-05-02,1100,receivable,asset,EUR,119.00,0.00,119.00');
  });
});

describe('the journal', () => {
  const kinds = async (filter: object) => (await ask(staff, journal, { filter })).rows.map((row) => row.kind).join(' ');

  it('is what was booked, the newest first, each transaction with its balanced entries', async () => {
    const { rows, total } = await ask(staff, journal, {});
    expect([rows.length, total]).toEqual([6, 6]);
    for (const { entries } of rows)
      expect(entries.reduce((sum, entry) => sum + BigInt(entry.amountMinor), 0n)).toBe(0n);
    expect(rows.at(-1)).toMatchObject({ kind: 'invoice_issued', occurredOn: '2026-05-01', clientName: 'Ada' });
    expect(rows.at(-1)?.entries.map((entry) => [entry.account, entry.amountMinor, entry.invoiceNumber])).toEqual([
      ['receivable', '11900', 'INV-00001'],
      ['revenue', '-10000', 'INV-00001'],
      ['tax_payable', '-1900', 'INV-00001'],
    ]);
  });

  it('is filtered by day, account, currency, client, invoice and kind', async () => {
    expect(await kinds({ from: '2026-05-02', to: '2026-05-04' })).toBe('payment_received');
    expect(await kinds({ account: 'client_credit', currency: 'EUR' })).toBe('payment_received');
    expect(await kinds({ clientId: ada, to: '2026-05-04' })).toBe('payment_received invoice_issued');
    expect(await kinds({ invoiceId: paid })).toBe('payment_received invoice_issued');
    expect(await kinds({ kind: 'invoice_voided' })).toBe('invoice_voided');
  });

  it('leaves as CSV with a row per entry and as JSON, and a name is no formula', async () => {
    const { csv, next } = await ask(staff, exportJournal, { format: 'csv' });
    const lines = (csv ?? '').trimEnd().split('\r\n');
    expect([next, lines.length]).toEqual([null, 1 + 3 + 3 + 2 + 2 + 2 + 2]);
    expect(lines[1]).toMatch(/,2026-05-01,invoice_issued,Invoice issued,Ada,.*,receivable,EUR,119.00,,INV-00001,$/);
    expect(csv).toContain("'=Bob()");
    const { transactions } = await ask(staff, exportJournal, { format: 'json', filter: { from: '2026-05-05' } });
    expect(transactions).toHaveLength(4);
  });

  it('goes on behind the last transaction of a page, without heads', async () => {
    const { rows } = await ask(staff, journal, { filter: { to: '2026-05-04' } });
    const [last] = rows;
    const after = { occurredOn: last?.occurredOn ?? '', transactionId: last?.transactionId ?? '' };
    const { csv } = await ask(staff, exportJournal, { format: 'csv', after });
    expect(csv).not.toContain('transaction,date');
    expect(csv?.trimEnd().split('\r\n')).toHaveLength(8);
  });
});

describe('the health of the books', () => {
  const behindTheWalls = async (statement: string) => {
    await world.admin.query(
      `set session_replication_role = replica; ${statement}; set session_replication_role = origin`,
    );
  };

  it('is fine when it is, and says what is wrong with which amounts when it is not', async () => {
    expect(await ask(staff, ledgerHealth, {})).toMatchObject({ isFine: true });
    await behindTheWalls(`update invoices set number = 'INV-00005' where number = 'INV-00003'`);
    await behindTheWalls(`update invoices set paid_minor = paid_minor - 100 where id = '${paid}'`);
    await behindTheWalls(`update funds set left_minor = left_minor + 1 where currency = 'USD'`);
    await behindTheWalls(
      `update ledger_entries set amount_minor = amount_minor - 5 where account = 'write_off' and currency = 'USD'`,
    );
    const { isFine, checks } = await ask(staff, ledgerHealth, {});
    expect(isFine).toBe(false);
    expect(checks).toMatchObject({
      balanced: { findings: [{ currency: 'USD', expected: '0', found: '-5' }] },
      receivables: { findings: [{ id: ada, label: 'Ada', currency: 'EUR', expected: '0', found: '100' }] },
      credit: { findings: [{ label: '=Bob()', currency: 'USD', expected: '250', found: '251' }] },
      numbers: { findings: [{ label: 'INV-00005', expected: '3', found: '5' }] },
    });
  });

  it('cannot be told of numbers by staff who see a part of them', async () => {
    if (staff.actor.kind !== 'user') throw new Error('no staff member');
    const sam = world.as({ ...staff.actor, clientGroupIds: [] });
    expect((await ask(sam, ledgerHealth, {})).checks).toMatchObject({ numbers: null, balanced: { findings: [] } });
    expect((await ask(sam, trialBalance, {})).currencies).toEqual([]);
    expect((await ask(sam, journal, {})).total).toBe(0);
  });
});

it('deferred revenue in the database is what the billing core earns by month, to the minor unit', async () => {
  const tenant = await world.addTenant('deferred');
  const clientId = await aClient(tenant.owner);
  const start = Temporal.PlainDate.from('2026-04-20');
  const lines = Array.from({ length: 40 }, (_, at) => ({
    amountMinor: BigInt(at * at * 137 + 1),
    service: { start: start.add({ days: at * 2 }), end: start.add({ days: at * 2 + 1 + ((at * 29) % 400) }) },
  }));
  await anIssuedInvoice(tenant.owner, {
    clientId,
    lines: lines.map(({ amountMinor, service }) => ({
      kind: 'recurring',
      unitPriceMinor: amountMinor.toString(),
      periodStart: service.start.toString(),
      periodEnd: service.end.toString(),
    })),
  });
  const on = Temporal.PlainDate.from('2026-05-31');
  const { months, currencies } = await ask(tenant.owner, deferredRevenue, { on: on.toString() });
  const expected = new Map<string, bigint>();
  for (const line of lines)
    for (const { month, amountMinor } of recognisedByMonth({ ...line, mode: 'day' }))
      if (month > '2026-05') expected.set(month, (expected.get(month) ?? 0n) + amountMinor);
  expect(months.length).toBeGreaterThan(12);
  expect(months.map((month, at) => [month, currencies[0]?.amounts[at]])).toEqual(
    months.map((month) => [month, (expected.get(month) ?? 0n).toString()]),
  );
});
