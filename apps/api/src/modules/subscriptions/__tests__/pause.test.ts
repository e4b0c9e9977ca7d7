import { describe, expect, it } from 'vitest';
import { ask, type Caller, execute } from '#lib/command/execute.ts';
import { clientBalance, explainLine, getInvoice, listInvoices } from '#modules/billing/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { updateSettings } from '#modules/tenants/index.ts';
import type { TestWorld } from '../../../../test/world.ts';
import { pauseSubscription } from '../commands/pause-subscription.ts';
import { resumeSubscription } from '../commands/resume-subscription.ts';
import { withdrawPause } from '../commands/withdraw-pause.ts';
import { subscriptionJobs } from '../jobs.ts';
import { explainSubscription } from '../queries/explain-subscription.ts';
import { getSubscription } from '../queries/get-subscription.ts';
import { previewPause, previewResume } from '../queries/preview-pause.ts';
import { subscriptionsConsumer } from '../subscribers.ts';
import { runConfirmed } from './answer-stops.ts';
import { anActivePlan, moveTo, payInvoice, stillToBill } from './plan-world.ts';
import { testPlans } from './test-plans.ts';

let world: TestWorld;
let productId: string;
let clientId: string;
let staff: Caller;

testPlans((created, of) => {
  world = created;
  ({ staff, productId, clientId } = of);
});

const active = () => anActivePlan(world, { clientId, productId, price: '3100' });
const see = (subscriptionId: string) => ask(staff, getSubscription, { subscriptionId });
const invoices = async () =>
  (await ask(staff, listInvoices, { filter: { clientId }, sort: { by: 'createdAt', direction: 'asc' } })).rows;
const credit = async () =>
  (await ask(staff, clientBalance, { clientId })).balances.map(({ creditMinor }) => creditMinor);
const settings = (value: object) => execute(staff, updateSettings, { section: 'subscriptions', value: { ...value } });

async function run(name: string): Promise<void> {
  await runConfirmed(
    world.owner,
    subscriptionJobs.find((job) => job.name === `subscriptions.${name}`),
  );
  await world.drain([subscriptionsConsumer]);
}

