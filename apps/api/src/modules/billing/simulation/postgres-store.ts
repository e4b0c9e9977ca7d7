import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { CommandContext } from '#lib/command/command.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import type { Kernel } from '#lib/services.ts';
import { dayIn } from '#lib/time/clock.ts';
import { type LoadedAccount, lockAccount } from '../account/load-account.ts';
import { saveAccount } from '../account/save-account.ts';
import type { Client } from '../core/index.ts';
import type { AccountStore, StoreOf } from './store.ts';
import type { World } from './world.ts';

/**
 * Keeps simulated accounts in the product's own tables, each world as a tenant of its own. `admin` is a superuser's
 * connection: it makes what a provider has before it bills. Time is the simulation's, whatever the kernel's clock says.
 */
export function postgresStore(kernel: Kernel, admin: pg.Client): StoreOf {
  return async (world, now) => {
    const tenantId = await makeTenant(admin, world);
    const clients = new Map(world.clients.map((client) => [client.id, client]));
    const held = new Map<string, LoadedAccount>();
    const run = <R>(what: (ctx: CommandContext) => Promise<R>): Promise<R> =>
      runAsSystem(
        { ...kernel, clock: { now, real: now } },
        { tenantId, name: 'simulation', requestId: tenantId },
        what,
      );
    const read = async (clientId: string): Promise<LoadedAccount> => {
      const client = clients.get(clientId);
      if (client === undefined) throw new RangeError(`there is no account ${clientId}`);
      const loaded = held.get(clientId) ?? (await run((ctx) => lockAccount(ctx, client)));
      held.set(clientId, loaded);
      return loaded;
    };
    return {
      load: async (clientId) => (await read(clientId)).account,
      async save(clientId, account) {
        const loaded = await read(clientId);
        await run((ctx) => saveAccount(ctx, loaded, { account, paper: () => Promise.resolve(paperOf(world)) }));
        // The client's own facts belong to other tables; everything else is read back from the database.
        clients.set(clientId, account.client);
        held.delete(clientId);
        return (await read(clientId)).account;
      },
    } satisfies AccountStore;
  };
}

const paperOf = ({ policy }: World) => ({
  seller: { name: 'Simulated provider', address: ['Street 1'], country: 'DE' },
  buyer: { name: 'Simulated client', address: ['Street 2'], country: 'DE' },
  locale: 'en',
  isTaxInclusive: policy.pricesIncludeTax,
  dayOf: (at: Temporal.Instant) => dayIn(at, policy.timeZone),
});

async function makeTenant(admin: pg.Client, world: World): Promise<string> {
  const tenantId = randomUUID();
  const { timeZone } = world.policy;
  await admin.query(
    `insert into tenants (tenant_id, slug, name, status, locale, currency, time_zone, country, created_at)
     values ($1, $2, 'Simulated provider', 'active', 'en', 'EUR', $3, 'DE', now())`,
    [tenantId, `simulated-${tenantId}`, timeZone],
  );
  for (const [series, pattern] of [
    ['invoice', 'R{number}'],
    ['credit_note', 'C{number}'],
  ])
    await admin.query('insert into numbering_series values ($1, $2, $3, 1, 1)', [tenantId, series, pattern]);
  for (const client of world.clients) await makeClient(admin, tenantId, client);
  await makeProducts(admin, tenantId, new Set([...world.catalogue.prices.values()].map(({ productId }) => productId)));
  return tenantId;
}

async function makeClient(admin: pg.Client, tenantId: string, { id, currency, country }: Client): Promise<void> {
  await admin.query(
    `insert into clients (tenant_id, id, client_id, number, name, email, country, currency, locale, status, search_text,
                          created_at, updated_at)
     values ($1, $2::uuid, $2::uuid, ($2::uuid)::text, 'Simulated client', 'client@example.com', $3, $4, 'en', 'active', '', now(), now())`,
    [tenantId, id, country, currency],
  );
}

async function makeProducts(admin: pg.Client, tenantId: string, ids: ReadonlySet<string>): Promise<void> {
  const categoryId = randomUUID();
  await admin.query(`insert into product_categories (tenant_id, id, slug, position) values ($1, $2, 'plans', 0)`, [
    tenantId,
    categoryId,
  ]);
  await admin.query(
    `insert into products (tenant_id, id, category_id, slug, status, tax_category, position, created_at, updated_at)
     select $1, id, $2, id::text, 'active', 'standard', 0, now(), now() from unnest($3::uuid[]) id`,
    [tenantId, categoryId, [...ids]],
  );
}
