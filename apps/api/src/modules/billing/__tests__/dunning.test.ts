import { SETTINGS_SCHEMAS, type Settings } from '@panel1/shared-types';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readEntries } from '#lib/audit/read-entries.ts';
import { ask, execute, runAsSystem } from '#lib/command/execute.ts';
import { aClient } from '#modules/clients/testing.ts';
import { readSettings, updateSettings } from '#modules/tenants/index.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { addExemption } from '../commands/add-exemption.ts';
import { endExemption } from '../commands/end-exemption.ts';
import { DEFAULT_CAMPAIGN, DEFAULT_RETRIES } from '../core/index.ts';
import { listExemptions } from '../queries/list-exemptions.ts';
import { dunningPolicy } from '../store/dunning-policy.ts';
import { exemptionsOf } from '../store/exemptions.ts';
import { anIssuedInvoice } from '../testing.ts';

type Dunning = Settings<'dunning'>;
type Step = Dunning['steps'][number];

let world: TestWorld;
let clientId: string;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  world.clock.setOffset(0);
  clientId = await aClient(world.owner);
});
afterAll(() => world[Symbol.asyncDispose]());

const asSystem = <R>(run: Parameters<typeof runAsSystem<R>>[2]) =>
  runAsSystem(world.kernel, { tenantId: world.tenantId, name: 'test', requestId: 'test' }, run);
const stored = () => asSystem((ctx) => readSettings(ctx, 'dunning'));
const policy = (currency?: string) => asSystem((ctx) => dunningPolicy(ctx, currency));
const save = (value: Dunning) => execute(world.owner, updateSettings, { section: 'dunning', value });
const today = () => asSystem(async (ctx) => ctx.today);

describe('the dunning that nobody set', () => {
  it('is the one that the billing core proposes', async () => {
    expect(await policy()).toEqual({ campaign: DEFAULT_CAMPAIGN, retries: DEFAULT_RETRIES });
  });
});

describe('the dunning of a tenant', () => {
  it('gets a new version with each save, and a save on top of an older one is refused', async () => {
    const before = await stored();
    await save({ ...before, steps: before.steps.filter(({ kind }) => kind !== 'cancel_order') });
    expect((await policy()).campaign).toMatchObject({ version: before.version + 1 });
    await expect(save(before)).rejects.toThrow('request.conflict');
    const now = await stored();
    const tried = await Promise.allSettled([save(now), save(now)]);
    expect(tried.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('takes a late fee only in the currencies that have an amount', async () => {
    const before = await stored();
    const fee: Step = {
      id: 'fee',
      kind: 'late_fee',
      days: 10,
      fee: { kind: 'fixed', amounts: { EUR: '500', USD: '' } },
    };
    await save({ ...before, steps: [...before.steps, fee] });
    const feeIn = async (currency: string) =>
      (await policy(currency)).campaign.steps.find(({ id }) => id === 'fee')?.action;
    expect(await feeIn('EUR')).toEqual({ kind: 'late_fee', fee: { kind: 'fixed', amountMinor: 500n } });
    expect(await feeIn('USD')).toBeUndefined();
    const share = { kind: 'percent' as const, rate: '0.05', minimums: { EUR: '250' } };
    await save({ ...(await stored()), steps: [{ ...fee, fee: share }] });
    expect(await feeIn('EUR')).toMatchObject({ fee: { kind: 'percent', rate: '0.05', minimumMinor: 250n } });
    expect(await feeIn('USD')).toMatchObject({ fee: { minimumMinor: 0n } });
  });

  it.each([
    [
      'step_repeated',
      [
        { id: 'a', kind: 'suspend', days: 7 },
        { id: 'b', kind: 'suspend', days: 9 },
      ],
    ],
    [
      'step_repeated',
      [
        { id: 'a', kind: 'suspend', days: 7 },
        { id: 'a', kind: 'cancel_order', days: 9 },
      ],
    ],
    ['reminder_day', [{ id: 'a', kind: 'remind', days: 3, template: 'invoice_due_soon' }]],
    ['reminder_day', [{ id: 'a', kind: 'remind', days: -3, template: 'invoice_overdue' }]],
    [
      'terminate_after_suspend',
      [
        { id: 'a', kind: 'terminate', days: 7 },
        { id: 'b', kind: 'suspend', days: 7 },
      ],
    ],
  ])('is refused as %s: %j', (code, steps) => {
    const { error } = z.safeParse(SETTINGS_SCHEMAS.dunning, { steps });
    expect(error?.issues).toMatchObject([{ message: code, path: ['steps', expect.any(Number), 'days'] }]);
  });
});

describe('an exemption', () => {
  const holding = () => asSystem((ctx) => exemptionsOf(ctx, clientId));

  it('holds for the client or for one invoice, until the day before its end', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId });
    const until = (await today()).add({ days: 5 });
    const promise = { clientId, reason: 'Pays on Friday' };
    await execute(world.owner, addExemption, { ...promise, kinds: ['suspend', 'late_fee'], until: until.toString() });
    await execute(world.owner, addExemption, { ...promise, invoiceId, kinds: 'all' });
    expect(await holding()).toEqual([
      { invoiceId: null, kinds: ['suspend', 'late_fee'], reason: 'Pays on Friday', until },
      { invoiceId, kinds: 'all', reason: 'Pays on Friday', until: null },
    ]);
    world.clock.setOffset(5 * 86_400);
    expect((await holding()).map((one) => one.invoiceId)).toEqual([invoiceId]);
  });

  it('ends once when staff end it, and both are in the audit trail of the client', async () => {
    const { exemptionId } = await execute(world.owner, addExemption, { clientId, kinds: 'all', reason: 'Moves bank' });
    await execute(world.owner, endExemption, { exemptionId });
    await execute(world.owner, endExemption, { exemptionId });
    expect(await holding()).toEqual([]);
    const { rows } = await ask(world.owner, listExemptions, { clientId });
    expect(rows).toMatchObject([{ exemptionId, isHolding: false, reason: 'Moves bank' }]);
    const trail = await asSystem((ctx) => readEntries(ctx, { clientId }, { limit: 10, offset: 0 }));
    const actions = trail.rows.map(({ action }) => action).filter((action) => action.includes('exemption'));
    expect(actions).toEqual(['billing.end_exemption', 'billing.add_exemption']);
  });

  it('is refused for a day gone by, for the invoice of another client, and to whoever may not give one', async () => {
    const wish = { clientId, kinds: 'all' as const, reason: 'Because' };
    const past = execute(world.owner, addExemption, { ...wish, until: (await today()).toString() });
    await expect(past).rejects.toMatchObject({ details: { fields: { until: 'day_passed' } } });
    const invoiceId = await anIssuedInvoice(world.owner, { clientId: await aClient(world.owner) });
    await expect(execute(world.owner, addExemption, { ...wish, invoiceId })).rejects.toThrow('request.not_found');
    await expect(execute(world.staff(['invoice:void']), addExemption, wish)).rejects.toThrow('auth.forbidden');
  });

  it('is nothing that the client sees, its reason least of all', async () => {
    await execute(world.owner, addExemption, { clientId, kinds: 'all', reason: 'A difficult one' });
    expect(await ask(world.contact(clientId), listExemptions, { clientId })).toEqual({ rows: [], total: 0 });
  });
});
