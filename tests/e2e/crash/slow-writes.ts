import type pg from 'pg';

/** Holds up every new row of a table for as long as it lasts, so that a process can be killed at exactly that point. */
export interface SlowWrites {
  /** True while a writer is held up. */
  isMet(): Promise<boolean>;
  remove(): Promise<void>;
}

const SECONDS = 1.5;
const WHEN = {
  /** In the middle of the transaction. */
  insert: 'create trigger slow before insert on TABLE for each row execute function slow()',
  /** While it commits: the database has been told, and nobody has been answered. */
  commit:
    'create constraint trigger slow after insert on TABLE deferrable initially deferred for each row execute function slow()',
} as const;

export async function slowWrites(db: pg.Pool, of: { table: 'orders'; at: keyof typeof WHEN }): Promise<SlowWrites> {
  await db.query(
    `create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(${SECONDS}); return new; end $$`,
  );
  await db.query(WHEN[of.at].replace('TABLE', of.table));
  const sleeping = async () => {
    const { rows } = await db.query("select from pg_stat_activity where wait_event = 'PgSleep'");
    return rows.length > 0;
  };
  return {
    isMet: sleeping,
    async remove() {
      // What is held up holds its table: wait for it.
      while (await sleeping());
      await db.query('drop function slow() cascade');
    },
  };
}
