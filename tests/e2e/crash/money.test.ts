import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import * as z from 'zod/mini';
import { createApiClient } from '../harness/api-client.ts';
import { confirmStops, waitingStops } from '../harness/confirm-stops.ts';
import { layBatchTrap, pointsOf } from './batch-trap.ts';
import { type DueRenewals, layDueRenewals } from './due-renewals.ts';
import { slowWrites } from './slow-writes.ts';
import { untilAtRest, untilDone, waitFor } from './watch.ts';
import { type CrashWorld, openCrashWorld } from './world.ts';

const { PANEL1_CRASH_KILLS = '5', PANEL1_CRASH_SEED = '20261123' } = process.env;

let world: CrashWorld;
beforeAll(async () => {
  world = await openCrashWorld(inject('demo'));
});
afterAll(async () => world?.[Symbol.asyncDispose]());

const count = async (sql: string, values: unknown[] = []): Promise<number> =>
  Number((await world.db.query<{ n: string }>(`select count(*) as n ${sql}`, values)).rows[0]?.n);

describe('an api that is killed in the middle of an order', () => {
  const placed = z.object({ orderId: z.string() });

  /** Sends an order, kills the api at that point, starts it again and sends the same once more. */
  async function orderThatMeetsAKill(send: () => Promise<z.infer<typeof placed>>, at: 'insert' | 'commit') {
    const [orders, invoices] = [await count('from orders'), await count('from invoices')];
    const slow = await slowWrites(world.db, { table: 'orders', at });
    const lost = expect(send()).rejects.toThrow();
    await waitFor('the point', slow.isMet);
    await world.killAll('api');
    await lost;
    await slow.remove();
    const kept = (await count('from orders')) - orders;
    await world.start('api');
    const { orderId } = await send();
    expect((await send()).orderId).toBe(orderId);
    expect((await count('from orders')) - orders).toBe(1);
    expect((await count('from invoices')) - invoices).toBe(1);
    return { orderId, kept };
  }

  const paymentsOf = (orderId: string) =>
    count(
      'from orders o join payment_allocations a on a.tenant_id = o.tenant_id and a.invoice_id = o.invoice_id where o.id = $1',
      [orderId],
    );

  it.each([
    { at: 'insert' as const, kept: 0 },
    { at: 'commit' as const, kept: 1 },
  ])(
    'at its $at makes exactly one order, invoice, payment and charge when the client sends the same key again',
    async ({ at, kept }) => {
      const charges = await world.providers.charges();
      const domain = `killed-at-${at}.example`;
      const items = [{ productId: world.productId, cycle: 'monthly', fields: { domain } }];
      const send = world.staff.retryable('ordering.create', { clientId: world.clientId, items }, placed);
      const met = await orderThatMeetsAKill(send, at);
      expect(met.kept).toBe(kept);
      await untilDone(world.db, [{ orderId: met.orderId, domain }]);
      expect(await paymentsOf(met.orderId)).toBe(1);
      expect((await world.providers.charges()) - charges).toBe(1);
    },
  );

  it('of a guest at the checkout makes one client, one order and one payment', async () => {
    const visitor = createApiClient(world.panel.url);
    const item = { productId: world.productId, cycle: 'monthly', fields: { domain: 'killed-guest.example' } };
    const { cartToken } = await visitor.mutate('ordering.addToCart', { item }, z.object({ cartToken: z.string() }));
    const account = {
      name: 'Gustav Guest',
      email: 'gustav@crash.example',
      password: 'a cart is left in the rain',
      country: 'DE',
    };
    const terms = { isAccepted: true, version: '1' };
    const input = { cartToken, terms, account, pluginId: 'stripe', saveMethod: false };
    const { orderId } = await orderThatMeetsAKill(visitor.retryable('ordering.checkout', input, placed), 'commit');
    expect(await count('from clients where email = $1', [account.email])).toBe(1);
    expect(await paymentsOf(orderId)).toBe(1);
  });
});

/** Numbers from 0 to 1, the same for the same seed. */
function* randoms(seed: number): Generator<number> {
  for (let state = seed >>> 0; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

describe('workers that are killed while 2,000 subscriptions renew', () => {
  let due: DueRenewals;
  const lines = `from invoice_lines l join subscriptions s on s.tenant_id = l.tenant_id and s.id = l.subscription_id
    join clients c on c.tenant_id = s.tenant_id and c.id = s.client_id
    join invoices v on v.tenant_id = l.tenant_id and v.id = l.invoice_id
    where c.number like 'RENEW-%'`;

  it('amid batches at random points leave one invoice per period, gapless numbers, a balanced ledger, and all renewed', {
    timeout: 600_000,
  }, async () => {
    const began = performance.now();
    const tell = (what: string) =>
      process.stdout.write(`${((performance.now() - began) / 1000).toFixed(1)} s: ${what}\n`);
    const charges = await world.providers.charges();
    due = await layDueRenewals(world, { subscriptions: 2_000, cards: 25 });
    tell('renewals are due');
    const before = await count('from invoices');
    const invoiced = async () => (await count('from invoices')) - before;
    const points = pointsOf({
      invoices: due.invoices,
      count: Number(PANEL1_CRASH_KILLS),
      randoms: randoms(Number(PANEL1_CRASH_SEED)),
    });
    {
      await using trap = await layBatchTrap(world.panel.adminUrl);
      await world.killAll('relay');
      // A fresh relay finds the schedule due at once.
      await world.start('relay');
      // So many renewals that nobody expected stop the run until staff say that they are meant.
      await waitFor('the safety stop', async () => (await waitingStops(world.staff)).length > 0);
      for (const point of points) {
        await trap.set(point);
        await confirmStops(world.staff);
        await waitFor(`a batch at ${JSON.stringify(point)}`, trap.isMet, 60_000);
        await world.killAll('worker');
        await trap.open();
        tell(
          `worker killed at row ${point.row} of ${point.place}, ${await invoiced()} of ${due.invoices} invoices kept`,
        );
        await world.start('worker');
      }
    }
    await waitFor('the last invoice', async () => (await invoiced()) >= due.invoices, 120_000);
    tell('everything invoiced');
    // Hundreds of mails go out.
    await untilAtRest(world, 240_000);
    tell('at rest');
    // So many new rows at once: without this the questions below take minutes.
    await world.db.query('analyze');

    expect(await count(lines)).toBe(due.subscriptions);
    expect(await count(`from (select distinct l.subscription_id, l.period_start ${lines}) as periods`)).toBe(
      due.subscriptions,
    );
    expect(await count(`from (select distinct s.id ${lines} and s.periods_invoiced = 2) as renewed`)).toBe(
      due.subscriptions,
    );
    const { rows } = await world.db.query(
      `select max(n) - min(n) + 1 - count(*) as gaps, count(*) - count(distinct n) as twice
       from (select substring(number from '[0-9]+$')::int as n from invoices where number is not null) numbers`,
    );
    expect(rows).toEqual([{ gaps: '0', twice: '0' }]);
    expect((await world.providers.charges()) - charges).toBe(due.charges);
    expect(await count(`from (select distinct v.id ${lines} and v.status = 'paid') as paid`)).toBe(due.charges);
  });
});
