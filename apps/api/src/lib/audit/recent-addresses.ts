import { and, desc, eq, gte, isNotNull } from 'drizzle-orm';
import { auditEntries } from '#db/schema/kernel.ts';
import type { Tx } from '#lib/tenancy/database.ts';

const MOST = 20;

/** Network addresses from which something was done to a thing since then, the last first. */
export async function recentAddresses(
  ctx: { tx: Tx; tenant: { id: string } },
  of: { action: string; resource: { kind: string; id: string }; since: Temporal.Instant },
): Promise<string[]> {
  const rows = await ctx.tx
    .select({ ip: auditEntries.ip })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.tenantId, ctx.tenant.id),
        eq(auditEntries.resourceKind, of.resource.kind),
        eq(auditEntries.resourceId, of.resource.id),
        gte(auditEntries.occurredAt, of.since),
        eq(auditEntries.action, of.action),
        isNotNull(auditEntries.ip),
      ),
    )
    .orderBy(desc(auditEntries.occurredAt))
    .limit(MOST);
  return rows.flatMap((row) => row.ip ?? []);
}
