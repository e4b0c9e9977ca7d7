import { and, count, eq, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { gatewayDifferences, gatewayEntries } from '#db/schema/payments-reconciliation.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { enabledGateways } from '../store/gateways.ts';
import { readingOf } from '../store/readings.ts';

/** Each gateway whose account is read: how far, how it ended, and what of it agrees with our books. */
export const listGatewayAccounts = defineQuery({
  name: 'payments.list_gateway_accounts',
  permission: 'reconciliation:read',
  input: z.strictObject({}),
  example: () => ({}),
  async run(ctx) {
    const gateways = (await enabledGateways(ctx)).filter(({ features }) => features.includes('listBalance'));
    const rows = [];
    for (const { pluginId } of gateways) {
      const reading = await readingOf(ctx, pluginId);
      rows.push({
        pluginId,
        gatewayName: ctx.kernel.manifests.find((one) => one.id === pluginId)?.name ?? pluginId,
        readTo: reading?.readTo.toString() ?? null,
        readAt: reading?.readAt?.toString() ?? null,
        failureMessage: reading?.failureMessage ?? null,
        open: await openDifferences(ctx, pluginId),
        entries: await entriesOf(ctx, pluginId),
      });
    }
    return { rows };
  },
});

async function openDifferences(ctx: QueryContext, pluginId: string): Promise<number> {
  const { tenantId, state } = gatewayDifferences;
  const [row] = await ctx.tx
    .select({ n: count() })
    .from(gatewayDifferences)
    .where(and(eq(tenantId, ctx.tenant.id), eq(gatewayDifferences.pluginId, pluginId), eq(state, 'open')));
  return row?.n ?? 0;
}

/** What was read, and what the gateway still owes us by that, one row per currency. */
async function entriesOf(ctx: QueryContext, pluginId: string) {
  const { tenantId, currency, amountMinor, feeMinor } = gatewayEntries;
  const sums = await ctx.tx
    .select({
      currency,
      n: count(),
      fees: sql`sum(${feeMinor})`.mapWith(BigInt),
      balance: sql`sum(${amountMinor} - ${feeMinor})`.mapWith(BigInt),
    })
    .from(gatewayEntries)
    .where(and(eq(tenantId, ctx.tenant.id), eq(gatewayEntries.pluginId, pluginId)))
    .groupBy(currency)
    .orderBy(currency);
  return sums.map((sum) => ({
    count: sum.n,
    fees: { amountMinor: sum.fees.toString(), currency: sum.currency },
    balance: { amountMinor: sum.balance.toString(), currency: sum.currency },
  }));
}
