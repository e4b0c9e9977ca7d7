import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, type Caller } from '#lib/command/execute.ts';
import { simulate } from '#modules/billing/index.ts';
import { isSoldByProducts, postgresStore } from '#modules/billing/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { aging } from '../queries/aging.ts';
import { deferredRevenue } from '../queries/deferred-revenue.ts';
import { forecast } from '../queries/forecast.ts';
import { ledgerHealth } from '../queries/ledger-health.ts';
import { recurringRevenue } from '../queries/recurring-revenue.ts';
import { taxSummary } from '../queries/tax-summary.ts';
import { trialBalance } from '../queries/trial-balance.ts';

// Two years of the engine's own life in PostgreSQL: orders, changes of plan, credit notes, disputes, write-offs, late fees.
const SEED = 16;

let world: TestWorld;
let staff: Caller;
/** The first day of the last month that is booked. */
let booked: Temporal.PlainDate;

beforeAll(async () => {
  world = await createWorld();
  await simulate(SEED, { sells: isSoldByProducts, store: postgresStore(world.kernel) });
  const tenants = await world.admin.query("select tenant_id, time_zone from tenants where slug like 'simulated-%'");
  const { tenant_id: tenantId, time_zone: timeZone } = tenants.rows[0];
  staff = { ...world.owner, tenantId };
  const days = await world.admin.query(
    `select (select max(occurred_on)::text from ledger_transactions where tenant_id = $1) as last,
       (select max(booked_to)::text from billing_accounts where tenant_id = $1) as booked`,
    [tenantId],
  );
  booked = Temporal.PlainDate.from(days.rows[0].booked);
  const noon = Temporal.PlainDate.from(days.rows[0].last).toZonedDateTime({ timeZone, plainTime: '12:00' });
  world.clock.passTo(noon.toInstant());
}, 300_000);
afterAll(() => world[Symbol.asyncDispose]());

it('the health check finds nothing wrong in books that the engine keeps', async () => {
  expect(await ask(staff, ledgerHealth, {})).toMatchObject({ isFine: true, checks: { numbers: { findings: [] } } });
  const { currencies } = await ask(staff, trialBalance, {});
  expect(currencies.map((one) => one.totals.balanceMinor)).toEqual(currencies.map(() => '0'));
});

it('deferred revenue of the last booked month is what the ledger holds as deferred, to the minor unit', async () => {
  const on = booked.subtract({ days: 1 }).toString();
  const { currencies } = await ask(staff, deferredRevenue, { on });
  // The engine books what a month earned on the first day that it sees of the next one.
  const { rows } = await world.admin.query(
    `select e.currency, (-sum(e.amount_minor))::text as "totalMinor" from ledger_entries e
     join ledger_transactions t on t.tenant_id = e.tenant_id and t.id = e.transaction_id
     where e.tenant_id = $1 and e.account = 'deferred_revenue' and (t.occurred_on <= $2 or t.kind = 'recognised')
     group by 1 having sum(e.amount_minor) <> 0 order by 1`,
    [staff.tenantId, on],
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(currencies.map(({ currency, totalMinor }) => ({ currency, totalMinor }))).toEqual(rows);
});

it('what is open by age is what the receivables hold', async () => {
  const open = await ask(staff, aging, {});
  const { currencies } = await ask(staff, trialBalance, {});
  for (const { currency, ages } of open.currencies) {
    const accounts = currencies.find((one) => one.currency === currency)?.accounts ?? [];
    const held = accounts.filter(({ account }) => account === 'receivable' || account === 'disputed_receivable');
    const sum = (amounts: readonly string[]) => amounts.reduce((total, amount) => total + BigInt(amount), 0n);
    expect(sum(ages.map((row) => row.amountMinor))).toBe(sum(held.map((row) => row.balanceMinor)));
  }
  expect(open.currencies.length).toBeGreaterThan(0);
});

it('tax of all time is what the ledger owes in tax', async () => {
  const { rows } = await ask(staff, taxSummary, { from: '2025-01-01', to: '2029-12-30' });
  const { currencies } = await ask(staff, trialBalance, {});
  const sums = new Map<string, bigint>();
  for (const { currency, taxMinor } of rows) sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(taxMinor));
  expect(sums.get('EUR')).toBeGreaterThan(0n);
  for (const { currency, accounts } of currencies) {
    const owed = accounts.find(({ account }) => account === 'tax_payable')?.balanceMinor ?? '0';
    expect([currency, -(sums.get(currency) ?? 0n)]).toEqual([currency, BigInt(owed)]);
  }
});

it('MRR is what the terms of the living subscriptions cost per month today, and all of them renew', async () => {
  const { rows } = await world.admin.query(
    "select currency, terms from subscriptions where tenant_id = $1 and status in ('active', 'past_due')",
    [staff.tenantId],
  );
  const { currencies } = await ask(staff, recurringRevenue, { months: 1 });
  const next = await ask(staff, forecast, {});
  expect(rows.length).toBeGreaterThan(0);
  const parts = new Map<string, number>();
  for (const { currency, terms } of rows) {
    const { rate, interval } = terms.segments.at(-1);
    const perPeriod = Number(rate.unitPriceMinor) * Number(rate.quantity);
    const monthly = (perPeriod * 72) / (interval.count * (interval.unit === 'year' ? 12 : 1));
    parts.set(currency, (parts.get(currency) ?? 0) + monthly);
  }
  for (const { currency, months } of currencies) {
    expect(months.map((row) => row.endMinor)).toEqual([String(Math.round((parts.get(currency) ?? 0) / 72))]);
    const renewals = next.currencies.find((one) => one.currency === currency)?.months ?? [];
    expect(renewals.reduce((sum, month) => sum + month.renewals, 0)).toBeGreaterThan(0);
  }
});
