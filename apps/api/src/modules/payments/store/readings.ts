import { and, eq } from 'drizzle-orm';
import { gatewayReadings } from '#db/schema/payments-reconciliation.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { nextWindow } from '../core/reconcile.ts';

type ReadingRow = typeof gatewayReadings.$inferSelect;

const ofPlugin = (ctx: QueryContext, pluginId: string) =>
  and(eq(gatewayReadings.tenantId, ctx.tenant.id), eq(gatewayReadings.pluginId, pluginId));

/** How far a gateway's account was read; undefined before the first time. */
export async function readingOf(ctx: QueryContext, pluginId: string): Promise<ReadingRow | undefined> {
  const [row] = await ctx.tx.select().from(gatewayReadings).where(ofPlugin(ctx, pluginId));
  return row;
}

/** Plans to read what is new on a gateway's account; `round` tells when two plans are the same. */
export async function planReading(ctx: CommandContext, of: { pluginId: string; round: string }): Promise<void> {
  const { pluginId, round } = of;
  const reading = await readingOf(ctx, pluginId);
  // Instants at gateways are whole seconds: what happened in this one is read, too.
  const now = ctx.now.round('second').add({ minutes: 1 });
  const { from, until } = nextWindow(reading?.readTo ?? null, now);
  await planWindow(ctx, { pluginId, from, until, round });
}

/** Plans to read the account of a gateway from an instant until before another. */
export async function planWindow(
  ctx: CommandContext,
  of: { pluginId: string; from: Temporal.Instant; until: Temporal.Instant; round: string },
): Promise<void> {
  const { pluginId, round } = of;
  const [from, until] = [of.from.toString(), of.until.toString()];
  await ctx.planEffect({
    kind: 'payments.read_account',
    businessKey: `read_account:${pluginId}:${round}`,
    resource: { kind: 'gateway', id: ctx.tenant.id },
    clientId: null,
    payload: { pluginId, from, until },
  });
}

/** Writes down how a reading ended; what was read before is never forgotten. */
export async function recordReading(
  ctx: CommandContext,
  of: {
    pluginId: string;
    from: Temporal.Instant;
    readTo: Temporal.Instant | null;
    failure: { code: string; message: string } | null;
  },
): Promise<void> {
  const { pluginId, from, readTo, failure } = of;
  const before = await readingOf(ctx, pluginId);
  const later =
    readTo !== null && (!before || Temporal.Instant.compare(readTo, before.readTo) > 0) ? readTo : undefined;
  const ended = {
    failureCode: failure?.code ?? null,
    failureMessage: failure?.message ?? null,
    ...(failure === null ? { readAt: ctx.now } : {}),
  };
  await ctx.tx
    .insert(gatewayReadings)
    .values({ tenantId: ctx.tenant.id, id: ctx.newId(), pluginId, readTo: later ?? from, ...ended })
    .onConflictDoUpdate({
      target: [gatewayReadings.tenantId, gatewayReadings.pluginId],
      set: { ...ended, ...(later ? { readTo: later } : {}) },
    });
}
