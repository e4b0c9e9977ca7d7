import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { CommandContext } from '#lib/command/command.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import type { Kernel } from '#lib/services.ts';
import { openTenant } from '#lib/tenancy/tenant-registry.ts';
import { dayIn } from '#lib/time/clock.ts';
import { type LoadedAccount, lockAccount } from '../account/load-account.ts';
import { saveAccount } from '../account/save-account.ts';
import type { AccountStore, StoreOf } from './store.ts';
import type { World } from './world.ts';

/**
 * Keeps simulated accounts in the product's own tables, each world as a tenant of its own. Time is the simulation's,
 * whatever the kernel's clock says.
 */
export function postgresStore(kernel: Kernel): StoreOf {
  return async (world, now) => {
    const tenantId = await makeTenant(kernel, world);
    const clients = new Map(world.clients.map((client) => [client.id, client]));
    const held = new Map<string, LoadedAccount>();
    const run = <R>(what: (ctx: CommandContext) => Promise<R>): Promise<R> =>
      runAsSystem(
        { ...kernel, clock: { ...kernel.clock, now, real: now } },
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

async function makeTenant(kernel: Kernel, world: World): Promise<string> {
  const slug = `simulated-${randomUUID()}`;
  const place = { currency: 'EUR', timeZone: world.policy.timeZone, country: 'DE', locale: 'en' };
  const tenant = { slug, name: 'Simulated provider', isDemo: true, ...place };
  const tenantId = await openTenant(kernel, { tenant, hosts: [], isFirst: false });
  const products = new Set([...world.catalogue.prices.values()].map(({ productId }) => productId));
  await runAsSystem(kernel, { tenantId, name: 'simulation', requestId: tenantId }, async ({ tx }) => {
    await tx.execute(
      sql`insert into numbering_series (tenant_id, series, pattern, digits, next_number)
          values (${tenantId}, 'invoice', 'R{number}', 1, 1), (${tenantId}, 'credit_note', 'C{number}', 1, 1)`,
    );
    for (const { id, currency, country } of world.clients)
      await tx.execute(
        sql`insert into clients (tenant_id, id, client_id, number, name, email, country, currency, locale, status,
                                 search_text, created_at, updated_at)
            values (${tenantId}, ${id}, ${id}, ${id}, 'Simulated client', 'client@example.com', ${country}, ${currency},
                    'en', 'active', '', now(), now())`,
      );
    await tx.execute(
      sql`insert into product_categories (tenant_id, id, slug, position) values (${tenantId}, ${tenantId}, 'plans', 0)`,
    );
    await tx.execute(
      sql`insert into products (tenant_id, id, category_id, slug, status, tax_category, position, created_at, updated_at)
          select ${tenantId}::uuid, id, ${tenantId}::uuid, id::text, 'active', 'standard', 0, now(), now()
          from unnest(${sql.param([...products])}::uuid[]) id`,
    );
  });
  return tenantId;
}
