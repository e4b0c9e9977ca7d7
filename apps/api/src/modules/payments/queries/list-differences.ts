import { DIFFERENCE_REASONS, DIFFERENCE_STATES, page, text } from '@panel1/shared-types';
import { and, count, desc, eq, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { gatewayDifferences, gatewayEntries } from '#db/schema/payments-reconciliation.ts';
import { defineQuery } from '#lib/command/define.ts';
import { isUnbookedFee } from '../store/account-entries.ts';

const MAX_COUNT = 10_000;

/** Where gateways and our books disagree: what is open before the rest, the latest first. */
export const listDifferences = defineQuery({
  name: 'payments.list_differences',
  permission: 'reconciliation:read',
  input: z.strictObject({
    ...page,
    filter: z.optional(
      z.strictObject({
        pluginId: z.optional(text(80)),
        reason: z.optional(z.enum(DIFFERENCE_REASONS)),
        state: z.optional(z.enum(DIFFERENCE_STATES)),
      }),
    ),
  }),
  example: () => ({}),
  async run(ctx, { limit, offset, filter = {} }) {
    const { tenantId, pluginId, reason, state, occurredOn, id, entryId } = gatewayDifferences;
    const where = and(
      eq(tenantId, ctx.tenant.id),
      filter.pluginId === undefined ? undefined : eq(pluginId, filter.pluginId),
      filter.reason === undefined ? undefined : eq(reason, filter.reason),
      filter.state === undefined ? undefined : eq(state, filter.state),
    );
    const rows = await ctx.tx
      .select({ difference: gatewayDifferences, entry: gatewayEntries })
      .from(gatewayDifferences)
      .leftJoin(gatewayEntries, and(eq(gatewayEntries.tenantId, tenantId), eq(gatewayEntries.id, entryId)))
      .where(where)
      .orderBy(desc(sql`${state} = 'open'`), desc(occurredOn), desc(id))
      .limit(limit)
      .offset(offset);
    const counted = ctx.tx.select({ one: sql`1` }).from(gatewayDifferences).where(where).limit(MAX_COUNT).as('counted');
    const [{ total } = { total: 0 }] = await ctx.tx.select({ total: count() }).from(counted);
    return {
      rows: rows.map(({ difference: row, entry }) => ({
        id: row.id,
        pluginId: row.pluginId,
        reason: row.reason,
        state: row.state,
        occurredOn: row.occurredOn.toString(),
        /** What the gateway's entry says it is, and its name there. */
        entry: entry ? { kind: entry.kind, reference: entry.entryRef, description: entry.description } : null,
        paymentId: row.paymentId,
        refundId: row.refundId,
        disputeId: row.disputeId,
        theirs: amount(row.theirsMinor, row.currency),
        ours: amount(row.oursMinor, row.currency),
        explanation: row.explanation,
        explainedByName: row.explainedByName,
        offers: {
          refetch: row.state === 'open',
          explain: row.state === 'open',
          bookFee: row.state === 'open' && row.reason === 'fee_not_booked' && entry !== null && isUnbookedFee(entry),
        },
      })),
      total,
      isTotalCapped: total === MAX_COUNT,
    };
  },
});

const amount = (minor: bigint | null, currency: string) =>
  minor === null ? null : { amountMinor: minor.toString(), currency };
