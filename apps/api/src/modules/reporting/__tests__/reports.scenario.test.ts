import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type Caller, execute } from '#lib/command/execute.ts';
import { listInvoices, voidInvoice } from '#modules/billing/index.ts';
import { anIssuedInvoice } from '#modules/billing/testing.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient, aClientGroup } from '#modules/clients/testing.ts';
import { refundPayment } from '#modules/payments/index.ts';
import { cancelSubscription } from '#modules/subscriptions/index.ts';
import { changePlan } from '#modules/subscriptions/testing.ts';
import { createTaxRate, updateSettings } from '#modules/tenants/index.ts';
import { chargeTax } from '#modules/tenants/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { aging, agingInvoices, exportAging } from '../queries/aging.ts';
import { cohorts, exportCohorts } from '../queries/cohorts.ts';
import { deferredRevenue, exportDeferredRevenue } from '../queries/deferred-revenue.ts';
import { exportForecast, forecast } from '../queries/forecast.ts';
import { exportRecurringRevenue, recurringRevenue } from '../queries/recurring-revenue.ts';
import { exportRevenueByGateway, revenueByGateway } from '../queries/revenue-by-gateway.ts';
import { exportRevenueByProduct, revenueByProduct } from '../queries/revenue-by-product.ts';
import { exportTaxSummary, taxSummary } from '../queries/tax-summary.ts';
import { goTo, live, pay, subscribe } from './books.ts';

// Half a year of a provider in Berlin, worked out by hand:
//   Ada   15 Jan  Small 30.00 a month; 10 Mar Big 60.00; from 15 Jun Small again
//   Bob   20 Jan  Yearly 100.00 a year
//   Cem   10 Feb  Small 50.00 USD a month
//   Dora   1 Mar, 00:30 in Berlin (in UTC it is still February), Small 30.00; cancels 5 Apr; comes back 12 May
//   Bob   20 Apr  work for 9.99, voided; work for 50.00, paid, of which 20.00 is refunded on 4 May
//   Eve    1 Jan  five bills of 1.00 that nobody pays; Fay in France 100.00 and 20 % tax, paid on 2 May
let world: TestWorld;
let staff: Caller;
const client = { ada: '', bob: '', cem: '', dora: '', eve: '', fay: '' };
const product = { small: '', big: '', yearly: '' };

beforeAll(async () => {
  world = await createWorld();
  staff = world.owner;
  goTo(world, '2026-01-01');
  await execute(staff, updateSettings, { section: 'billing', value: { renewalLeadDays: 0 } });
  await chargeTax(staff, { hasOneStopShop: true });
  await execute(staff, createTaxRate, { name: 'VAT', country: 'DE', rate: '0', validFrom: '2014-01-01' });
  await execute(staff, createTaxRate, { name: 'TVA', country: 'FR', rate: '0.2', validFrom: '2014-01-01' });
  const categoryId = await aCategory(staff);
  const made = (name: string, cycle: 'monthly' | 'annually', priceMinor: string) =>
    aProduct(staff, {
      ...{ categoryId, texts: { en: { name } } },
      prices: [
        { cycle, currency: 'EUR', priceMinor, setupMinor: '0' },
        { cycle, currency: 'USD', priceMinor: '5000', setupMinor: '0' },
      ],
    });
  product.big = await made('Big', 'monthly', '6000');
  product.small = await made('Small', 'monthly', '3000');
  product.yearly = await made('Yearly', 'annually', '10000');
  for (const name of ['ada', 'bob', 'dora', 'eve'] as const) client[name] = await aClient(staff, { name });
  client.cem = await aClient(staff, { name: 'cem', currency: 'USD' });
  client.fay = await aClient(staff, { name: 'fay', country: 'FR' });
  await halfAYear();
}, 120_000);
afterAll(() => world[Symbol.asyncDispose]());

