import { and, eq, lt, sql } from 'drizzle-orm';
import { tenantKeys } from '#db/schema/kernel.ts';
import { inBatches } from '#lib/jobs/batches.ts';
import type { Kernel } from '#lib/services.ts';
import type { Tx } from '#lib/tenancy/database.ts';
import { withTenant } from '#lib/tenancy/with-tenant.ts';
import { holdDataKeys } from './key-locks.ts';
import { SEALED_COLUMNS, type SealedColumn } from './sealed-columns.ts';

/** Rows of one transaction: their locks are held for some tens of milliseconds. */
const BATCH = 100;

/** A transaction that read a value before it was sealed anew may still ask for the old key: none is open for so long. */
const GRACE = { minutes: 10 };

/**
 * Seals everything of a tenant that an older data key sealed with the current one, a batch a transaction. It may be cut
 * off anywhere: what is done is done, the next run finds the rest. Answers how many values it sealed; after twenty
 * seconds a column waits for the next run.
 */
export async function resealTenant(kernel: Kernel, tenantId: string): Promise<number> {
  let count = 0;
  for (const column of SEALED_COLUMNS)
    count += await inBatches(BATCH, () =>
      withTenant(kernel.db, { tenantId, clientId: null }, (tx) => resealBatch(kernel, tx, { ...column, tenantId })),
    );
  return count;
}

async function resealBatch(kernel: Kernel, tx: Tx, of: SealedColumn & { tenantId: string }): Promise<number> {
  const { tenantId, table, column, rowId } = of;
  const [name, value, id] = [sql.identifier(table), sql.identifier(column), sql.identifier(rowId)];
  const { rows } = await tx.execute<{ id: string; value: Buffer }>(sql`
    select ${id}::text as id, ${value} as value from ${name}
    where tenant_id = ${tenantId} and ${value} is not null and ${isOld(value, tenantId)}
    order by ${id} limit ${BATCH} for update`);
  for (const row of rows) {
    const place = { tenantId, table, column, rowId: row.id };
    const resealed = await kernel.envelope.seal(tx, place, await kernel.envelope.open(tx, place, row.value));
    await tx.execute(sql`
      update ${name} set ${value} = ${Buffer.from(resealed)} where tenant_id = ${tenantId} and ${id} = ${row.id}::uuid`);
  }
  return rows.length;
}

/** The key id is in the sealed value, after its version byte. */
function isOld(value: ReturnType<typeof sql.identifier>, tenantId: string) {
  return sql`substring(${value} from 2 for 16) <> (
    select uuid_send(k.id) from tenant_keys k where k.tenant_id = ${tenantId} and k.is_current)`;
}

/**
 * Deletes the tenant's older data keys once nothing is sealed with them and they have been replaced for ten minutes.
 * Answers how many are left beside the current one.
 */
export async function dropOldDataKeys(kernel: Kernel, tenantId: string, grace = GRACE): Promise<number> {
  const before = kernel.clock.real().subtract(grace);
  return withTenant(kernel.db, { tenantId, clientId: null }, async (tx) => {
    const mine = eq(tenantKeys.tenantId, tenantId);
    const old = and(mine, eq(tenantKeys.isCurrent, false));
    const isReplacedLongAgo = and(mine, eq(tenantKeys.isCurrent, true), lt(tenantKeys.createdAt, before));
    if ((await tx.select({ id: tenantKeys.id }).from(tenantKeys).where(old)).length === 0) return 0;
    if ((await tx.select({ id: tenantKeys.id }).from(tenantKeys).where(isReplacedLongAgo)).length > 0) {
      await holdDataKeys(tx, tenantId);
      if (!(await isAnythingOld(tx, tenantId))) await tx.delete(tenantKeys).where(old);
    }
    return (await tx.select({ id: tenantKeys.id }).from(tenantKeys).where(old)).length;
  });
}

async function isAnythingOld(tx: Tx, tenantId: string): Promise<boolean> {
  for (const { table, column } of SEALED_COLUMNS) {
    const value = sql.identifier(column);
    const { rows } = await tx.execute(sql`
      select from ${sql.identifier(table)}
      where tenant_id = ${tenantId} and ${value} is not null and ${isOld(value, tenantId)} limit 1`);
    if (rows.length > 0) return true;
  }
  return false;
}
