import { id, type UsageMetric } from '@panel1/shared-types';
import { and, desc, eq, like } from 'drizzle-orm';
import * as z from 'zod/mini';
import { usageEvents } from '#db/schema/usage.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { decimalText } from '#lib/money/decimal.ts';
import { dayIn } from '#lib/time/clock.ts';
import { measuredSubscriptions } from '#modules/billing/index.ts';
import { serviceFacts } from '#modules/provisioning/index.ts';
import { periodOf } from '../core/judge-event.ts';
import { counted } from '../core/panel-counter.ts';
import { termsFor } from '../core/terms.ts';
import { lockCounters } from '../store/take-in.ts';
import { loadTerms } from '../store/terms.ts';
import { recordEvents } from './record-events.ts';

const bytes = () => z.string().check(z.regex(/^\d{1,19}$/));

/** What a panel counted when it was read last is kept with the event, under this name. */
const COUNTER = 'counter_bytes';

/**
 * Makes events of what a panel says of an account, for the metrics that are fed by it: one an hour for each service and
 * metric, named by them, so that a reading counts once however often it comes. Traffic is the difference to the reading
 * before, which the events themselves keep; so nothing between two readings is lost and nothing is counted twice.
 */
export const readPanel = defineCommand({
  name: 'usage.read_panel',
  permission: 'usage:write',
  input: z.strictObject({
    serviceId: id(),
    at: z.iso.datetime({ offset: true }),
    diskUsedBytes: bytes(),
    bandwidthUsedBytes: bytes(),
  }),
  example: (of) => ({
    ...{ serviceId: of('service'), at: '2026-01-01T00:00:00Z' },
    ...{ diskUsedBytes: '1000000000', bandwidthUsedBytes: '0' },
  }),
  async run(ctx, { serviceId, at, ...read }) {
    const [service] = await serviceFacts(ctx, { serviceIds: [serviceId] });
    const instant = Temporal.Instant.from(at);
    const fed = service === undefined ? null : await fedMetrics(ctx, service.subscriptionId, instant);
    if (fed === null || fed.metrics.length === 0) return { accepted: 0 };
    // Two readings at once follow each other, so that both know the one before them.
    await lockCounters(ctx, [fed.owner]);
    const hour = instant.round({ smallestUnit: 'hour', roundingMode: 'floor' }).toString();
    const events: EventOfPanel[] = [];
    for (const { key, source } of fed.metrics) {
      const name = { key, of: `panel:${serviceId}:${key}:` };
      const isDisk = source === 'panel_disk';
      const now = BigInt(isDisk ? read.diskUsedBytes : read.bandwidthUsedBytes);
      const last = await lastOf(ctx, fed.owner.subscriptionId, name.of);
      if (last?.id === `${name.of}${hour}`) continue;
      const units = isDisk ? now : counted(last?.counter ?? null, now);
      events.push({
        ...{ id: `${name.of}${hour}`, serviceId, metric: key, at, value: decimalText({ units, scale: 9 }) },
        properties: { [COUNTER]: now.toString() },
      });
    }
    if (events.length === 0) return { accepted: 0 };
    return { accepted: (await ctx.call(recordEvents, { events })).accepted };
  },
  // A reading changes nothing that anybody decided.
  audit: () => null,
});

interface EventOfPanel {
  id: string;
  serviceId: string;
  metric: string;
  at: string;
  value: string;
  properties: Record<string, string>;
}

/** The metrics of a subscription that panels feed on a day, and whose they are; null where nothing runs. */
async function fedMetrics(ctx: CommandContext, subscriptionId: string, at: Temporal.Instant) {
  const [measured] = await measuredSubscriptions(ctx, [subscriptionId]);
  const period = measured && periodOf(measured.subscription, dayIn(at, ctx.tenant.timeZone));
  if (!measured || !period) return null;
  const terms = termsFor((await loadTerms(ctx, [period.productId])).get(period.productId) ?? [], period.on);
  const { clientId, currency } = measured;
  const metrics = (terms?.metrics ?? []).filter((metric: UsageMetric) => metric.source);
  return { owner: { subscriptionId, clientId, currency }, metrics };
}

/** The last event that a panel made of a metric, with what its counter said. */
async function lastOf(
  ctx: CommandContext,
  ofSubscription: string,
  name: string,
): Promise<{ id: string; counter: bigint } | null> {
  const { tenantId, subscriptionId, eventId, properties, ingestion } = usageEvents;
  const [row] = await ctx.tx
    .select({ eventId, properties })
    .from(usageEvents)
    .where(and(eq(tenantId, ctx.tenant.id), eq(subscriptionId, ofSubscription), like(eventId, `${name}%`)))
    .orderBy(desc(ingestion))
    .limit(1);
  const kept = row?.properties[COUNTER];
  return row === undefined || kept === undefined ? null : { id: row.eventId, counter: BigInt(kept) };
}