async function halfAYear(): Promise<void> {
  for (const dueOn of ['2026-01-01', '2026-04-15', '2026-05-15', '2026-05-21', '2026-06-20'])
    await anIssuedInvoice(staff, { clientId: client.eve, amountMinor: '100', dueOn });
  const paying = [client.ada, client.bob, client.cem, client.dora];
  const on = async (day: string) => {
    goTo(world, day);
    await live(world, paying);
  };
  const small = { productId: product.small, priceMinor: '3000' };
  goTo(world, '2026-01-15');
  const adas = await subscribe(world, { clientId: client.ada, ...small });
  goTo(world, '2026-01-20');
  await subscribe(world, { clientId: client.bob, productId: product.yearly, priceMinor: '10000', cycle: 'annually' });
  goTo(world, '2026-02-10');
  await subscribe(world, { clientId: client.cem, ...small, priceMinor: '5000', currency: 'USD' });
  await on('2026-02-15');
  goTo(world, '2026-03-01', '00:30');
  const doras = await subscribe(world, { clientId: client.dora, ...small });
  await on('2026-03-10');
  await execute(staff, changePlan, { subscriptionId: adas, productId: product.big, when: 'now' });
  for (const day of ['2026-03-10', '2026-03-15', '2026-04-01']) await on(day);
  goTo(world, '2026-04-05');
  await execute(staff, cancelSubscription, { subscriptionId: doras, when: 'now', reason: 'Too dear' });
  for (const day of ['2026-04-10', '2026-04-15']) await on(day);
  goTo(world, '2026-04-20');
  const invoiceId = await anIssuedInvoice(staff, { clientId: client.bob, amountMinor: '999' });
  await execute(staff, voidInvoice, { invoiceId, reason: 'Sent twice' });
  const paymentId = await pay(
    staff,
    await anIssuedInvoice(staff, { clientId: client.bob, amountMinor: '5000' }),
    '5000',
  );
  goTo(world, '2026-05-02');
  const lines = [{ unitPriceMinor: '10000', taxCategory: 'standard' }];
  await pay(staff, await anIssuedInvoice(staff, { clientId: client.fay, lines }), '12000');
  goTo(world, '2026-05-04');
  await execute(staff, refundPayment, { paymentId, amountMinor: '2000', reason: 'Half of it' });
  paying.splice(1, 1);
  await on('2026-05-10');
  goTo(world, '2026-05-12');
  await subscribe(world, { clientId: client.dora, ...small });
  await on('2026-05-15');
  await execute(staff, changePlan, { subscriptionId: adas, productId: product.small, when: 'period_end' });
  for (const day of ['2026-06-10', '2026-06-12', '2026-06-15', '2026-06-20']) await on(day);
}

const HALF_YEAR = { months: 6, until: '2026-06' };

