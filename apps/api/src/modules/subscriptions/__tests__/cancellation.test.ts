import { beforeEach, describe, expect, it } from 'vitest';
import { ask, type Caller, execute } from '#lib/command/execute.ts';
import { clientBalance, getInvoice, listInvoices } from '#modules/billing/testing.ts';
import { recordPayment } from '#modules/payments/index.ts';
import { updateSettings } from '#modules/tenants/index.ts';
import type { TestWorld } from '../../../../test/world.ts';
import { answerCancellation } from '../commands/answer-cancellation.ts';
import { cancelSubscription } from '../commands/cancel-subscription.ts';
import { pauseSubscription } from '../commands/pause-subscription.ts';
import { withdrawCancellation } from '../commands/withdraw-cancellation.ts';
import { subscriptionJobs } from '../jobs.ts';
import { cancelOptions } from '../queries/cancel-options.ts';
import { explainSubscription } from '../queries/explain-subscription.ts';
import { getSubscription } from '../queries/get-subscription.ts';
import { listCancellations } from '../queries/list-cancellations.ts';
import { subscriptionsConsumer } from '../subscribers.ts';
import { runConfirmed } from './answer-stops.ts';
import { anActivePlan, anOrderedPlan, moveTo, payInvoice } from './plan-world.ts';
import { testPlans } from './test-plans.ts';

let world: TestWorld;
let productId: string;
let clientId: string;
let staff: Caller;
let me: Caller;

testPlans((created, of) => {
  world = created;
  ({ staff, productId, clientId } = of);
  me = world.contact(clientId);
});
beforeEach(() => settings({}));

type Contract = { minimumMonths: number; renewalMonths: number | null; noticeDays: number };
const active = (contract: Contract | null = null) =>
  anActivePlan(world, { clientId, productId, price: '3100', contract });
const see = (subscriptionId: string) => ask(staff, getSubscription, { subscriptionId });
const settings = (value: object) => execute(staff, updateSettings, { section: 'subscriptions', value: { ...value } });
const credit = async () => (await ask(staff, clientBalance, { clientId })).balances.map((one) => one.creditMinor);
const invoices = async () =>
  (await ask(staff, listInvoices, { filter: { clientId }, sort: { by: 'createdAt', direction: 'asc' } })).rows;

async function live(from: string, until: string): Promise<void> {
  for (let day = Temporal.PlainDate.from(from); day.toString() <= until; day = day.add({ days: 1 })) {
    moveTo(world, day.toString());
    for (const job of subscriptionJobs) await runConfirmed(world.owner, job);
    for (const { id: invoiceId, status } of await invoices())
      if (status === 'issued') await payInvoice(world, { clientId, invoiceId });
  }
}

describe('who leaves at once', () => {
  it('gets the unused days as credit where staff choose so, and nothing without', async () => {
    const [kept, given] = [await active(), await active()];
    moveTo(world, '2026-01-11');
    await execute(staff, cancelSubscription, { subscriptionId: kept, when: 'now' });
    expect(await credit()).toEqual([]);
    expect(await ask(staff, cancelOptions, { subscriptionId: given })).toMatchObject({ back: { amountMinor: '2100' } });
    await execute(staff, cancelSubscription, { subscriptionId: given, when: 'now', unused: 'credit' });
    expect(await see(given)).toMatchObject({ status: 'cancelled' });
    expect(await credit()).toEqual(['2100']);
  });

  it('gets back what was paid when staff refund, never more', async () => {
    const { subscriptionId, invoiceId } = await anOrderedPlan(world, { clientId, productId, price: '3100' });
    await execute(staff, recordPayment, { invoiceIds: [invoiceId], amountMinor: '3100', reference: 'Cash' });
    await world.drain([subscriptionsConsumer]);
    moveTo(world, '2026-01-11');
    const refunder = world.staff(['subscription:cancel']);
    const wish = { subscriptionId, when: 'now', unused: 'refund' } as const;
    await expect(execute(refunder, cancelSubscription, wish)).rejects.toThrow('auth.forbidden');
    await execute(staff, cancelSubscription, wish);
    expect(await credit()).toEqual([]);
    expect((await invoices()).at(-1)).toMatchObject({ kind: 'credit_note', total: { amountMinor: '2100' } });
  });

  it.each(['now', 'period_end'] as const)('still owes what was served before and never paid (%s)', async (when) => {
    const subscriptionId = await active();
    for (const day of ['2026-01-20', '2026-02-20']) {
      moveTo(world, day);
      for (const job of subscriptionJobs) await runConfirmed(world.owner, job);
    }
    moveTo(world, '2026-03-05');
    await execute(staff, cancelSubscription, { subscriptionId, when });
    expect((await invoices()).map(({ status }) => status)).toEqual(['paid', 'issued', 'void']);
  });

  it('gets what the tenant grants to clients, not what a client asks for', async () => {
    const subscriptionId = await active();
    await settings({ unusedOfClients: 'credit' });
    moveTo(world, '2026-01-11');
    await expect(execute(me, cancelSubscription, { subscriptionId, when: 'now', reason: '' })).rejects.toThrow(
      'subscriptions.reason_required',
    );
    await expect(
      execute(me, cancelSubscription, { subscriptionId, when: 'now', unused: 'refund', reasonKey: 'quality' }),
    ).rejects.toThrow('auth.forbidden');
    await execute(me, cancelSubscription, { subscriptionId, when: 'now', reasonKey: 'quality' });
    expect(await credit()).toEqual(['2100']);
    await settings({ clientsMayEndNow: false });
    const another = await active();
    await expect(
      execute(me, cancelSubscription, { subscriptionId: another, when: 'now', reasonKey: 'quality' }),
    ).rejects.toThrow('subscriptions.not_allowed');
  });
});

