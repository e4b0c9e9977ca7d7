import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { applyPayment } from '#modules/billing/index.ts';
import { anIssuedInvoice, checkLedger, getInvoice, listInvoices } from '#modules/billing/testing.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { aServiceByHand, getServiceDetail } from '#modules/provisioning/testing.ts';
import { subscriptionJobs, subscriptionsConsumer } from '#modules/subscriptions/index.ts';
import { anActivePlan, moveTo, runConfirmed } from '#modules/subscriptions/testing.ts';
import { updateSettings } from '#modules/tenants/index.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { dunningJobs } from '../jobs.ts';
import { dunningConsumer } from '../subscribers.ts';

let world: TestWorld;
let clientId: string;
let productId: string;

beforeAll(async () => {
  world = await createWorld();
  moveTo(world, '2026-06-01');
  const value = { documentMode: 'proforma_until_paid' as const };
  await execute(world.owner, updateSettings, { section: 'billing', value });
  const prices = [{ cycle: 'monthly' as const, currency: 'EUR', priceMinor: '3000', setupMinor: '0' }];
  productId = await aProduct(world.owner, { categoryId: await aCategory(world.owner), prices });
});
beforeEach(async () => {
  moveTo(world, '2026-06-01');
  clientId = await aClient(world.owner);
});
afterAll(async () => {
  expect(await ask(world.owner, checkLedger, {})).toMatchObject({ isValid: true });
  await world[Symbol.asyncDispose]();
});

const see = (invoiceId: string) => ask(world.owner, getInvoice, { invoiceId });
const settle = () => world.drain([subscriptionsConsumer, dunningConsumer]);
async function run(day: string): Promise<void> {
  moveTo(world, day);
  for (const job of dunningJobs) await job.run(world.kernel, world.tenantId);
  await settle();
}

describe('an unpaid pro forma', () => {
  it('of a renewal suspends the service, and its payment brings it back and makes the invoice', async () => {
    const subscriptionId = await anActivePlan(world, { clientId, productId });
    const serviceId = await aServiceByHand(world.owner, { clientId, subscriptionId, productId });
    const service = () => ask(world.owner, getServiceDetail, { serviceId });
    moveTo(world, '2026-06-20');
    const renew = subscriptionJobs.find(({ name }) => name === 'subscriptions.invoice_renewals');
    await runConfirmed(world.owner, renew);
    const { rows } = await ask(world.owner, listInvoices, { filter: { clientId, status: 'issued' } });
    const [renewal] = rows;
    expect(renewal).toMatchObject({ document: 'proforma', dueOn: '2026-07-01' });
    await run('2026-07-20');
    expect(await service()).toMatchObject({ status: 'suspended', suspendReason: 'overdue' });
    // However long: the service is held for it, and the steps decide what becomes of both.
    await run('2026-08-20');
    expect(await see(renewal?.id ?? '')).toMatchObject({ status: 'issued' });
    const of = {
      clientId,
      invoiceIds: [renewal?.id ?? ''],
      ...(renewal?.due ?? { amountMinor: '0', currency: 'EUR' }),
    };
    await execute(world.owner, applyPayment, { paymentId: crypto.randomUUID(), ...of });
    await settle();
    expect(await service()).toMatchObject({ status: 'active' });
    const [invoice] = (await see(renewal?.id ?? '')).followers;
    expect(invoice).toMatchObject({ document: 'invoice', status: 'paid', issuedOn: '2026-08-20' });
  });

  it('that nothing runs by is void a while after its due day, and not when money is on it', async () => {
    const of = { clientId, dueOn: '2026-06-10' };
    const [untouched, begun] = [await anIssuedInvoice(world.owner, of), await anIssuedInvoice(world.owner, of)];
    const part = { clientId, amountMinor: '1', currency: 'EUR', invoiceIds: [begun] };
    await execute(world.owner, applyPayment, { paymentId: crypto.randomUUID(), ...part });
    await run('2026-07-09');
    expect(await see(untouched)).toMatchObject({ status: 'issued' });
    await run('2026-07-10');
    expect(await see(untouched)).toMatchObject({ status: 'void', voidReason: 'Pro forma not paid in time' });
    expect(await see(begun)).toMatchObject({ status: 'issued' });
  });
});
