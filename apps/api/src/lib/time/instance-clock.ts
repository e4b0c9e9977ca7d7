import { eq, sql } from 'drizzle-orm';
import { instanceState } from '#db/schema/kernel.ts';
import type { Database } from '#lib/tenancy/database.ts';
import { withPlatform } from '#lib/tenancy/with-tenant.ts';

const ONLY_ROW = 1;

/** How far business time of this instance is ahead of real time, in seconds. */
export async function readClockOffset(db: Database): Promise<number> {
  const [state] = await withPlatform(db, (tx) => tx.select().from(instanceState).where(eq(instanceState.id, ONLY_ROW)));
  return state?.clockOffsetSeconds ?? 0;
}

/** Moves business time forward; answers the new offset in seconds. The caller tells the other processes. */
export async function addClockOffset(db: Database, seconds: number): Promise<number> {
  const [state] = await withPlatform(db, (tx) =>
    tx
      .update(instanceState)
      .set({ clockOffsetSeconds: sql`${instanceState.clockOffsetSeconds} + ${seconds}` })
      .where(eq(instanceState.id, ONLY_ROW))
      .returning({ offset: instanceState.clockOffsetSeconds }),
  );
  return state?.offset ?? 0;
}
