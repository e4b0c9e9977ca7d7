import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { billingJobs } from '#modules/billing/index.ts';
import { checkLedger, getInvoice, listInvoices } from '#modules/billing/testing.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient, setInvoiceTiming } from '#modules/clients/testing.ts';
import { updateSettings } from '#modules/tenants/index.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { cancelSubscription } from '../commands/cancel-subscription.ts';
import { subscriptionJobs } from '../jobs.ts';
import { getSubscription } from '../queries/get-subscription.ts';
import { runConfirmed } from './answer-stops.ts';
import { anActivePlan, moveTo, payInvoice } from './plan-world.ts';

const BILLING = { renewalLeadDays: 3, invoiceDay: 20 };

let world: TestWorld;
let productId: string;
let clientId: string;

beforeAll(async () => {
  world = await createWorld();
  moveTo(world, '2026-03-01');
  productId = await aProduct(world.owner, { categoryId: await aCategory(world.owner) });
  await execute(world.owner, updateSettings, { section: 'billing', value: BILLING });
});
beforeEach(async () => {
  moveTo(world, '2026-03-01');
  clientId = await aClient(world.owner);
});
afterAll(async () => {
  expect(await ask(world.owner, checkLedger, {})).toMatchObject({ isValid: true });
  await world[Symbol.asyncDispose]();
});

async function run(day: string): Promise<void> {
  moveTo(world, day);
  for (const job of [...subscriptionJobs, ...billingJobs])
    if (['subscriptions.invoice_renewals', 'subscriptions.mark_past_due', 'billing.issue_gathered'].includes(job.name))
      await runConfirmed(world.owner, job);
}
const planOn = async (day: string) => {
  moveTo(world, day);
  return anActivePlan(world, { clientId, productId });
};
const documents = async (status: 'draft' | 'issued') =>
  (await ask(world.owner, listInvoices, { filter: { clientId, status } })).rows;

describe('what falls due of a client who gets one invoice a month', () => {
  it('is gathered within the month and issued on the day, each period once, while services go on', async () => {
    await execute(world.owner, setInvoiceTiming, { clientId, timing: 'monthly' });
    const first = await planOn('2026-03-01');
    const second = await planOn('2026-03-10');
    await run('2026-03-29');
    const [draft] = await documents('draft');
    expect(draft).toMatchObject({ isGathering: true, total: { amountMinor: '3000' } });
    expect(await ask(world.owner, getInvoice, { invoiceId: draft?.id ?? '' })).toMatchObject({
      issuesOn: '2026-04-20',
    });
    await run('2026-03-29');
    await run('2026-04-08');
    expect(await documents('draft')).toMatchObject([{ id: draft?.id, total: { amountMinor: '6000' } }]);
    expect(await ask(world.owner, getSubscription, { subscriptionId: first })).toMatchObject({ status: 'active' });
    await run('2026-04-20');
    const [issued] = await documents('issued');
    expect(issued).toMatchObject({ id: draft?.id, issuedOn: '2026-04-20', dueOn: '2026-05-04' });
    expect(await documents('draft')).toEqual([]);
    await payInvoice(world, { clientId, invoiceId: issued?.id ?? '' });
    for (const [subscriptionId, paidUntil] of [
      [first, '2026-05-01'],
      [second, '2026-05-10'],
    ] as const)
      expect(await ask(world.owner, getSubscription, { subscriptionId })).toMatchObject({
        status: 'active',
        paidUntil,
      });
    // The next month has a draft of its own.
    await run('2026-04-29');
    expect(await documents('draft')).toMatchObject([{ total: { amountMinor: '3000' } }]);
  });

  it('is taken off the draft again for a subscription that is cancelled', async () => {
    await execute(world.owner, setInvoiceTiming, { clientId, timing: 'monthly' });
    const [first, second] = [await planOn('2026-03-01'), await planOn('2026-03-01')];
    await run('2026-03-29');
    expect(await documents('draft')).toMatchObject([{ total: { amountMinor: '6000' } }]);
    const cancel = (subscriptionId: string) =>
      execute(world.owner, cancelSubscription, { subscriptionId, when: 'period_end', reason: 'Moves' });
    await cancel(first);
    expect(await documents('draft')).toMatchObject([{ total: { amountMinor: '3000' } }]);
    await cancel(second);
    expect(await documents('draft')).toEqual([]);
    await run('2026-03-30');
    expect(await documents('draft')).toEqual([]);
  });

  it('follows the provider’s default, and what the client wants before it', async () => {
    await execute(world.owner, updateSettings, { section: 'billing', value: { ...BILLING, gathersInvoices: true } });
    await planOn('2026-03-01');
    const other = clientId;
    clientId = await aClient(world.owner);
    await execute(world.owner, setInvoiceTiming, { clientId, timing: 'single' });
    await planOn('2026-03-01');
    await run('2026-03-29');
    expect([await documents('draft'), await documents('issued')]).toMatchObject([[], [{ dueOn: '2026-04-01' }]]);
    clientId = other;
    expect([await documents('draft'), await documents('issued')]).toMatchObject([[{ isGathering: true }], []]);
    // No longer gathered: what was gathered so far goes out.
    await execute(world.owner, setInvoiceTiming, { clientId, timing: 'single' });
    await run('2026-03-30');
    expect(await documents('issued')).toMatchObject([{ issuedOn: '2026-03-30' }]);
    await execute(world.owner, updateSettings, { section: 'billing', value: BILLING });
  });
});
