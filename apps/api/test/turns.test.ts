import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { execute } from '#lib/command/execute.ts';
import { openJobs } from '#lib/jobs/jobs.ts';
import type { Schedule } from '#lib/jobs/schedule.ts';
import { dailyRun, layDue, moveTo, sellAs } from '#modules/subscriptions/testing.ts';
import { updateSettings } from '#modules/tenants/index.ts';
import { SCHEDULES_QUEUE } from '../src/runtime/relay.ts';
import { startWorkers } from '../src/runtime/workers.ts';
import { createWorld, type TestTenant, type TestWorld } from './world.ts';

const DAY = '2026-09-01';

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
  moveTo(world, DAY);
});
afterAll(() => world[Symbol.asyncDispose]());

async function aTenant(name: string, clients: number): Promise<TestTenant> {
  const tenant = await world.addTenant(name);
  await sellAs(tenant, { tax: {}, isTaxInclusive: false });
  // The first run of a tenant: nobody has looked ahead to it.
  await execute(tenant.owner, updateSettings, { section: 'safety', value: { runLeast: 100_000 } });
  await layDue(world, tenant, { seed: 5, clients, on: DAY, isPlain: true });
  return tenant;
}

const due = async (tenant: TestTenant) =>
  (
    await world.admin.query(
      `select from subscriptions where tenant_id = $1 and status = 'active' and next_invoice_on <= $2`,
      [tenant.tenantId, DAY],
    )
  ).rowCount ?? 0;

/** A worker with the daily run alone, whose turns are over after a batch of ten in each lane; notes whose turn it was. */
function startWorker(turns: string[]): ReturnType<typeof openJobs> {
  const how = { lanes: 2, batch: 10, forMs: 0 };
  const schedule: Schedule = {
    name: 'run',
    everySeconds: 60,
    async run(kernel, tenantId, turn) {
      turns.push(tenantId);
      await dailyRun(kernel, tenantId, { turn, how });
    },
  };
  const url = world.database.urlOf('panel1_jobs');
  const jobs = openJobs({ kind: 'postgres', url, maxConnections: 4 }, () => undefined);
  startWorkers(world.services, { consumers: [], effects: new Map(), schedules: [schedule] }, jobs);
  onTestFinished(() => jobs.close());
  return jobs;
}

it('tenants with much to bill hold back no other, and several workers bill all of them once', {
  timeout: 130_000,
}, async () => {
  const busy = [await aTenant('busy-1', 25), await aTenant('busy-2', 25)];
  const small = await aTenant('small', 1);
  const ask = (tenant: TestTenant, n: number) => ({
    ...{ queue: SCHEDULES_QUEUE, id: `turn-${n}` },
    data: { schedule: 'run', tenantId: tenant.tenantId },
  });
  const turns: string[] = [];
  const jobs = startWorker(turns);
  await jobs.add([...busy, small].map(ask));
  await vi.waitFor(async () => expect(await due(small)).toBe(0), { timeout: 60_000 });
  startWorker(turns);
  await vi.waitFor(
    async () => {
      for (const tenant of busy) expect(await due(tenant)).toBe(0);
    },
    { timeout: 60_000 },
  );
  for (const { tenantId } of busy) expect(turns.lastIndexOf(tenantId)).toBeGreaterThan(turns.indexOf(small.tenantId));
  const { rows } = await world.admin.query(
    `select count(*)::int - count(distinct (subscription_id, period_start))::int as twice from invoice_lines`,
  );
  expect(rows).toEqual([{ twice: 0 }]);
});
