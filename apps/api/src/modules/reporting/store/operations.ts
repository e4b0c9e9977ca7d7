import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import { effects, eventDeliveries } from '#db/schema/outbox.ts';
import { gatewayNotices } from '#db/schema/payments.ts';
import { disputes } from '#db/schema/payments-disputes.ts';
import { tenantPlugins } from '#db/schema/plugins.ts';
import { servers, services } from '#db/schema/provisioning.ts';
import { renewalStops } from '#db/schema/subscriptions-stops.ts';
import type { QueryContext } from '#lib/command/command.ts';

/** Calls that wait for a person, calls without an answer yet, and events that no module could handle. */
export async function openWork(ctx: QueryContext) {
  const rows = await ctx.tx
    .select({ state: effects.state, n: count() })
    .from(effects)
    .where(and(eq(effects.tenantId, ctx.tenant.id), inArray(effects.state, ['parked', 'unknown'])))
    .groupBy(effects.state);
  const [dead] = await ctx.tx
    .select({ n: count() })
    .from(eventDeliveries)
    .where(and(eq(eventDeliveries.tenantId, ctx.tenant.id), eq(eventDeliveries.state, 'dead')));
  const of = (state: string) => rows.find((row) => row.state === state)?.n ?? 0;
  return { parked: of('parked'), unknown: of('unknown'), deadDeliveries: dead?.n ?? 0 };
}

/** How many things that gateways sent wait for a person. */
export async function parkedNotices(ctx: QueryContext): Promise<number> {
  const [parked] = await ctx.tx
    .select({ n: count() })
    .from(gatewayNotices)
    .where(and(eq(gatewayNotices.tenantId, ctx.tenant.id), eq(gatewayNotices.state, 'parked')));
  return parked?.n ?? 0;
}

/** How many disputes wait for an answer at the gateway. */
export async function disputesToAnswer(ctx: QueryContext): Promise<number> {
  const [waiting] = await ctx.tx
    .select({ n: count() })
    .from(disputes)
    .where(
      and(
        eq(disputes.tenantId, ctx.tenant.id),
        isNull(disputes.endedAt),
        inArray(disputes.status, ['inquiry', 'needs_response']),
      ),
    );
  return waiting?.n ?? 0;
}

/** How many invoices of the daily run wait for a person, and the question about the run itself, which holds all up. */
export async function waitingStops(ctx: QueryContext): Promise<{ invoices: number; runStopId: string | null }> {
  const { tenantId, state, kind, id } = renewalStops;
  const [row] = await ctx.tx
    .select({
      invoices: sql<number>`(count(*) filter (where ${kind} = 'invoice'))::int`,
      runStopId: sql<string | null>`(array_agg(${id}) filter (where ${kind} = 'run'))[1]`,
    })
    .from(renewalStops)
    .where(and(eq(tenantId, ctx.tenant.id), eq(state, 'waiting')));
  return row ?? { invoices: 0, runStopId: null };
}

/** How many services are in which state. */
export async function servicesByStatus(ctx: QueryContext) {
  return ctx.tx
    .select({ status: services.status, count: count() })
    .from(services)
    .where(eq(services.tenantId, ctx.tenant.id))
    .groupBy(services.status)
    .orderBy(services.status);
}

/** Servers in use with how full and how well they are; those that fail first. */
export async function serverHealth(ctx: QueryContext) {
  const rows = await ctx.tx
    .select({
      serverId: servers.id,
      name: servers.name,
      health: servers.health,
      accounts: servers.accounts,
      maxAccounts: servers.maxAccounts,
    })
    .from(servers)
    .where(and(eq(servers.tenantId, ctx.tenant.id), eq(servers.isEnabled, true)))
    .orderBy(asc(servers.health), asc(servers.position), asc(servers.name))
    .limit(50);
  return rows;
}

/** Plugins that talk to a simulator: everything done through them is play. */
export async function simulatedPlugins(ctx: QueryContext) {
  const rows = await ctx.tx
    .select({ pluginId: tenantPlugins.pluginId })
    .from(tenantPlugins)
    .where(
      and(
        eq(tenantPlugins.tenantId, ctx.tenant.id),
        eq(tenantPlugins.isSimulated, true),
        eq(tenantPlugins.state, 'enabled'),
      ),
    )
    .orderBy(tenantPlugins.pluginId);
  return rows.map(({ pluginId }) => ({
    pluginId,
    name: ctx.kernel.manifests.find((one) => one.id === pluginId)?.name ?? pluginId,
  }));
}
