import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withLock } from '#lib/tenancy/with-lock.ts';
import { withTenant } from '#lib/tenancy/with-tenant.ts';
import { createWorld, type TestWorld } from './world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => world[Symbol.asyncDispose]());

/** Sessions of the app role in that state: `idle`, `idle in transaction`. */
async function sessions(state: string): Promise<number[]> {
  const { rows } = await world.admin.query<{ pid: number }>(
    "select pid from pg_stat_activity where datname = $1 and usename = 'panel1_app' and state = $2",
    [world.database.name, state],
  );
  return rows.map(({ pid }) => pid);
}
const cut = (pids: number[]) =>
  world.admin.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [pids]);

describe('a connection that the database cuts', () => {
  it('between two statements fails that transaction, and nothing else of the process', async () => {
    const scope = { tenantId: world.tenantId, clientId: null };
    const broken = withTenant(world.kernel.db, scope, async (tx) => {
      await tx.execute(sql`select 1`);
      const mine = await sessions('idle in transaction');
      expect(mine).toHaveLength(1);
      await cut(mine);
      await expect.poll(() => sessions('idle in transaction')).toHaveLength(0);
      await tx.execute(sql`select 1`);
    });
    await expect(broken).rejects.toThrow();
    expect(await withTenant(world.kernel.db, scope, async (tx) => (await tx.execute(sql`select 1 as n`)).rows)).toEqual(
      [{ n: 1 }],
    );
  });
});

describe('a lock of the instance', () => {
  const held = (name: string, run: () => Promise<void>, lost: Error[] = []) =>
    withLock(world.kernel.db, { name, onLost: (error) => lost.push(error) }, run);
  const nothing = async () => undefined;

  it('is one holder’s at a time, without an open transaction that would be cut, and free afterwards', async () => {
    const end = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const first = held('slow', async () => {
      started.resolve();
      await end.promise;
    });
    await started.promise;
    expect(await held('slow', nothing)).toBe(false);
    expect(await held('other', nothing)).toBe(true);
    expect(await sessions('idle in transaction')).toEqual([]);
    end.resolve();
    expect(await first).toBe(true);
    expect(await held('slow', nothing)).toBe(true);
  });

  it('is free after a run that failed', async () => {
    const failing = held('failing', () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(await held('failing', nothing)).toBe(true);
  });

  it('ends with its holder’s connection, and the holder hears of it', async () => {
    const lost: Error[] = [];
    const end = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const first = held(
      'dying',
      async () => {
        started.resolve();
        await end.promise;
      },
      lost,
    );
    await started.promise;
    const { rows } = await world.admin.query<{ pid: number }>(
      "select pid from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = $1)",
      [world.database.name],
    );
    await cut(rows.map(({ pid }) => pid));
    await expect.poll(() => held('dying', nothing)).toBe(true);
    await expect.poll(() => lost.length).toBe(1);
    end.resolve();
    await first;
  });
});
