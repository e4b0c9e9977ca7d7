import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { createOrder } from '#modules/ordering/index.ts';
import { recordPayment } from '#modules/payments/index.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { clientDashboard } from '../queries/client-dashboard.ts';
import { dashboard } from '../queries/dashboard.ts';

let world: TestWorld;
let clientId: string;

beforeAll(async () => {
  world = await createWorld();
  clientId = await aClient(world.owner, { name: 'Ada Example' });
  const productId = await aProduct(world.owner, { categoryId: await aCategory(world.owner) });
  const items = [{ productId, cycle: 'one_time' as const }];
  const first = await execute(world.owner, createOrder, { clientId, items });
  await execute(world.owner, createOrder, { clientId, items });
  const invoiceIds = [first.invoiceId ?? ''];
  await execute(world.owner, recordPayment, { invoiceIds, amountMinor: '1000', reference: 'Cash' });
});
afterAll(async () => world[Symbol.asyncDispose]());

const EUR = (amountMinor: string) => ({ amountMinor, currency: 'EUR' });

describe('the staff dashboard', () => {
  it('adds up what was ordered today, what is due and what was earned', async () => {
    const seen = await ask(world.owner, dashboard, {});
    expect(seen.orders).toEqual({ count: 2, totals: [EUR('2000')], inReview: 0 });
    expect(seen.invoices).toEqual({ count: 1, overdueCount: 0, due: [EUR('1000')], overdue: [] });
    const { months, series } = seen.revenue ?? { months: [], series: [] };
    expect(months).toHaveLength(12);
    expect(series).toEqual([{ currency: 'EUR', amounts: [...Array(11).fill('0'), '2000'] }]);
    expect(seen.latestOrders?.map((order) => order.clientName)).toEqual(['Ada Example', 'Ada Example']);
    expect(seen.latestClients).toMatchObject([{ clientId, name: 'Ada Example' }]);
  });

  it('counts an invoice as overdue from the day after its due date on', async () => {
    const tenant = await world.addTenant('late');
    expect((await ask(tenant.owner, dashboard, {})).invoices).toEqual({
      count: 0,
      overdueCount: 0,
      due: [],
      overdue: [],
    });
    world.clock.setOffset(15 * 86_400);
    const later = await ask(world.owner, dashboard, {});
    world.clock.setOffset(0);
    expect(later.invoices).toMatchObject({ overdueCount: 1, overdue: [EUR('1000')] });
    expect(later.orders).toMatchObject({ count: 0 });
  });

  it('holds no turnover for somebody who may not read invoices', async () => {
    const seen = await ask(world.staff(['dashboard:read', 'server:read']), dashboard, {});
    expect(seen).toMatchObject({ invoices: null, revenue: null, orders: null, latestClients: null, servers: [] });
    await expect(ask(world.contact(clientId), dashboard, {})).rejects.toThrow('auth.forbidden');
  });

  it('knows nothing of another tenant', async () => {
    const other = await world.addTenant('other');
    expect(await ask(other.owner, dashboard, {})).toMatchObject({
      orders: { count: 0 },
      revenue: { series: [] },
      latestClients: [],
    });
  });
});

describe('the client’s dashboard', () => {
  it('shows what is to be paid and what is overdue', async () => {
    const contact = world.contact(clientId);
    const seen = await ask(contact, clientDashboard, {});
    expect(seen.invoices).toMatchObject({ due: [EUR('1000')], rows: [{ isOverdue: false }] });
    expect(seen.attention).toEqual([]);
    world.clock.setOffset(15 * 86_400);
    const later = await ask(contact, clientDashboard, {});
    world.clock.setOffset(0);
    expect(later.attention.map((one) => one.kind)).toEqual(['invoice_overdue']);
  });

  it('is of one’s own account, without invoices for a technical contact, and not for staff', async () => {
    const stranger = world.contact(await aClient(world.owner));
    expect((await ask(stranger, clientDashboard, {})).invoices).toMatchObject({ due: [], rows: [] });
    const technical = await ask(world.contact(clientId, ['technical']), clientDashboard, {});
    expect(technical).toMatchObject({ invoices: null, services: [], attention: [] });
    await expect(ask(world.owner, clientDashboard, {})).rejects.toThrow('request.not_found');
  });
});
