import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, execute, runAsSystem } from '#lib/command/execute.ts';
import { applyPayment } from '#modules/billing/index.ts';
import { anIssuedInvoice, checkLedger, explainLine, getInvoice, listInvoices } from '#modules/billing/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { moveTo } from '#modules/subscriptions/testing.ts';
import { readSettings, updateSettings } from '#modules/tenants/index.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { dunningJobs } from '../jobs.ts';

let world: TestWorld;

beforeAll(async () => {
  world = await createWorld();
  moveTo(world, '2026-06-01');
  const of = { tenantId: world.tenantId, name: 'test', requestId: 'test' };
  const before = await runAsSystem(world.kernel, of, (ctx) => readSettings(ctx, 'dunning'));
  const fee = { kind: 'percent' as const, rate: '0.1', minimums: { EUR: '250' } };
  const value = { ...before, steps: [{ id: 'fee', kind: 'late_fee' as const, days: 10, fee }] };
  await execute(world.owner, updateSettings, { section: 'dunning', value });
});
afterAll(async () => {
  expect(await ask(world.owner, checkLedger, {})).toMatchObject({ isValid: true });
  await world[Symbol.asyncDispose]();
});

async function run(day: string): Promise<void> {
  moveTo(world, day);
  for (const job of dunningJobs) await job.run(world.kernel, world.tenantId);
}

it('a late fee is charged once, on an invoice of its own that says why, and none follows on it', async () => {
  const clientId = await aClient(world.owner);
  const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor: '6000', dueOn: '2026-06-10' });
  await execute(world.owner, applyPayment, {
    ...{ paymentId: crypto.randomUUID(), clientId, amountMinor: '1000', currency: 'EUR', invoiceIds: [invoiceId] },
  });
  const fees = async () => {
    const { rows } = await ask(world.owner, listInvoices, { filter: { clientId } });
    return rows.filter(({ id }) => id !== invoiceId);
  };
  await run('2026-06-19');
  expect(await fees()).toEqual([]);
  await run('2026-06-20');
  await run('2026-06-20');
  const [fee, ...more] = await fees();
  expect(more).toEqual([]);
  // 10 % of the 50.00 that are open.
  expect(fee).toMatchObject({ status: 'issued', total: { amountMinor: '500' }, tax: { amountMinor: '0' } });
  expect(fee?.dueOn).toBe('2026-07-04');
  const { lines } = await ask(world.owner, getInvoice, { invoiceId: fee?.id ?? '' });
  const { number } = await ask(world.owner, getInvoice, { invoiceId });
  expect(lines).toMatchObject([{ kind: 'late_fee', description: `Late fee for ${number}`, taxName: null }]);
  const { amount } = await ask(world.owner, explainLine, { lineId: lines[0]?.id ?? '' });
  expect(amount).toMatchObject({
    rule: 'late_fee',
    inputs: { step: 'fee', overdueMinor: '5000', dueOn: '2026-06-10', invoiceNumber: number },
  });
  const { rows: booked } = await world.admin.query(
    'select account, sum(amount_minor)::text as minor from ledger_entries where invoice_id = $1 group by 1 order by 1',
    [fee?.id],
  );
  expect(booked).toEqual([
    { account: 'late_fees', minor: '-500' },
    { account: 'receivable', minor: '500' },
  ]);
  // Both are overdue for long: a fee has no fee, an invoice no second one.
  await run('2026-09-01');
  expect(await fees()).toHaveLength(1);
});

it('a small debt costs the least fee, in the language of the client', async () => {
  moveTo(world, '2026-06-01');
  const clientId = await aClient(world.owner, { locale: 'fa' });
  const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor: '100', dueOn: '2026-06-10' });
  await run('2026-06-25');
  const { rows } = await ask(world.owner, listInvoices, { filter: { clientId } });
  const fee = rows.find(({ id }) => id !== invoiceId);
  expect(fee?.total.amountMinor).toBe('250');
  const { lines } = await ask(world.owner, getInvoice, { invoiceId: fee?.id ?? '' });
  expect(lines[0]?.description).toContain('دیرکرد');
});