describe('recurring revenue', () => {
  const rows = async (currency: string, caller = staff) => {
    const { currencies } = await ask(caller, recurringRevenue, HALF_YEAR);
    return currencies.find((one) => one.currency === currency)?.months;
  };

  it('goes up by new and bigger plans and down by smaller ones and those who leave, month by month of the zone', async () => {
    const seen = (await rows('EUR'))?.map(({ month, startMinor, moves, endMinor }) => [
      month,
      startMinor,
      moves,
      endMinor,
    ]);
    const still = { new: '0', reactivation: '0', expansion: '0', contraction: '0', churn: '0' };
    expect(seen).toEqual([
      ['2026-01', '0', { ...still, new: '3833' }, '3833'],
      ['2026-02', '3833', still, '3833'],
      ['2026-03', '3833', { ...still, new: '3000', expansion: '3000' }, '9833'],
      ['2026-04', '9833', { ...still, churn: '-3000' }, '6833'],
      ['2026-05', '6833', { ...still, reactivation: '3000' }, '9833'],
      ['2026-06', '9833', { ...still, contraction: '-3000' }, '6833'],
    ]);
  });

  it('takes a twelfth of a yearly price without losing anything before the sum: twelve of them are the year', async () => {
    expect((await rows('EUR'))?.map((row) => row.annualMinor)).toEqual([
      ...['46000', '46000', '118000', '82000', '118000', '82000'],
    ]);
  });

  it('keeps currencies apart', async () => {
    expect((await rows('USD'))?.map((row) => row.endMinor)).toEqual(['0', '5000', '5000', '5000', '5000', '5000']);
  });

  it('counts clients who come, leave and come back, and what that means for churn', async () => {
    const months = (await rows('EUR')) ?? [];
    expect(
      months.map(({ clients }) => [clients.start, clients.new, clients.reactivation, clients.churn, clients.end]),
    ).toEqual([
      [0, 2, 0, 0, 2],
      [2, 0, 0, 0, 2],
      [2, 1, 0, 0, 3],
      [3, 0, 0, 1, 2],
      [2, 0, 1, 0, 3],
      [3, 0, 0, 0, 3],
    ]);
    expect(months.map((row) => [row.clientChurn, row.revenueChurn, row.netRetention])).toEqual([
      [null, null, null],
      ['0.0000', '0.0000', '1.0000'],
      ['0.0000', '0.0000', '1.7826'],
      ['0.3333', '0.3051', '0.6949'],
      ['0.0000', '0.0000', '1.0000'],
      ['0.0000', '0.3051', '0.6949'],
    ]);
  });

  it('says the same of a month whatever else is asked for, and nothing of months to come', async () => {
    const one = await ask(staff, recurringRevenue, { months: 1, until: '2026-04' });
    const all = await ask(staff, recurringRevenue, HALF_YEAR);
    const april = (from: typeof all) =>
      from.currencies.map(({ months }) => months.find((row) => row.month === '2026-04'));
    expect(april(one)).toEqual(april(all));
    expect((await ask(staff, recurringRevenue, { months: 2, until: '2027-01' })).months).toEqual([
      '2026-05',
      '2026-06',
    ]);
  });

  it('is of their own clients for staff with a scope', async () => {
    const clientGroupId = await aClientGroup(staff, 'Of Sam');
    await world.admin.query('update clients set client_group_id = $1 where id = $2', [clientGroupId, client.ada]);
    if (staff.actor.kind !== 'user') throw new Error('no staff member');
    const sam = world.as({ ...staff.actor, clientGroupIds: [clientGroupId] });
    expect((await rows('EUR', sam))?.map((row) => row.endMinor)).toEqual([
      '3000',
      '3000',
      '6000',
      '6000',
      '6000',
      '3000',
    ]);
    expect(await rows('USD', sam)).toBeUndefined();
    expect((await ask(sam, aging, {})).currencies).toEqual([]);
    const april = { from: '2026-04-01', to: '2026-04-30' };
    expect((await ask(sam, revenueByProduct, april)).rows).toMatchObject([{ productName: 'Big', netMinor: '6000' }]);
    expect((await ask(sam, revenueByGateway, april)).rows).toMatchObject([{ receivedMinor: '6000' }]);
    expect((await ask(sam, deferredRevenue, {})).currencies).toMatchObject([
      { currency: 'EUR', amounts: ['1000', '1400'] },
    ]);
    expect((await ask(sam, cohorts, HALF_YEAR)).currencies[0]?.cohorts).toHaveLength(1);
  });
});

it('a cohort is who first paid in a month: who is left, and how much of their revenue, after each month', async () => {
  const { currencies } = await ask(staff, cohorts, HALF_YEAR);
  expect(currencies.map(({ currency }) => currency)).toEqual(['EUR', 'USD']);
  const seen = currencies[0]?.cohorts.map(({ cohort, size, months }) => ({
    ...{ cohort, size },
    left: months.map((row) => row.clients),
    revenue: months.map((row) => row.revenueKept),
  }));
  expect(seen).toEqual([
    {
      ...{ cohort: '2026-01', size: 2, left: [2, 2, 2, 2, 2, 2] },
      revenue: ['1.0000', '1.0000', '1.7826', '1.7826', '1.7826', '1.0000'],
    },
    { cohort: '2026-03', size: 1, left: [1, 0, 1, 1], revenue: ['1.0000', '0.0000', '1.0000', '1.0000'] },
  ]);
});

