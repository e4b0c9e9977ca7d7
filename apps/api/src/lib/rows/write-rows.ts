import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import { PgJsonb, type PgTable } from 'drizzle-orm/pg-core';
import { checkedUuid } from '#lib/ids/new-id.ts';
import type { Tx } from '#lib/tenancy/database.ts';

type Column = ReturnType<typeof getTableColumns>[string];

/**
 * Inserts rows, however many, by one statement with one parameter: the server reads them from JSON. A column that no row
 * names gets its default; one that only some name is null in the others.
 */
export async function insertRows<T extends PgTable>(
  { tx }: { tx: Tx },
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<void> {
  if (rows.length === 0) return;
  const named = new Set(rows.flatMap(Object.keys));
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => named.has(key));
  const writers = new Map(columns.map(([key, column]) => [key, writerOf(column)]));
  const names = sql.join(
    columns.map(([, { name }]) => sql.identifier(name)),
    sql`, `,
  );
  const data = rows.map((row) => {
    const written: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(row)) writers.get(key)?.(written, value);
    return written;
  });
  await tx.execute(
    sql`insert into ${table} (${names}) select ${names}
        from json_populate_recordset(null::${sql.identifier(getTableName(table))}, ${JSON.stringify(data)}::json)`,
  );
}

/** Writes a value as PostgreSQL reads it from JSON: bigints, days and moments as text, documents as they are. */
function writerOf(column: Column): (to: Record<string, unknown>, value: unknown) => void {
  const { name } = column;
  const isDocument = column instanceof PgJsonb;
  return (to, value) => {
    // What is left out is null.
    if (value === null || value === undefined) return;
    const driven = isDocument ? value : column.mapToDriverValue(value);
    to[name] = typeof driven === 'bigint' ? driven.toString() : driven;
  };
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
export async function updateRows(
  ctx: { tx: Tx; tenant: { id: string } },
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
  // Said once more as a list: it leads to the rows by their key, whatever the planner believes of the join.
  const ids = `{${of.rows.map(({ id }) => checkedUuid(id)).join(',')}}`;
  const types = columns.map(([name, type]) => sql`${sql.identifier(name)} ${TYPES[type]}`);
  await ctx.tx.execute(
    sql`update ${sql.identifier(table)} t set ${sql.join(of.more === undefined ? set : [...set, of.more], sql`, `)}
        from json_to_recordset(${JSON.stringify(of.rows)}::json) as v(id uuid, ${sql.join(types, sql`, `)})
        where t.tenant_id = ${ctx.tenant.id} and t.id = v.id
          and t.id = any (${ids}::uuid[])`,
  );
}
