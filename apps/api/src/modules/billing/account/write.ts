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

/**
 * Updates rows of the tenant by their ids, all in one statement. `columns` names those that are set, with their types;
 * numbers that do not fit a double, days and moments are given as text. `more` sets further ones, from the row `t` and
 * the values `v`.
 */
export async function updateAll(
  ctx: CommandContext,
  table: string,
  of: { columns: Readonly<Record<string, string>>; more?: SQL; rows: readonly { readonly id: string }[] },
): Promise<void> {
  if (of.rows.length === 0) return;
  const names = Object.keys(of.columns);
  const set = names.map((name) => `${name} = v.${name}`).join(', ');
  const types = ['id uuid', ...names.map((name) => `${name} ${of.columns[name]}`)].join(', ');
  await ctx.tx.execute(
    sql`update ${sql.raw(table)} t set ${sql.raw(set)}${of.more === undefined ? sql`` : sql`, ${of.more}`}
        from jsonb_to_recordset(${JSON.stringify(of.rows)}::jsonb) as v(${sql.raw(types)})
        where t.tenant_id = ${ctx.tenant.id} and t.id = v.id`,
  );
}
