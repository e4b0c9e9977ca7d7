import { sql } from 'drizzle-orm';
import type { Tx } from '#lib/tenancy/database.ts';

// A key may go only when no transaction under way still writes something with it. Writers share a lock to their
// commit; whoever lets go of a key takes it alone, looks once more, and only then deletes.

const MASTER = 'panel1.master_key';

/** Held by who wraps a key with the master key, until the wrapped key is committed. */
export async function shareMasterKey(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended(${MASTER}, 0))`);
}

/** Waits for all who wrap, and keeps new ones waiting. */
export async function holdMasterKey(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${MASTER}, 0))`);
}

const dataKeys = (tenantId: string) => `panel1.data_keys:${tenantId}`;

/** Held by who seals a value of a tenant, until the value is committed. */
export async function shareDataKeys(tx: Tx, tenantId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended(${dataKeys(tenantId)}, 0))`);
}

/** Waits for all who seal values of a tenant, and keeps new ones waiting. */
export async function holdDataKeys(tx: Tx, tenantId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${dataKeys(tenantId)}, 0))`);
}
