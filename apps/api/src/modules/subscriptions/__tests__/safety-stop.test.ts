import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { updateSettings } from '#modules/tenants/index.ts';
import { createWorld, type TestTenant, type TestWorld } from '../../../../test/world.ts';
import { confirmStop } from '../commands/confirm-stop.ts';
import { refuseStop } from '../commands/refuse-stop.ts';
import { getStop } from '../queries/get-stop.ts';
import { listStops } from '../queries/list-stops.ts';
import { stoppedRenewals } from '../queries/stopped-renewals.ts';
import { dailyRun } from '../run/daily-run.ts';
import { isDateTrusted } from '../run/safety-stop.ts';
import { confirmStops } from './answer-stops.ts';
import { layDue, sellAs } from './due-world.ts';
import { moveTo } from './plan-world.ts';

let world: TestWorld;
let tenant: TestTenant;
let tenants = 0;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  tenants += 1;
  tenant = await world.addTenant(`stop-${tenants}`);
  await sellAs(tenant, { tax: {}, isTaxInclusive: false });
});

const run = () => dailyRun(world.kernel, tenant.tenantId);
const runOn = async (day: string) => {
  moveTo(world, day);
  await run();
};
/** Sets the clock forward, or back, by so many seconds. */
const setClock = (seconds: number) =>
  world.clock.setOffset(Math.round(world.clock.now().since(world.clock.real()).total('seconds')) + seconds);
const stops = async () => (await ask(tenant.owner, listStops, {})).rows;
const waiting = async () => {
  const stop = (await stops()).find(({ state }) => state === 'waiting');
  if (!stop) throw new Error('nothing waits');
  return ask(tenant.owner, getStop, { stopId: stop.stopId });
};
const confirm = ({ stopId, snapshot }: { stopId: string; snapshot: string | null }) =>
  execute(tenant.owner, confirmStop, { stopId, snapshot: snapshot ?? '' });
const refuse = ({ stopId }: { stopId: string }) => execute(tenant.owner, refuseStop, { stopId });
const count = async (sql: string) => (await world.admin.query(sql, [tenant.tenantId])).rowCount ?? 0;
const invoices = () => count('select from invoices where tenant_id = $1');
const askFrom = (runLeast: number, of: Record<string, unknown> = {}) =>
  execute(tenant.owner, updateSettings, { section: 'safety', value: { runLeast, ...of } });
const change = (sql: string) => world.admin.query(sql, [tenant.tenantId]);

/** Clients whose monthly subscriptions of the 15th are invoiced on the first. */
async function layMonthly(clients: number): Promise<number> {
  await layDue(world, tenant, { seed: 9, clients, on: '2026-09-01', isPlain: true });
  await change(
    `update subscriptions set cycle = 'monthly', anchor_on = '2026-07-15', periods_invoiced = 1, recurring_minor = 1000,
       next_invoice_on = '2026-08-01' where tenant_id = $1`,
  );
  return count('select from subscriptions where tenant_id = $1');
}

/** First days of the periods that were billed, by subscription. */
const periods = async () =>
  (
    await world.admin.query<{ starts: string[] }>(
      `select array_agg(l.period_start::text order by i.number, l.position) as starts
       from invoice_lines l join invoices i on i.tenant_id = l.tenant_id and i.id = l.invoice_id
       where l.tenant_id = $1 group by l.subscription_id`,
      [tenant.tenantId],
    )
  ).rows.map(({ starts }) => starts);

