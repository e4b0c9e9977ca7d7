import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BenchDatabase } from '@panel1/api/bench-world';
import pg from 'pg';
import { dayOf, laySubscriptions, layTenant } from './lay-due.ts';

const run = promisify(execFile);
const FEW = 1_000;

/** The most memory that a process of its own ever had resident while it renewed so many, against a thousand. */
export async function measureMemory(
  database: BenchDatabase,
  many: number,
): Promise<{ ratio: number; fewMB: number; manyMB: number }> {
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await using _ = { [Symbol.asyncDispose]: () => admin.end() };
  const peak = async (count: number): Promise<number> => {
    const tenantId = await layTenant(admin);
    await laySubscriptions(admin, { tenantId, count, isDue: true });
    const work = JSON.stringify({ database, tenantId, day: dayOf(0) });
    const { stdout } = await run(process.execPath, [fileURLToPath(new URL('worker.ts', import.meta.url)), work]);
    return Number(stdout) / 1024;
  };
  const [fewMB, manyMB] = [await peak(FEW), await peak(many)];
  return { ratio: manyMB / fewMB, fewMB, manyMB };
}
