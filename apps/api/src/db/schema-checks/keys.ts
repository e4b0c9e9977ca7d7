import { type SchemaCheck, TABLES } from './rules.ts';

const primaryKeys: SchemaCheck = {
  text: `${TABLES}
    select t.name || ': has no primary key' as gap from t
    where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)
    union all
    select t.name || ': the primary key must start with tenant_id'
    from t join pg_index i on i.indrelid = t.oid and i.indisprimary
    where t.tenant is not null and i.indkey[0] <> t.tenant`,
  values: [],
};

/** A unique index over all tenants tells one of them what another one has. */
const uniques: SchemaCheck = {
  text: `${TABLES}
    select t.name || ': unique index ' || c.relname || ' must start with tenant_id' as gap
    from t join pg_index i on i.indrelid = t.oid join pg_class c on c.oid = i.indexrelid
    where t.tenant is not null and i.indisunique and not i.indisprimary and i.indkey[0] <> t.tenant
    union all
    select t.name || ': exclusion constraint ' || c.conname || ' must include tenant_id'
    from t join pg_constraint c on c.conrelid = t.oid
    where t.tenant is not null and c.contype = 'x' and t.tenant <> all (c.conkey)`,
  values: [],
};

/** Referential checks bypass row-level security: without the tenant in the key a row can point at a foreign one. */
const foreignKeys: SchemaCheck = {
  text: `${TABLES}
    select child.name || ': foreign key ' || c.conname || ' must hold tenant_id on both sides' as gap
    from pg_constraint c join t child on child.oid = c.conrelid join t parent on parent.oid = c.confrelid
    where c.contype = 'f' and parent.tenant is not null and not exists (
      select from unnest(c.conkey, c.confkey) as pair (own, other)
      where pair.other = parent.tenant and (child.tenant is null or pair.own = child.tenant))
    union all
    select child.name || ': foreign key ' || c.conname || ' would clear tenant_id: name the columns of SET NULL'
    from pg_constraint c join t child on child.oid = c.conrelid
    where c.contype = 'f' and child.tenant = any (c.conkey)
      and (c.confdeltype in ('n', 'd') and (c.confdelsetcols is null or child.tenant = any (c.confdelsetcols))
        or c.confupdtype in ('n', 'd'))`,
  values: [],
};

/** Keys that cannot reach from one tenant to another. */
export const keyChecks: readonly SchemaCheck[] = [primaryKeys, uniques, foreignKeys];