describe('what clients owe', () => {
  it('is sorted by how long it is overdue; void bills owe nothing, refunded ones again', async () => {
    const { currencies } = await ask(staff, aging, {});
    expect(currencies).toEqual([
      {
        currency: 'EUR',
        ages: [
          { age: 'not_due', amountMinor: '100', invoices: 1, clients: 1 },
          { age: 'days_1_30', amountMinor: '100', invoices: 1, clients: 1 },
          { age: 'days_31_60', amountMinor: '2100', invoices: 2, clients: 2 },
          { age: 'days_61_90', amountMinor: '100', invoices: 1, clients: 1 },
          { age: 'over_90', amountMinor: '100', invoices: 1, clients: 1 },
        ],
      },
    ]);
  });

  it('names the invoices behind each figure', async () => {
    const { rows, total } = await ask(staff, agingInvoices, { filter: { age: 'days_31_60', currency: 'EUR' } });
    expect(total).toBe(2);
    expect(rows).toMatchObject([
      { clientName: 'bob', dueOn: '2026-05-04', lateDays: 47, open: { amountMinor: '2000', currency: 'EUR' } },
      { clientName: 'eve', dueOn: '2026-05-15', lateDays: 36, open: { amountMinor: '100', currency: 'EUR' } },
    ]);
    expect((await ask(staff, agingInvoices, { limit: 2, offset: 1 })).total).toBe(6);
  });
});

describe('sales of a period', () => {
  const april = { from: '2026-04-01', to: '2026-04-30' };

  it('are what was invoiced for each product, without what was voided', async () => {
    const { rows } = await ask(staff, revenueByProduct, april);
    expect(
      rows.map(({ productName, currency, netMinor, invoices }) => [productName, currency, netMinor, invoices]),
    ).toEqual([
      ['Big', 'EUR', '6000', 1],
      [null, 'EUR', '5000', 1],
      ['Small', 'EUR', '3000', 1],
      ['Small', 'USD', '5000', 1],
    ]);
  });

  it('of a change of plan are charged to the new product and given back from the old one', async () => {
    const { rows } = await ask(staff, revenueByProduct, { from: '2026-03-10', to: '2026-03-10' });
    // Five of 28 days: 60.00 * 5/28 and 30.00 * 5/28, the renewal of Cem beside it.
    expect(rows.map(({ productName, currency, netMinor }) => [productName, currency, netMinor])).toEqual([
      ['Big', 'EUR', '1071'],
      ['Small', 'EUR', '-536'],
      ['Small', 'USD', '5000'],
    ]);
  });

  it('as money came and went back through gateways, on the day on which it was settled', async () => {
    const { rows } = await ask(staff, revenueByGateway, april);
    expect(rows).toMatchObject([
      {
        pluginId: 'manual',
        currency: 'EUR',
        receivedMinor: '14000',
        payments: 3,
        refundedMinor: '0',
        netMinor: '14000',
      },
      { pluginId: 'manual', currency: 'USD', receivedMinor: '5000', payments: 1, refunds: 0 },
    ]);
    const may = await ask(staff, revenueByGateway, { from: '2026-05-01', to: '2026-05-31' });
    expect(may.rows[0]).toMatchObject({ receivedMinor: '21000', refundedMinor: '2000', refunds: 1, netMinor: '19000' });
  });

  it('belong to the day of the zone: half past midnight on 1 March is not February', async () => {
    const february = await ask(staff, revenueByGateway, { from: '2026-02-01', to: '2026-02-28' });
    expect(february.rows[0]).toMatchObject({ currency: 'EUR', receivedMinor: '3000' });
    const march = await ask(staff, revenueByGateway, { from: '2026-03-01', to: '2026-03-01' });
    expect(march.rows).toMatchObject([{ currency: 'EUR', receivedMinor: '3000', payments: 1 }]);
  });

  it('with their tax, by country of the buyer and rate', async () => {
    const { rows } = await ask(staff, taxSummary, { from: '2026-05-01', to: '2026-05-31' });
    expect(rows.map((row) => [row.country, row.taxName, row.rate, row.currency, row.netMinor, row.taxMinor])).toEqual([
      ['DE', 'VAT', '0', 'EUR', '9000', '0'],
      ['FR', 'TVA', '0.2', 'EUR', '10000', '2000'],
      ['DE', 'VAT', '0', 'USD', '5000', '0'],
    ]);
  });

  it('sum to the tax report, each line once', async () => {
    const { totals } = await ask(staff, taxSummary, { from: '2026-05-01', to: '2026-05-31' });
    expect(totals).toEqual([
      { currency: 'EUR', netMinor: '19000', taxMinor: '2000' },
      { currency: 'USD', netMinor: '5000', taxMinor: '0' },
    ]);
  });

  it('are refused for a period that ends before it begins', async () => {
    await expect(ask(staff, taxSummary, { from: '2026-05-02', to: '2026-05-01' })).rejects.toThrow('request.invalid');
    await expect(ask(staff, taxSummary, { from: '2026-05-02' })).rejects.toThrow('request.invalid');
  });
});

