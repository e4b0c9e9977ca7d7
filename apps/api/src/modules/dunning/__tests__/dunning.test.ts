import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, type Caller, execute } from '#lib/command/execute.ts';
import { applyPayment } from '#modules/billing/index.ts';
import { checkLedger, getInvoice, listInvoices } from '#modules/billing/testing.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { recordPayment } from '#modules/payments/index.ts';
import { disputeOf } from '#modules/payments/testing.ts';
import { aServiceByHand, getServiceDetail, suspendService } from '#modules/provisioning/testing.ts';
import { subscriptionJobs, subscriptionsConsumer } from '#modules/subscriptions/index.ts';
import { anActivePlan, moveTo, runConfirmed } from '#modules/subscriptions/testing.ts';
import { updateSettings } from '#modules/tenants/index.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { dunningJobs } from '../jobs.ts';
import { dunningConsumer } from '../subscribers.ts';

let world: TestWorld;
let staff: Caller;
let productId: string;
let clientId: string;
let serviceId: string;
let invoiceId: string;

beforeAll(async () => {
  world = await createWorld();
  staff = world.owner;
  const prices = [{ cycle: 'monthly' as const, currency: 'EUR', priceMinor: '3000', setupMinor: '0' }];
  productId = await aProduct(staff, { categoryId: await aCategory(staff), prices });
});
afterAll(async () => {
  expect(await ask(staff, checkLedger, {})).toMatchObject({ isValid: true });
  await world[Symbol.asyncDispose]();
});

/** A running service whose second month is invoiced and due on 1 July. */
beforeEach(async () => {
  moveTo(world, '2026-06-01');
  clientId = await aClient(staff);
  const subscriptionId = await anActivePlan(world, { clientId, productId });
  serviceId = await aServiceByHand(staff, { clientId, subscriptionId, productId });
  moveTo(world, '2026-06-20');
  const renew = subscriptionJobs.find(({ name }) => name === 'subscriptions.invoice_renewals');
  await runConfirmed(world.owner, renew);
  const { rows } = await ask(staff, listInvoices, { filter: { clientId, status: 'issued' } });
  invoiceId = rows[0]?.id ?? '';
  expect(await ask(staff, getInvoice, { invoiceId })).toMatchObject({ dueOn: '2026-07-01' });
});

async function run(day: string): Promise<void> {
  moveTo(world, day);
  for (const job of dunningJobs) await job.run(world.kernel, world.tenantId);
  await world.drain([subscriptionsConsumer, dunningConsumer]);
}

async function pay(): Promise<void> {
  const { due } = await ask(staff, getInvoice, { invoiceId });
  await execute(staff, applyPayment, { paymentId: crypto.randomUUID(), clientId, ...due, invoiceIds: [invoiceId] });
  await world.drain([subscriptionsConsumer, dunningConsumer]);
}

const steps = async () => {
  const { rows } = await world.admin.query(
    'select step, is_skipped, taken_on::text from dunning_steps where invoice_id = $1 order by taken_on, id',
    [invoiceId],
  );
  return rows.map((row) => `${row.taken_on} ${row.step}${row.is_skipped ? ' skipped' : ''}`);
};
const reminders = async () => {
  const { rows } = await world.admin.query(
    `select payload->>'template' as template from outbox_events
     where name = 'invoice.reminded' and payload->>'invoiceId' = $1 order by id`,
    [invoiceId],
  );
  return rows.map((row) => row.template);
};
const service = () => ask(staff, getServiceDetail, { serviceId });

describe('dunning', () => {
  it('takes each step on its day, once however often the job runs', async () => {
    for (const day of [
      '2026-06-27',
      '2026-06-28',
      '2026-06-28',
      '2026-07-02',
      '2026-07-04',
      '2026-07-06',
      '2026-07-08',
    ])
      await run(day);
    await run('2026-07-08');
    expect(await steps()).toEqual([
      '2026-06-28 remind-before',
      '2026-07-02 remind-1',
      '2026-07-04 remind-2',
      '2026-07-06 remind-3',
      '2026-07-08 suspend',
    ]);
    expect(await reminders()).toEqual([
      'invoice_due_soon',
      'invoice_overdue',
      'invoice_overdue',
      'invoice_last_reminder',
    ]);
    expect(await service()).toMatchObject({ status: 'suspended', suspendReason: 'overdue' });
  });

  it('mails only the last reminder after days without a run', async () => {
    await run('2026-07-20');
    expect(await reminders()).toEqual(['invoice_last_reminder']);
    expect(await service()).toMatchObject({ status: 'suspended' });
  });

  it('brings a service back when nothing is overdue any more', async () => {
    await run('2026-07-09');
    await pay();
    expect(await service()).toMatchObject({ status: 'active' });
    await run('2026-07-20');
    expect(await service()).toMatchObject({ status: 'active' });
  });

  it('leaves suspended what staff suspended', async () => {
    await execute(staff, suspendService, { serviceId, reason: 'Abuse' });
    await run('2026-07-09');
    await pay();
    expect(await service()).toMatchObject({ status: 'suspended', suspendReason: 'Abuse' });
  });

  it('does nothing about what was paid in time', async () => {
    await pay();
    await run('2026-07-20');
    expect(await steps()).toEqual([]);
    expect(await service()).toMatchObject({ status: 'active' });
  });

  it('two runs at once take each step once', async () => {
    moveTo(world, '2026-07-09');
    await Promise.all(dunningJobs.flatMap((job) => [1, 2, 3].map(() => job.run(world.kernel, world.tenantId))));
    expect(new Set(await steps()).size).toBe((await steps()).length);
    expect(await reminders()).toEqual(['invoice_last_reminder']);
  });
});

describe('a disputed payment', () => {
  async function paidThenDisputed(value: Record<string, unknown>): Promise<string> {
    await execute(staff, updateSettings, { section: 'disputes', value });
    moveTo(world, '2026-06-25');
    const { due } = await ask(staff, getInvoice, { invoiceId });
    const cash = { amountMinor: due.amountMinor, invoiceIds: [invoiceId], reference: 'Cash' };
    const { paymentId } = await execute(staff, recordPayment, cash);
    moveTo(world, '2026-07-20');
    await disputeOf(world.kernel, { tenantId: world.tenantId, paymentId, status: 'needs_response' });
    await world.drain([subscriptionsConsumer, dunningConsumer]);
    return paymentId;
  }

  it('suspends nothing and reminds nobody until it is decided, however late its invoice is', async () => {
    await paidThenDisputed({});
    await run('2026-08-20');
    expect(await ask(staff, getInvoice, { invoiceId })).toMatchObject({ status: 'issued', isOverdue: true });
    expect(await service()).toMatchObject({ status: 'active' });
    expect(await steps()).toEqual([]);
  });

  it('suspends its services where the provider wants that, and winning brings them back', async () => {
    const paymentId = await paidThenDisputed({ suspendsServices: true });
    expect(await service()).toMatchObject({ target: 'suspended', suspendReason: 'overdue' });
    await disputeOf(world.kernel, { tenantId: world.tenantId, paymentId, status: 'won' });
    await world.drain([subscriptionsConsumer, dunningConsumer]);
    expect(await service()).toMatchObject({ target: 'active' });
  });

  it('that was lost is owed as any other: the next run reminds and suspends', async () => {
    const paymentId = await paidThenDisputed({});
    await disputeOf(world.kernel, { tenantId: world.tenantId, paymentId, status: 'lost' });
    await run('2026-07-21');
    expect(await service()).toMatchObject({ suspendReason: 'overdue' });
    expect(await steps()).toContain('2026-07-21 suspend');
  });
});
