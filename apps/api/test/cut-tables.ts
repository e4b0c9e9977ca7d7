import type pg from 'pg';

/** What grows for ever, and the column that it can be cut by: ids of version 7, which begin with their time. */
const BY = {
  invoices: 'id',
  invoice_lines: 'id',
  ledger_transactions: 'id',
  ledger_entries: 'transaction_id',
  outbox_events: 'id',
};
/** Unique without the column: it has to move to a narrow table first (ADR 0007). */
const IN_THE_WAY = 'invoices_gathering';

/**
 * Cuts the tables that grow in two, what there is and what comes, with all their indexes, policies, triggers and foreign keys:
 * to show that it can be done.
 */
export async function cutTables(admin: pg.Client): Promise<void> {
  const names = Object.keys(BY);
  const { rows: rules } = await admin.query<{ definition: string }>(RULES, [names, IN_THE_WAY]);
  const { rows: pointing } = await admin.query<{ drop: string; add: string }>(POINTING, [names]);
  const border = (await admin.query<{ id: string }>('select uuidv7() as id')).rows[0]?.id;
  await admin.query('begin; set local session_replication_role = replica; create schema whole');
  for (const { drop } of pointing) await admin.query(drop);
  for (const [table, column] of Object.entries(BY))
    await admin.query(
      `alter table ${table} set schema whole;
       create table ${table} (like whole.${table} including defaults including constraints) partition by range (${column});
       create table ${table}_before partition of ${table} for values from (minvalue) to ('${border}');
       create table ${table}_after partition of ${table} for values from ('${border}') to (maxvalue);
       insert into ${table} select * from whole.${table}`,
    );
  await admin.query('drop schema whole cascade');
  for (const { definition } of rules) await admin.query(definition);
  for (const { add } of pointing) await admin.query(add);
  await admin.query('select panel1_secure_tables(); commit');
}

/** Keys, indexes, triggers and policies of tables as statements, in the order in which they can be made. */
const RULES = `
  with of as (select oid, relname from pg_class where relname = any ($1) and relnamespace = 'public'::regnamespace)
  select definition from (
    select 1 as step, format('alter table %I add constraint %I %s', relname, conname, pg_get_constraintdef(c.oid)) as definition
      from pg_constraint c join of on of.oid = conrelid where contype = 'p'
    union all select 2, pg_get_indexdef(indexrelid) from pg_index i join of on of.oid = indrelid
      where not indisprimary and indexrelid::regclass::text <> $2
    union all select 3, pg_get_triggerdef(t.oid) from pg_trigger t join of on of.oid = tgrelid where not tgisinternal
    union all select 4, format('create policy %I on %I as %s for %s to %s %s %s', policyname, tablename, permissive, cmd,
        array_to_string(roles, ', '), 'using (' || qual || ')', 'with check (' || with_check || ')')
      from pg_policies p join of on of.relname = p.tablename where schemaname = 'public'
  ) rules order by step, definition`;

/** Foreign keys from and to the tables. */
const POINTING = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
  from pg_constraint where contype = 'f' and conparentid = 0
    and (conrelid = any ($1::regclass[]) or confrelid = any ($1::regclass[]))`;