describe('deferred revenue', () => {
  it('is the share of each invoiced period that is still to come, by the month that earns it', async () => {
    const { months, currencies } = await ask(staff, deferredRevenue, {});
    expect(months[0]).toBe('2026-06');
    expect(months.at(-1)).toBe('2027-01');
    // June: ten days of Ada's 30 and Dora's 30, of Bob's 365 days those from 152 to 162.
    expect(currencies.map(({ currency, totalMinor, amounts }) => [currency, totalMinor, amounts.slice(0, 2)])).toEqual([
      ['EUR', (1000 + 1400 + 1000 + 1100 + 10000 - 4164).toString(), ['2274', (1400 + 1100 + 850).toString()]],
      ['USD', '3167', ['1667', '1500']],
    ]);
  });

  it('of a past day knows no invoice that came later', async () => {
    const { currencies } = await ask(staff, deferredRevenue, { on: '2026-01-31' });
    // Ada's 15 January to 15 February: 14 days of 31; Bob's year: 353 days of 365.
    expect(currencies).toMatchObject([{ currency: 'EUR', totalMinor: (1355 + 9671).toString() }]);
  });
});

it('the forecast is every renewal by its date, with the price that is agreed for it', async () => {
  const { months, currencies } = await ask(staff, forecast, {});
  expect([months[0], months.at(-1)]).toEqual(['2026-06', '2027-05']);
  const eur = currencies.find(({ currency }) => currency === 'EUR')?.months ?? [];
  expect(eur.map((month) => month.amountMinor)).toEqual([
    ...['0', '6000', '6000', '6000', '6000', '6000', '6000', '16000', '6000', '6000', '6000', '6000'],
  ]);
  expect(eur.map((month) => month.renewals)).toEqual([0, 2, 2, 2, 2, 2, 2, 3, 2, 2, 2, 2]);
});

it('every report is a file of the same figures', async () => {
  const period = { from: '2026-04-01', to: '2026-04-30' };
  const files = await Promise.all([
    ask(staff, exportRecurringRevenue, HALF_YEAR),
    ask(staff, exportCohorts, HALF_YEAR),
    ask(staff, exportAging, {}),
    ask(staff, exportRevenueByProduct, period),
    ask(staff, exportRevenueByGateway, period),
    ask(staff, exportTaxSummary, period),
    ask(staff, exportDeferredRevenue, {}),
    ask(staff, exportForecast, {}),
  ]);
  const lines = files.map(({ csv }) => csv.trimEnd().split('\r\n'));
  expect(lines.map((of, at) => of.length - 1 === files[at]?.rows)).toEqual(Array(8).fill(true));
  expect(lines.map((of) => of[1])).toEqual([
    '2026-01,EUR,0.00,38.33,0.00,0.00,0.00,0.00,38.33,460.00,0,2,0,0,2,,,',
    '2026-01,EUR,2,0,2,1.0000,38.33,1.0000',
    '2026-06-20,EUR,not_due,1.00,1,1',
    '2026-04-01,2026-04-30,Big,EUR,60.00,1,1',
    '2026-04-01,2026-04-30,manual,EUR,140.00,3,0.00,0,140.00',
    '2026-04-01,2026-04-30,DE,O,,,0,EUR,50.00,0.00,1',
    '2026-06-20,2026-06,EUR,22.74',
    '2026-06,EUR,0,0.00,0.00',
  ]);
});

it('reports need their permission, and hold nothing of another tenant', async () => {
  await expect(ask(world.staff(['invoice:read']), aging, {})).rejects.toThrow('auth.forbidden');
  await expect(ask(world.contact(client.ada), recurringRevenue, {})).rejects.toThrow('auth.forbidden');
  const other = await world.addTenant('other');
  expect((await ask(other.owner, recurringRevenue, {})).currencies).toEqual([]);
  expect((await ask(other.owner, listInvoices, {})).total).toBe(0);
  expect((await ask(other.owner, deferredRevenue, {})).currencies).toEqual([]);
});