describe('a request to leave', () => {
  it('waits for staff where the tenant wants that; nothing changes until they approve', async () => {
    const subscriptionId = await active();
    await settings({ needsApproval: true });
    const wish = { subscriptionId, when: 'period_end', reasonKey: 'moving', reason: 'Goodbye' } as const;
    expect(await execute(me, cancelSubscription, wish)).toMatchObject({ isWaiting: true, endsOn: '2026-02-01' });
    await expect(execute(me, cancelSubscription, wish)).rejects.toThrow('subscriptions.cancellation_waits');
    expect(await see(subscriptionId)).toMatchObject({ endsOn: null, isCancellationWaiting: true });
    const { rows } = await ask(staff, listCancellations, { filter: { status: 'waiting', clientId } });
    expect(rows).toMatchObject([{ reasonKey: 'moving', words: 'Goodbye', isByClient: true, endsOn: '2026-02-01' }]);
    const cancellationId = rows[0]?.cancellationId ?? '';
    await expect(execute(me, answerCancellation, { cancellationId, answer: 'approve' })).rejects.toThrow(
      'auth.forbidden',
    );
    await execute(staff, answerCancellation, { cancellationId, answer: 'approve' });
    expect(await see(subscriptionId)).toMatchObject({ endsOn: '2026-02-01', isCancellationWaiting: false });
    await expect(execute(staff, answerCancellation, { cancellationId, answer: 'decline' })).rejects.toThrow(
      'subscriptions.wrong_state',
    );
    await execute(me, withdrawCancellation, { subscriptionId });
    expect(await see(subscriptionId)).toMatchObject({ endsOn: null, nextInvoiceOn: '2026-01-18' });
  });

  it('can be declined with an answer, and taken back while it waits', async () => {
    const subscriptionId = await active();
    await settings({ needsApproval: true });
    const wish = { subscriptionId, when: 'period_end', reasonKey: 'moving' } as const;
    await execute(me, cancelSubscription, wish);
    await execute(me, withdrawCancellation, { subscriptionId });
    await execute(me, cancelSubscription, wish);
    const { rows } = await ask(staff, listCancellations, { filter: { status: 'waiting', clientId } });
    const cancellationId = rows[0]?.cancellationId ?? '';
    await execute(staff, answerCancellation, { cancellationId, answer: 'decline', note: 'We call you' });
    expect(await see(subscriptionId)).toMatchObject({ endsOn: null, status: 'active' });
    const all = await ask(staff, listCancellations, { filter: { subscriptionId } });
    expect(all.rows.map(({ status, answer }) => [status, answer])).toEqual([
      ['declined', 'We call you'],
      ['withdrawn', null],
    ]);
    const { log } = await ask(staff, explainSubscription, { subscriptionId });
    expect(log[0]).toMatchObject({ rule: 'cancellation_declined', inputs: { words: 'We call you' } });
  });
});

describe('a contract', () => {
  it('is billed to the end of its minimum term, to the day, and says why', async () => {
    const subscriptionId = await active({ minimumMonths: 3, renewalMonths: null, noticeDays: 14 });
    moveTo(world, '2026-01-20');
    expect(await ask(me, cancelOptions, { subscriptionId })).toMatchObject({
      ...{ endsOn: '2026-04-01', rule: 'minimum_term', isNow: false },
    });
    await expect(execute(me, cancelSubscription, { subscriptionId, when: 'now', reasonKey: 'other' })).rejects.toThrow(
      'subscriptions.contract_runs',
    );
    await execute(me, cancelSubscription, { subscriptionId, when: 'period_end', reasonKey: 'other' });
    await live('2026-01-21', '2026-04-02');
    expect(await see(subscriptionId)).toMatchObject({ status: 'ended', endsOn: '2026-04-01', paidUntil: '2026-04-01' });
    expect(await invoices()).toHaveLength(3);
  });

  it('is renewed when the notice comes too late, and bills only the days up to its end', async () => {
    const subscriptionId = await active({ minimumMonths: 1, renewalMonths: 1, noticeDays: 20 });
    moveTo(world, '2026-01-20');
    const { endsOn, rule } = await ask(me, cancelOptions, { subscriptionId });
    expect([endsOn, rule]).toEqual(['2026-03-01', 'contract_renewed']);
  });

  it('bills a period in which it ends by its days', async () => {
    const subscriptionId = await active({ minimumMonths: 1, renewalMonths: null, noticeDays: 0 });
    await execute(staff, cancelSubscription, { subscriptionId, when: 'period_end' });
    // Agreed otherwise by hand: it ends in the middle of February.
    await world.admin.query(
      `update subscriptions set ends_on = '2026-02-15', next_invoice_on = '2026-01-18' where id = $1`,
      [subscriptionId],
    );
    await live('2026-01-18', '2026-02-16');
    const renewal = (await invoices())[1];
    const { lines } = await ask(staff, getInvoice, { invoiceId: renewal?.id ?? '' });
    expect(lines).toMatchObject([{ periodStart: '2026-02-01', periodEnd: '2026-02-15', net: { amountMinor: '1550' } }]);
    expect(await see(subscriptionId)).toMatchObject({ status: 'ended' });
  });

  it('of a paused subscription ends it too, and nothing is billed any more', async () => {
    const subscriptionId = await active();
    moveTo(world, '2026-01-11');
    await execute(staff, pauseSubscription, { subscriptionId });
    await execute(staff, cancelSubscription, { subscriptionId, when: 'period_end' });
    for (const job of subscriptionJobs) await runConfirmed(world.owner, job);
    expect(await see(subscriptionId)).toMatchObject({ status: 'ended' });
    expect(await credit()).toEqual(['2100']);
  });
});
