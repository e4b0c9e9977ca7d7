import type pg from 'pg';

/** Makes every write of a row that meets `when` fail, whoever tries and however often, until it is removed. */
export async function layPoison(
  db: pg.Pool,
  of: { table: 'services' | 'orders'; when: string },
): Promise<{ remove(): Promise<void> }> {
  await db.query(
    `create function poison() returns trigger language plpgsql as $$ begin raise exception 'poison'; end $$;
     create trigger poison before update on ${of.table} for each row when (${of.when}) execute function poison()`,
  );
  return { remove: async () => void (await db.query('drop function poison() cascade')) };
}
