import pg from 'pg';

/** A row that somebody else holds: whoever wants to change it waits. */
export interface RowLock {
  /** True while another transaction waits for it. */
  isWaitedFor(): Promise<boolean>;
  release(): Promise<void>;
}

/** Locks a row in a transaction of its own connection, as superuser. */
export async function openLock(
  adminUrl: string,
  of: { table: 'effects' | 'orders' | 'services'; id: string },
): Promise<RowLock> {
  const connection = new pg.Client({ connectionString: adminUrl });
  await connection.connect();
  await connection.query('begin');
  await connection.query(`select from ${of.table} where id = $1 for no key update`, [of.id]);
  return {
    async isWaitedFor() {
      const { rows } = await connection.query(
        'select from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))',
      );
      return rows.length > 0;
    },
    async release() {
      await connection.query('rollback');
      await connection.end();
    },
  };
}