describe('the daily run after a month of downtime', () => {
  it('waits for staff however little is due, and then bills every missed period in order with its dates', async () => {
    const due = await layMonthly(2);
    await runOn('2026-07-25');
    await runOn('2026-09-10');
    await run();
    expect(await invoices()).toBe(0);
    const stop = await waiting();
    expect(stop).toMatchObject({ kind: 'run', reason: 'days_missed', lastRunOn: '2026-07-25' });
    await confirm(stop);
    expect(await invoices()).toBe(0);
    await run();
    expect(await periods()).toEqual(Array.from({ length: due }, () => ['2026-08-15', '2026-09-15']));
    expect(await stops()).toMatchObject([{ state: 'confirmed', decidedBy: 'Sam Staff' }]);
    await runOn('2026-09-11');
    expect(await stops()).toHaveLength(1);
  });

  it('shows to whom it would bill what, before tax', async () => {
    const due = await layMonthly(2);
    await runOn('2026-07-25');
    await runOn('2026-09-10');
    const { stopId, figures } = await waiting();
    expect(figures.reduce((sum, { found }) => sum + found.count, 0)).toBe(due);
    const { rows, total } = await ask(tenant.owner, stoppedRenewals, { stopId });
    expect(total).toBe(due);
    const shown = { periods: 2, from: '2026-08-15', to: '2026-10-15', net: { amountMinor: '2000' } };
    for (const row of rows) expect(row).toMatchObject(shown);
  });
});

describe('the daily run after a night of downtime', () => {
  it('asks nobody when the day is what was promised the evening before', async () => {
    await layMonthly(8);
    await askFrom(5);
    await runOn('2026-07-31');
    await runOn('2026-08-01');
    expect(await invoices()).toBe(8);
    expect(await stops()).toEqual([]);
  });

  it('asks when the day is not', async () => {
    await layMonthly(8);
    await askFrom(5);
    await change(`update subscriptions set next_invoice_on = '2026-08-15' where tenant_id = $1`);
    await runOn('2026-07-31');
    await change(`update subscriptions set next_invoice_on = '2026-08-01' where tenant_id = $1`);
    await runOn('2026-08-01');
    expect(await waiting()).toMatchObject({ reason: 'more_than_predicted' });
    expect(await invoices()).toBe(0);
  });
});

describe('the daily run', () => {
  it('asks when far less is due than was promised', async () => {
    await layMonthly(8);
    await askFrom(5);
    await runOn('2026-07-31');
    await change(
      `update subscriptions set status = 'ended' where tenant_id = $1 and id <> (
         select id from subscriptions where tenant_id = $1 limit 1)`,
    );
    await runOn('2026-08-01');
    expect(await stops()).toMatchObject([{ reason: 'less_than_predicted' }]);
    expect(await invoices()).toBe(0);
  });

  it('asks when the same renewals cost far more than was promised', async () => {
    await layMonthly(8);
    await askFrom(5, { amountLeast: 1_000_000 });
    await runOn('2026-07-31');
    await change('update subscriptions set recurring_minor = 100000 where tenant_id = $1');
    await runOn('2026-08-01');
    expect(await stops()).toMatchObject([{ reason: 'more_than_predicted' }]);
  });

  it('goes on after it was killed in the middle of what was confirmed', async () => {
    const due = await layMonthly(8);
    await askFrom(2);
    await runOn('2026-08-01');
    await confirm(await waiting());
    await change(
      `update subscriptions set next_invoice_on = '2026-09-01' where tenant_id = $1 and id in (
         select id from subscriptions where tenant_id = $1 limit 5)`,
    );
    await run();
    expect((await periods()).length).toBe(due - 5);
    expect(await stops()).toHaveLength(1);
  });

  it('goes on the next day with what was confirmed just before midnight', async () => {
    await layMonthly(8);
    await askFrom(2);
    await runOn('2026-08-01');
    await confirm(await waiting());
    await runOn('2026-08-02');
    expect(await invoices()).toBe(8);
  });

  it('that two workers do at once is not taken for one that bills too little', async () => {
    await layMonthly(30);
    await askFrom(2);
    await runOn('2026-07-31');
    moveTo(world, '2026-08-01');
    await Promise.all([run(), run(), run()]);
    await run();
    expect(await stops()).toEqual([]);
    expect(await count(`select from invoices where tenant_id = $1 and status = 'issued'`)).toBe(30);
  });
});

