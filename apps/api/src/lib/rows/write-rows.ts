import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import { PgJsonb, type PgTable } from 'drizzle-orm/pg-core';
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
  const names = sql.join(
    columns.map(([, { name }]) => sql.identifier(name)),
    sql`, `,
  );
  const byKey = new Map(columns);
  const data = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).flatMap(([key, value]) => {
        const column = byKey.get(key);
        return column === undefined ? [] : [[column.name, asJson(column, value)]];
      }),
    ),
  );
  await tx.execute(
    sql`insert into ${table} (${names}) select ${names}
        from json_populate_recordset(null::${sql.identifier(getTableName(table))}, ${JSON.stringify(data)}::json)`,
  );
}

/** A value as PostgreSQL reads it from JSON: bigints, days and moments as text, documents as they are. */
function asJson(column: Column, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (column instanceof PgJsonb) return value;
  const driven = column.mapToDriverValue(value);
  return typeof driven === 'bigint' ? driven.toString() : driven;
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
  const types = columns.map(([name, type]) => sql`${sql.identifier(name)} ${TYPES[type]}`);
  await ctx.tx.execute(
    sql`update ${sql.identifier(table)} t set ${sql.join(of.more === undefined ? set : [...set, of.more], sql`, `)}
        from json_to_recordset(${JSON.stringify(of.rows)}::json) as v(id uuid, ${sql.join(types, sql`, `)})
        where t.tenant_id = ${ctx.tenant.id} and t.id = v.id`,
  );
}
