import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import { PgJsonb, type PgTable } from 'drizzle-orm/pg-core';
import { checkedUuid } from '#lib/ids/new-id.ts';
import type { Tx } from '#lib/tenancy/database.ts';

type Column = ReturnType<typeof getTableColumns>[string];

/**
 * Inserts rows, however many, by one statement with two parameters: the server reads them from JSON, what is alike in all
 * rows but once. A column that no row names gets its default; one that only some name is null in the others.
 */
export async function insertRows<T extends PgTable>(
  { tx }: { tx: Tx },
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<void> {
  if (rows.length > 0) await tx.execute(insertion(table, rows));
}

/** Inserts rows of two tables by one statement: what the database demands of both is checked when both are there. */
export async function insertRowsOfBoth<A extends PgTable, B extends PgTable>(
  { tx }: { tx: Tx },
  [first, firstRows]: readonly [A, readonly A['$inferInsert'][]],
  [second, secondRows]: readonly [B, readonly B['$inferInsert'][]],
): Promise<void> {
  if (firstRows.length === 0 || secondRows.length === 0) throw new RangeError('rows of both tables are needed');
  await tx.execute(sql`with firsts as (${insertion(first, firstRows)}) ${insertion(second, secondRows)}`);
}

function insertion<T extends PgTable>(table: T, rows: readonly T['$inferInsert'][]): SQL {
  const columns = columnsOf(table, rows);
  const [alike, varying] = [columns.filter(({ isAlike }) => isAlike), columns.filter(({ isAlike }) => !isAlike)];
  const list = (some: readonly Filled[], each: (one: Filled) => SQL) => sql.join(some.map(each), sql`, `);
  const name = (one: Filled) => sql.identifier(one.column.name);
  // The only raw text: names of types from our own schema.
  const type = (one: Filled) => sql`${name(one)} ${sql.raw(one.column.getSQLType())}`;
  const source =
    varying.length === 0
      ? sql`generate_series(1, ${rows.length}::int)`
      : sql`json_to_recordset(${recordsOf(varying, rows.length)}::json) as v(${list(varying, type)})`;
  return sql`insert into ${table} (${list([...alike, ...varying], (one) => sql`${name(one)}`)})
    select ${list([...alike, ...varying], (one) => sql`${one.isAlike ? sql`a` : sql`v`}.${name(one)}`)}
    from json_populate_record(null::${sql.identifier(getTableName(table))}, ${recordOf(alike, 0)}::json) a, ${source}`;
}

/** A column with what the rows say of it, written as PostgreSQL reads it from JSON. */
interface Filled {
  column: Column;
  /** One where all rows say the same. */
  values: unknown[];
  isAlike: boolean;
}

function columnsOf<T extends PgTable>(table: T, rows: readonly Record<string, unknown>[]): Filled[] {
  return Object.entries(getTableColumns(table))
    .filter(([key]) => rows.some((row) => key in row))
    .map(([key, column]) => {
      const first = rows[0]?.[key];
      const written = writerOf(column);
      if (rows.every((row) => row[key] === first)) return { column, values: [written(first)], isAlike: true };
      const values = rows.map((row) => written(row[key]));
      return { column, values, isAlike: column instanceof PgJsonb && areAlike(values) };
    });
}

/** Whether documents are the same, however they came about. */
function areAlike(documents: readonly unknown[]): boolean {
  const first = JSON.stringify(documents[0]);
  return documents.every((one) => JSON.stringify(one) === first);
}

/** Writes a value as PostgreSQL reads it from JSON: bigints, days and moments as text, documents as they are. */
function writerOf(column: Column): (value: unknown) => unknown {
  const isDocument = column instanceof PgJsonb;
  return (value) => {
    if (value === null || value === undefined) return null;
    const driven = isDocument ? value : column.mapToDriverValue(value);
    return typeof driven === 'bigint' ? driven.toString() : driven;
  };
}

function recordOf(columns: readonly Filled[], at: number): string {
  return JSON.stringify(Object.fromEntries(columns.map(({ column, values }) => [column.name, values[at]])));
}

function recordsOf(columns: readonly Filled[], count: number): string {
  const records: Record<string, unknown>[] = Array.from({ length: count }, () => ({}));
  for (const { column, values } of columns)
    records.forEach((record, at) => {
      record[column.name] = values[at];
    });
  return JSON.stringify(records);
}

const TYPES = {
  uuid: sql`uuid`,
  text: sql`text`,
  date: sql`date`,
  bigint: sql`bigint`,
  int: sql`int`,
  jsonb: sql`jsonb`,
};

/** From so many rows on, comparing each with each costs more than two round trips: a planner that knows nothing yet of a
 * fresh table would do so. */
const MANY = 30;

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
  const isMany = of.rows.length >= MANY;
  const types = columns.map(([name, type]) => sql`${sql.identifier(name)} ${TYPES[type]}`);
  if (isMany) await ctx.tx.execute(sql`select set_config('enable_nestloop', 'off', true)`);
  await ctx.tx.execute(
    sql`update ${sql.identifier(table)} t set ${sql.join(of.more === undefined ? set : [...set, of.more], sql`, `)}
        from json_to_recordset(${JSON.stringify(of.rows)}::json) as v(id uuid, ${sql.join(types, sql`, `)})
        where t.tenant_id = ${ctx.tenant.id} and t.id = v.id
          and t.id = any (${ids}::uuid[])`,
  );
  if (isMany) await ctx.tx.execute(sql`select set_config('enable_nestloop', 'on', true)`);
}
