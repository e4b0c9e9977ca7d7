import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, type Caller, execute } from '#lib/command/execute.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { updateSettings } from '#modules/tenants/index.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { cancelSubscription } from '../commands/cancel-subscription.ts';
import { renewAhead } from '../commands/renew-ahead.ts';
import { subscriptionJobs } from '../jobs.ts';
import { explainSubscription } from '../queries/explain-subscription.ts';
import { getSubscription } from '../queries/get-subscription.ts';
import { anActivePlan, moveTo, payInvoice } from './plan-world.ts';

let world: TestWorld;
let staff: Caller;
let clientId: string;
let productId: string;

beforeAll(async () => {
  world = await createWorld();
  staff = world.owner;
  productId = await aProduct(staff, { categoryId: await aCategory(staff) });
  moveTo(world, '2026-01-01');
  clientId = await aClient(staff);
});
afterAll(() => world[Symbol.asyncDispose]());

type Contract = { minimumMonths: number; renewalMonths: number | null; noticeDays: number };
const plan = (contract: Contract) => anActivePlan(world, { clientId, productId, price: '3100', contract });

async function tellOn(day: string): Promise<void> {
  moveTo(world, day);
  await subscriptionJobs.find(({ name }) => name === 'subscriptions.tell_renewals')?.run(world.kernel, world.tenantId);
}

async function told(): Promise<string[]> {
  const { rows } = await world.admin.query(
    `select payload ->> 'subscriptionId' as id, payload ->> 'on' as on, payload ->> 'cancelBy' as by
     from outbox_events where name = 'subscription.renewal_near' order by occurred_at, id`,
  );
  return rows.map((row) => `${row.id} ${row.on} ${row.by}`);
}

test('a renewal is told once, ahead of the last day on which it can be refused, and not to who leaves', async () => {
  const [stays, leaves] = [
    await plan({ minimumMonths: 12, renewalMonths: 12, noticeDays: 30 }),
    await plan({ minimumMonths: 12, renewalMonths: 12, noticeDays: 30 }),
  ];
  await execute(staff, cancelSubscription, { subscriptionId: leaves, when: 'period_end' });
  await tellOn('2026-11-20');
  expect(await told()).toEqual([]);
  await execute(staff, updateSettings, { section: 'subscriptions', value: { renewalNoticeDays: 20 } });
  await tellOn('2026-11-11');
  expect(await told()).toEqual([]);
  await tellOn('2026-11-12');
  await tellOn('2026-11-13');
  expect(await told()).toEqual([`${stays} 2027-01-01 2026-12-02`]);
  const { log } = await ask(staff, explainSubscription, { subscriptionId: stays });
  expect(log[0]).toMatchObject({ rule: 'told_of_renewal', inputs: { on: '2027-01-01' } });
});

test('one that a stop of the instance missed is told while it can be refused, for the next term afterwards', async () => {
  const subscriptionId = await plan({ minimumMonths: 6, renewalMonths: null, noticeDays: 0 });
  const mine = async () => (await told()).filter((one) => one.startsWith(subscriptionId));
  const begun = Temporal.PlainDate.from((await ask(staff, getSubscription, { subscriptionId })).anchorOn ?? '');
  const end = begun.add({ months: 6 });
  await tellOn(end.subtract({ days: 3 }).toString());
  expect(await mine()).toEqual([`${subscriptionId} ${end} ${end.subtract({ days: 1 })}`]);
});

test('the next periods can be invoiced before their day, what is open of them first', async () => {
  moveTo(world, '2026-01-01');
  const subscriptionId = await anActivePlan(world, { clientId, productId, price: '3100' });
  const me = world.contact(clientId);
  await expect(execute(me, renewAhead, { subscriptionId, periods: 1 })).rejects.toThrow('subscriptions.not_allowed');
  const { invoiceId } = await execute(staff, renewAhead, { subscriptionId, periods: 3 });
  await expect(execute(staff, renewAhead, { subscriptionId, periods: 1 })).rejects.toThrow(
    'subscriptions.invoice_open',
  );
  await payInvoice(world, { clientId, invoiceId });
  expect(await ask(staff, getSubscription, { subscriptionId })).toMatchObject({
    ...{ paidUntil: '2026-05-01', nextInvoiceOn: '2026-04-17' },
  });
});
