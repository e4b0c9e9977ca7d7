import type { Database } from './database.ts';

const TAKE = 'select pg_try_advisory_lock(hashtextextended($1, 1)) as taken';
const GIVE_BACK = 'select pg_advisory_unlock(hashtextextended($1, 1))';

/**
 * Runs something while nobody else in the whole instance runs under that name, however long it takes; answers false,
 * and runs nothing, when somebody does. The lock is the connection's own, outside any transaction: it ends with the
 * process that holds it. `onLost` hears when the database cut the connection, and another one may run from then on.
 */
export async function withLock(
  db: Database,
  of: { name: string; onLost(error: Error): void },
  run: () => Promise<void>,
): Promise<boolean> {
  const client = await db.app.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => {
    if (broken === undefined) of.onLost(error);
    broken ??= error;
  };
  client.on('error', onError);
  let isHeld = false;
  try {
    const { rows } = await client.query<{ taken: boolean }>(TAKE, [of.name]);
    isHeld = rows[0]?.taken === true;
    if (isHeld) await run();
    return isHeld;
  } finally {
    // What cannot be given back goes with the connection.
    if (isHeld && broken === undefined)
      await client.query(GIVE_BACK, [of.name]).catch((error: Error) => {
        broken = error;
      });
    client.off('error', onError);
    client.release(broken);
  }
}