describe('a pause', () => {
  it('gives back the unused days with their tax, and the return charges the rest of the period', async () => {
    const subscriptionId = await active();
    moveTo(world, '2026-01-11');
    expect(await ask(staff, previewPause, { subscriptionId })).toMatchObject({
      refusal: null,
      back: { amountMinor: '2100', currency: 'EUR' },
    });
    await execute(staff, pauseSubscription, { subscriptionId, reason: 'Season is over' });
    expect(await see(subscriptionId)).toMatchObject({ status: 'paused', paidUntil: '2026-01-11', nextInvoiceOn: null });
    const note = (await invoices()).at(-1);
    expect(note).toMatchObject({ kind: 'credit_note', status: 'paid' });
    const { lines } = await ask(staff, getInvoice, { invoiceId: note?.id ?? '' });
    expect(lines).toMatchObject([{ periodStart: '2026-01-11', periodEnd: '2026-02-01', net: { amountMinor: '2100' } }]);
    expect(await ask(staff, explainLine, { lineId: lines[0]?.id ?? '' })).toMatchObject({
      amount: { rule: 'unused_time_of_what_was_charged', isSame: true },
    });
    expect(await stillToBill(world, { subscriptionId, through: '2026-01-11' })).toEqual({ charges: [], credits: [] });
    moveTo(world, '2026-01-21');
    expect(await ask(staff, previewResume, { subscriptionId })).toMatchObject({ now: { until: '2026-02-01' } });
    const { invoiceId } = await execute(staff, resumeSubscription, { subscriptionId });
    const back = await ask(staff, getInvoice, { invoiceId: invoiceId ?? '' });
    expect(back.lines).toMatchObject([
      { periodStart: '2026-01-21', periodEnd: '2026-02-01', net: { amountMinor: '1100' } },
    ]);
    await payInvoice(world, { clientId, invoiceId: invoiceId ?? '' });
    expect(await see(subscriptionId)).toMatchObject({
      status: 'active',
      paidUntil: '2026-02-01',
      nextInvoiceOn: '2026-01-18',
    });
    await run('invoice_renewals');
    const renewal = await ask(staff, getInvoice, { invoiceId: (await invoices()).at(-1)?.id ?? '' });
    expect(renewal.lines).toMatchObject([
      { periodStart: '2026-02-01', periodEnd: '2026-03-01', net: { amountMinor: '3100' } },
    ]);
    expect(await stillToBill(world, { subscriptionId, through: '2026-02-01' })).toEqual({ charges: [], credits: [] });
  });

  it('over several periods bills none of them, whatever the jobs do, and goes on by itself on its day', async () => {
    const subscriptionId = await active();
    moveTo(world, '2026-01-11');
    await execute(staff, pauseSubscription, { subscriptionId, until: '2026-04-16' });
    for (const day of ['2026-01-20', '2026-02-20', '2026-04-15']) {
      moveTo(world, day);
      for (const job of subscriptionJobs) await runConfirmed(world.owner, job);
    }
    expect(await see(subscriptionId)).toMatchObject({ status: 'paused', resumeOn: '2026-04-16' });
    expect(await invoices()).toHaveLength(2);
    moveTo(world, '2026-04-17');
    await run('pause_and_resume');
    await run('pause_and_resume');
    expect(await invoices()).toHaveLength(3);
    expect(await see(subscriptionId)).toMatchObject({ status: 'active', resumeOn: null });
    const back = await ask(staff, getInvoice, { invoiceId: (await invoices()).at(-1)?.id ?? '' });
    expect(back.lines).toMatchObject([
      { periodStart: '2026-04-17', periodEnd: '2026-05-01', net: { amountMinor: '1447' } },
    ]);
  });

  it('planned for a day lets no period begin behind it, and can be taken back until then', async () => {
    const subscriptionId = await active();
    await execute(staff, pauseSubscription, { subscriptionId, on: '2026-02-01', until: '2026-03-01' });
    expect(await see(subscriptionId)).toMatchObject({ status: 'active', pauseOn: '2026-02-01', nextInvoiceOn: null });
    await execute(staff, withdrawPause, { subscriptionId });
    expect(await see(subscriptionId)).toMatchObject({ pauseOn: null, nextInvoiceOn: '2026-01-18' });
    await execute(staff, pauseSubscription, { subscriptionId, on: '2026-02-01', until: '2026-03-01' });
    moveTo(world, '2026-02-01');
    await run('invoice_renewals');
    await run('pause_and_resume');
    expect(await see(subscriptionId)).toMatchObject({ status: 'paused', resumeOn: '2026-03-01' });
    expect(await credit()).toEqual([]);
    moveTo(world, '2026-03-01');
    await run('pause_and_resume');
    const back = await ask(staff, getInvoice, { invoiceId: (await invoices()).at(-1)?.id ?? '' });
    expect(back.lines).toMatchObject([{ periodStart: '2026-03-01', periodEnd: '2026-04-01' }]);
    const { log } = await ask(staff, explainSubscription, { subscriptionId });
    expect(log.map(({ rule }) => rule)).toEqual([
      ...['resumed', 'paused_until', 'pause_planned_until', 'pause_withdrawn', 'pause_planned_until'],
      ...['first_invoice_paid', 'ordered'],
    ]);
  });

  it('is refused to whoever owes, twice, and to clients whom the tenant does not let', async () => {
    const subscriptionId = await active();
    const me = world.contact(clientId);
    await expect(execute(me, pauseSubscription, { subscriptionId })).rejects.toThrow('subscriptions.not_allowed');
    await settings({ clientsMayPause: true, longestPauseDays: 30 });
    await expect(execute(me, pauseSubscription, { subscriptionId })).rejects.toThrow('subscriptions.pause_too_long');
    const stranger = world.contact(await aClient(staff));
    await expect(execute(stranger, pauseSubscription, { subscriptionId, until: '2026-01-20' })).rejects.toThrow(
      'request.not_found',
    );
    await execute(me, pauseSubscription, { subscriptionId, until: '2026-01-20' });
    await expect(execute(me, pauseSubscription, { subscriptionId, until: '2026-01-20' })).rejects.toThrow(
      'subscriptions.wrong_state',
    );
    await settings({});
  });

  it('that many ask for at once is one pause with one credit note, and one return with one invoice', async () => {
    const subscriptionId = await active();
    moveTo(world, '2026-01-11');
    const asked = await Promise.allSettled(
      Array.from({ length: 8 }, () => execute(staff, pauseSubscription, { subscriptionId, until: '2026-01-21' })),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await credit()).toEqual(['2100']);
    moveTo(world, '2026-01-21');
    await Promise.all([run('pause_and_resume'), run('pause_and_resume')]);
    expect(await see(subscriptionId)).toMatchObject({ status: 'active' });
    expect((await invoices()).map(({ kind }) => kind)).toEqual(['invoice', 'credit_note', 'invoice']);
    expect(await stillToBill(world, { subscriptionId, through: '2026-01-21' })).toEqual({ charges: [], credits: [] });
  });

  it('gives back what was really charged: of a reduced period the reduced price', async () => {
    const subscriptionId = await anActivePlan(world, { clientId, productId, price: '3100', discount: '310' });
    moveTo(world, '2026-01-11');
    expect(await ask(staff, previewPause, { subscriptionId })).toMatchObject({ back: { amountMinor: '1890' } });
    await execute(staff, pauseSubscription, { subscriptionId });
    expect(await credit()).toEqual(['1890']);
    moveTo(world, '2026-01-11');
    await execute(staff, resumeSubscription, { subscriptionId });
    expect(await stillToBill(world, { subscriptionId, through: '2026-01-11' })).toEqual({ charges: [], credits: [] });
  });
});