describe('what staff refuse', () => {
  it('is not billed on that day, and is asked about again on the next, until somebody confirms', async () => {
    await layMonthly(2);
    await runOn('2026-07-25');
    await runOn('2026-09-10');
    await refuse(await waiting());
    await run();
    expect(await invoices()).toBe(0);
    await runOn('2026-09-11');
    expect(await invoices()).toBe(0);
    expect((await stops()).map(({ state }) => state)).toEqual(['waiting', 'refused']);
    await confirm(await waiting());
    await run();
    expect(await invoices()).toBe(2);
  });
});

describe('a confirmation', () => {
  it('of anything else than what was shown is refused, and what is due now is asked about', async () => {
    await layMonthly(3);
    await runOn('2026-07-25');
    await runOn('2026-09-10');
    const seen = await waiting();
    await change(
      `update subscriptions set recurring_minor = 7 where tenant_id = $1 and id = (
         select id from subscriptions where tenant_id = $1 limit 1)`,
    );
    await expect(confirm(seen)).rejects.toThrow('subscriptions.stop_changed');
    expect(await waiting()).toMatchObject({ stopId: seen.stopId });
    await confirm(await waiting());
    await run();
    expect(await invoices()).toBe(3);
  });

  it('of yesterday is not one of today', async () => {
    await layMonthly(1);
    await runOn('2026-07-25');
    await runOn('2026-09-10');
    const seen = await waiting();
    moveTo(world, '2026-09-11');
    await expect(confirm(seen)).rejects.toThrow('subscriptions.stop_changed');
  });

  it('that two people give at once counts once, and bills nothing twice', async () => {
    await layMonthly(6);
    await askFrom(2);
    await runOn('2026-08-01');
    const stop = await waiting();
    const answers = await Promise.allSettled(Array.from({ length: 4 }, () => confirm(stop)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(confirm(stop)).rejects.toThrow('subscriptions.stop_answered');
    await Promise.all([run(), run(), run()]);
    await run();
    expect(await count('select from billed_periods where tenant_id = $1')).toBe((await periods()).flat().length);
    expect(await invoices()).toBe(6);
    const { rows } = await world.admin.query('select sum(confirmed)::int as n from renewal_days where tenant_id = $1', [
      tenant.tenantId,
    ]);
    expect(rows).toEqual([{ n: (await periods()).length }]);
  });
});

describe('a clock', () => {
  it('that somebody sets makes the run ask, in either direction, even where nothing is due', async () => {
    await layMonthly(1);
    for (const [day, minutes] of [
      ['2026-07-20', 6],
      ['2026-07-21', -6],
    ] as const) {
      await runOn(day);
      setClock(minutes * 60);
      await run();
      expect(await waiting()).toMatchObject({ reason: 'clock_jump', seconds: minutes * 60 });
      await confirmStops(tenant.owner);
      await run();
    }
    expect((await stops()).map(({ state }) => state)).toEqual(['confirmed', 'confirmed']);
  });

  it('that is set by less than five minutes, or goes on for days, asks nobody', async () => {
    await runOn('2026-07-20');
    setClock(290);
    await run();
    await runOn('2026-07-28');
    expect(await stops()).toEqual([]);
  });

  it('that leaves the clock of the database makes the run ask once', async () => {
    await layMonthly(1);
    await runOn('2026-07-31');
    const { clock } = world.kernel;
    const real = clock.real.bind(clock);
    clock.real = () => real().add({ minutes: 6 });
    try {
      await run();
      expect(await waiting()).toMatchObject({ reason: 'clock_jump', seconds: 360 });
      await confirmStops(tenant.owner);
      await run();
      expect(await stops()).toHaveLength(1);
    } finally {
      clock.real = real;
    }
  });

  it('that jumps in the middle of a run ends the run', async () => {
    await layMonthly(4);
    moveTo(world, '2026-08-01');
    const { clock } = world.kernel;
    const now = clock.now.bind(clock);
    let asked = 0;
    clock.now = () => {
      asked += 1;
      return asked > 3 ? now().add({ hours: 24 * 60 }) : now();
    };
    try {
      await run();
    } finally {
      clock.now = now;
    }
    for (const starts of await periods()) expect(starts).toEqual(['2026-08-15']);
  });
});

describe('what a date brings', () => {
  const isTrusted = () => isDateTrusted(world.kernel, tenant.tenantId);

  it('waits from the moment of a jump, whoever looks first, until staff confirm the date', async () => {
    await runOn('2026-07-20');
    expect(await isTrusted()).toBe(true);
    setClock(40 * 86_400);
    expect(await isTrusted()).toBe(false);
    await run();
    expect(await isTrusted()).toBe(false);
    expect(await stops()).toMatchObject([{ reason: 'clock_jump', state: 'waiting' }]);
    await confirmStops(tenant.owner);
    expect(await isTrusted()).toBe(true);
  });

  it('waits after a refusal, and staff are asked again on the next day even where nothing is due', async () => {
    await runOn('2026-07-20');
    setClock(3600);
    await run();
    await refuse(await waiting());
    await run();
    expect(await isTrusted()).toBe(false);
    moveTo(world, '2026-07-21');
    expect(await isTrusted()).toBe(false);
    expect(await waiting()).toMatchObject({ reason: 'clock_jump', seconds: 3600 });
  });

  it('goes on while a run is parked that is only larger than expected', async () => {
    await layMonthly(8);
    await askFrom(2);
    await runOn('2026-08-01');
    expect(await waiting()).toMatchObject({ reason: 'more_than_predicted' });
    expect(await isTrusted()).toBe(true);
  });
});

describe('an invoice far above the history of its client', () => {
  /** Bills a month, and makes the next one of the first client dear. */
  async function layDear(clients: number): Promise<number> {
    await layMonthly(clients);
    await askFrom(1000);
    await runOn('2026-08-01');
    const before = await invoices();
    await change(
      `update subscriptions set recurring_minor = 90000, quantity = 1 where tenant_id = $1 and id = (
         select id from subscriptions where tenant_id = $1 order by id limit 1)`,
    );
    moveTo(world, '2026-08-31');
    await run();
    await confirmStops(tenant.owner);
    await run();
    moveTo(world, '2026-09-01');
    return before;
  }

  it('is held, and nobody else for it', async () => {
    const before = await layDear(4);
    await run();
    await run();
    expect((await invoices()) - before).toBe(3);
    const held = await waiting();
    expect(held).toMatchObject({ kind: 'invoice', reason: 'far_above_history', client: { name: 'Client 0' } });
    await confirm(held);
    expect((await invoices()) - before).toBe(4);
    await expect(refuse(held)).rejects.toThrow('subscriptions.stop_answered');
  });

  it('is held as well where it is billed by itself, as a pro forma is', async () => {
    const before = await layDear(1);
    const value = { documentMode: 'proforma_until_paid' as const };
    await execute(tenant.owner, updateSettings, { section: 'billing', value });
    await run();
    expect((await invoices()) - before).toBe(0);
    await confirm(await waiting());
    expect((await invoices()) - before).toBe(1);
  });

  it('that changed since it was shown is asked about again, and one refused stays away until its amount changes', async () => {
    const before = await layDear(1);
    await run();
    const seen = await waiting();
    await change(`update subscriptions set recurring_minor = 80000 where tenant_id = $1 and recurring_minor = 90000`);
    await expect(confirm(seen)).rejects.toThrow('subscriptions.stop_changed');
    await run();
    await refuse(await waiting());
    await run();
    expect((await invoices()) - before).toBe(0);
    expect((await stops()).filter(({ kind, state }) => kind === 'invoice' && state === 'waiting')).toEqual([]);
    await change(`update subscriptions set recurring_minor = 1000 where tenant_id = $1 and recurring_minor = 80000`);
    await run();
    expect((await invoices()) - before).toBe(1);
  });
});
