import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type BenchDatabase, openBenchKernel } from '@panel1/api/bench-world';
import pg from 'pg';
import { percentile } from '../percentile.ts';
import { dayOf, laySubscriptions, layTenant } from './lay-due.ts';

const ROUNDS = 5;
const DUE = 10_000;

/** What the process of its own is told, and answers: milliseconds of each invoice since the question before. */
export type Question = 'times';

/**
 * Invoices that are written and issued one after the other in a process of its own, as a checkout does, beside the daily run
 * of the same tenant: both want its numbers. The 99th percentile during the run against that of idle times.
 */
export async function measureBeside(
  database: BenchDatabase,
): Promise<{ ratio: number; idleMs: number; busyMs: number }> {
  await using kernel = await openBenchKernel(database);
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await using _ = { [Symbol.asyncDispose]: () => admin.end() };
  const tenantId = await layTenant(admin);
  await laySubscriptions(admin, { tenantId, count: DUE, isDue: true });
  const { rows } = await admin.query<{ id: string }>('select id from clients where tenant_id = $1 limit 1', [tenantId]);
  const cashier = fork(fileURLToPath(new URL('cashier.ts', import.meta.url)), [
    JSON.stringify({ database, tenantId, clientId: rows[0]?.id, day: dayOf(0) }),
  ]);
  await using __ = { [Symbol.asyncDispose]: async () => void cashier.kill('SIGKILL') };
  await once(cashier, 'message');
  const rounds: { idle: number; busy: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    await timesOf(cashier);
    kernel.goTo(dayOf(round));
    const began = performance.now();
    await kernel.renew(tenantId);
    const lasted = performance.now() - began;
    const busy = percentile(await timesOf(cashier), 0.99);
    await new Promise((resolve) => setTimeout(resolve, lasted));
    const idle = percentile(await timesOf(cashier), 0.99);
    if (round > 0) rounds.push({ idle, busy });
  }
  const median = (pick: (one: { idle: number; busy: number }) => number) => percentile(rounds.map(pick), 0.5);
  return {
    ratio: median(({ idle, busy }) => busy / idle),
    idleMs: median(({ idle }) => idle),
    busyMs: median(({ busy }) => busy),
  };
}

async function timesOf(cashier: ChildProcess): Promise<number[]> {
  const question: Question = 'times';
  cashier.send(question);
  const [answer] = await once(cashier, 'message');
  return (answer as { times: number[] }).times;
}
