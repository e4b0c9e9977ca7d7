import { type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { CommandContext } from '#lib/command/command.ts';

/** Rows of one statement: far from the most parameters that one may have. */
const CHUNK = 500;

/** Inserts rows, however many. */
export async function insertAll<T extends PgTable>(
  ctx: CommandContext,
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK)
    await ctx.tx.insert(table).values(rows.slice(from, from + CHUNK));
}

const TYPES = {
  uuid: sql`uuid`,
  text: sql`text`,
  date: sql`date`,
  bigint: sql`bigint`,
  int: sql`int`,
  jsonb: sql`jsonb`,
};

/**
 * Updates rows of the tenant by their ids, all in one statement. `columns` names those that are set, with their types;
 * numbers that do not fit a double, days and moments are given as text. `more` sets further ones, from the row `t` and
 * the values `v`.
 */
export async function updateAll(
  ctx: CommandContext,
  table: string,
  of: {
    columns: Readonly<Record<string, keyof typeof TYPES>>;
    more?: SQL;
    rows: readonly { readonly id: string }[];
  },
): Promise<void> {
  if (of.rows.length === 0) return;
  const columns = Object.entries(of.columns);
  const set = columns.map(([name]) => sql`${sql.identifier(name)} = v.${sql.identifier(name)}`);
  const types = columns.map(([name, type]) => sql`${sql.identifier(name)} ${TYPES[type]}`);
  await ctx.tx.execute(
    sql`update ${sql.identifier(table)} t set ${sql.join(of.more === undefined ? set : [...set, of.more], sql`, `)}
        from jsonb_to_recordset(${JSON.stringify(of.rows)}::jsonb) as v(id uuid, ${sql.join(types, sql`, `)})
        where t.tenant_id = ${ctx.tenant.id} and t.id = v.id`,
  );
}
