import { and, asc, inArray, sql } from 'drizzle-orm';
import { effects } from '#db/schema/outbox.ts';
import type { Database } from '#lib/tenancy/database.ts';
import { withPlatform } from '#lib/tenancy/with-tenant.ts';

const BATCH = 500;

/**
 * Effects of these kinds that want a step now: due, and leased by nobody. The sweep that makes an emptied queue harmless.
 * Kinds that nobody here can perform stay out, so that they take no room from the others.
 */
export async function dueEffects(
  db: Database,
  kinds: readonly string[],
): Promise<{ tenantId: string; effectId: string; attempts: number }[]> {
  return withPlatform(db, (tx) =>
    tx
      .select({ tenantId: effects.tenantId, effectId: effects.id, attempts: effects.attempts })
      .from(effects)
      .where(
        and(
          inArray(effects.state, ['planned', 'sending', 'unknown']),
          inArray(effects.kind, [...kinds]),
          sql`${effects.nextAt} <= clock_timestamp()`,
          sql`(${effects.leaseUntil} is null or ${effects.leaseUntil} < clock_timestamp())`,
        ),
      )
      .orderBy(asc(effects.nextAt))
      .limit(BATCH),
  );
}
