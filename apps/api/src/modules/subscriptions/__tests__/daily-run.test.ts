import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, execute, runAsSystem } from '#lib/command/execute.ts';
import { aCoupon, checkLedger, redeemCoupon } from '#modules/billing/testing.ts';
import { createWorld, type TestTenant, type TestWorld } from '../../../../test/world.ts';
import { renewSubscriptions } from '../commands/renew-subscriptions.ts';
import { invoiceRenewals } from '../run/daily-run.ts';
import { layDue, sellAs, written } from './due-world.ts';
import { moveTo } from './plan-world.ts';

const TODAY = '2026-11-20';

let world: TestWorld;
let tenants = 0;
beforeAll(async () => {
  world = await createWorld();
  moveTo(world, TODAY);
});
beforeEach(() => {
  world.log.length = 0;
});
afterAll(() => world[Symbol.asyncDispose]());

const aTenant = async (): Promise<TestTenant> => {
  tenants += 1;
  return world.addTenant(`run-${tenants}`);
};

/** As the daily run billed before it had batches: a transaction for each client and currency. */
async function billOneByOne(tenant: TestTenant): Promise<void> {
  const { rows } = await world.admin.query<{ ids: string[] }>(
    `select array_agg(id order by id) as ids from subscriptions where tenant_id = $1 group by client_id, currency
     order by client_id`,
    [tenant.tenantId],
  );
  for (const { ids: subscriptionIds } of rows)
    await runAsSystem(world.kernel, { tenantId: tenant.tenantId, name: 'test', requestId: 'schedule' }, (ctx) =>
      ctx.call(renewSubscriptions, { subscriptionIds }),
    ).catch(() => undefined);
}

/** Every third client of a tenant, in the order of their names, has a coupon for two more periods. */
async function redeemForSome(tenant: TestTenant): Promise<void> {
  await aCoupon(tenant.owner, 'third', { rate: '0.333', duration: 'periods', periods: 2 });
  const { rows } = await world.admin.query<{ id: string; nth: number }>(
    `select id, row_number() over (order by email)::int as nth from clients
     where tenant_id = $1 and status = 'active' order by email`,
    [tenant.tenantId],
  );
  for (const { id: clientId, nth } of rows)
    if (nth % 3 === 0) await execute(tenant.owner, redeemCoupon, { clientId, code: 'third' });
}

const numbersOf = async ({ tenantId }: TestTenant, kind = 'invoice') => {
  const { rows } = await world.admin.query<{ n: number }>(
    `select substring(number from '[0-9]+$')::int as n from invoices where tenant_id = $1 and kind = $2 and number is not null
     order by number`,
    [tenantId, kind],
  );
  return rows.map(({ n }) => n);
};
const upTo = (n: number) => Array.from({ length: n }, (_, at) => at + 1);

describe('the daily run', () => {
  it.each([
    { name: 'prices before tax', seed: 1, isTaxInclusive: false, tax: { hasOneStopShop: true } },
    { name: 'prices with tax', seed: 2, isTaxInclusive: true, tax: { hasOneStopShop: true } },
    { name: 'sales below the threshold', seed: 3, isTaxInclusive: false, tax: { usesThreshold: true } },
    { name: 'coupons of some clients', seed: 6, isTaxInclusive: false, tax: {}, hasCoupons: true },
    { name: 'pro formas', seed: 7, isTaxInclusive: false, tax: {}, billing: { documentMode: 'proforma_until_paid' } },
    { name: 'one invoice a month', seed: 8, isTaxInclusive: false, tax: {}, billing: { gathersInvoices: true } },
  ])('writes to the row what billing each client by itself writes: $name', async ({ seed, ...of }) => {
    const [together, apart] = [await aTenant(), await aTenant()];
    for (const tenant of [together, apart]) {
      await sellAs(tenant, of);
      await layDue(world, tenant, { seed, clients: 40, on: TODAY });
      if (of.hasCoupons) await redeemForSome(tenant);
    }
    await invoiceRenewals(world.kernel, together.tenantId);
    await billOneByOne(apart);
    const wanted = await written(world, apart);
    // What is gathered is issued on its day of the month.
    const some = expect.objectContaining({ is_issued: of.billing?.gathersInvoices !== true });
    expect(wanted).toMatchObject({ invoices: expect.arrayContaining([some]) });
    expect(await written(world, together)).toEqual(wanted);
    await demandGoodBooks(together);
    const alone = await count("audit_entries where action = 'billing.issue_invoice' and tenant_id = $1", together);
    if (of.billing === undefined) expect(alone).toBeLessThan((await numbersOf(together)).length);
  });

  it('bills everybody else when one client of a batch fails, and says whose renewal failed', async () => {
    const tenant = await aTenant();
    await layDue(world, tenant, { seed: 4, clients: 12, on: TODAY, isPlain: true });
    // A key of a period that was never billed, as a fault would leave it.
    const { rows } = await world.admin.query<{ client_id: string }>(
      `insert into billed_periods (tenant_id, subscription_id, period_start, client_id, line_id)
       select tenant_id, id, (anchor_on + make_interval(months => periods_invoiced))::date, client_id, id
       from subscriptions where tenant_id = $1 and recurring_minor > 0 and next_invoice_on <= '${TODAY}'
         and cycle = 'monthly' limit 1 returning client_id`,
      [tenant.tenantId],
    );
    const [failing] = rows;
    await invoiceRenewals(world.kernel, tenant.tenantId);
    const billed = await world.admin.query('select distinct client_id from invoices where tenant_id = $1', [
      tenant.tenantId,
    ]);
    expect(billed.rows).toHaveLength(11);
    expect(billed.rows).not.toContainEqual(failing);
    expect(world.log.filter(({ level }) => level === 'error')).toMatchObject([
      { fields: { client: failing?.client_id } },
    ]);
    await demandGoodBooks(tenant);
  });

  it('of two schedulers with four workers each bills every period once, and nobody waits for ever', async () => {
    const tenant = await aTenant();
    await layDue(world, tenant, { seed: 5, clients: 120, on: TODAY, isPlain: true });
    const renew = () => invoiceRenewals(world.kernel, tenant.tenantId, { lanes: 4, batch: 10 });
    await Promise.all([renew(), renew()]);
    // What one of them held, the other passed by.
    await renew();
    expect(await count(`subscriptions where next_invoice_on <= '${TODAY}' and tenant_id = $1`, tenant)).toBe(0);
    const periods = 'invoice_lines where is_renewal and tenant_id = $1';
    expect(await count(`(select distinct subscription_id, period_start from ${periods}) p`, tenant)).toBe(
      await count(periods, tenant),
    );
    expect(await count('(select distinct client_id, currency from invoices where tenant_id = $1) c', tenant)).toBe(
      await count('invoices where tenant_id = $1', tenant),
    );
    expect(world.log.filter(({ level }) => level === 'error')).toEqual([]);
    await demandGoodBooks(tenant);
  });
});

const count = async (from: string, { tenantId }: TestTenant): Promise<number> =>
  Number((await world.admin.query<{ n: string }>(`select count(*) as n from ${from}`, [tenantId])).rows[0]?.n);

async function demandGoodBooks(tenant: TestTenant): Promise<void> {
  for (const kind of ['invoice', 'proforma']) {
    const numbers = await numbersOf(tenant, kind);
    expect(numbers).toEqual(upTo(numbers.length));
  }
  expect(await ask(tenant.owner, checkLedger, {})).toMatchObject({ isValid: true });
}
