import { type SchemaCheck, type SchemaRules, TABLES } from './rules.ts';

/** As PostgreSQL prints it back. nullif, because a pooled connection has '' after a transaction, not null. */
const TENANT_POLICY = "(tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)";

const POLICIES = `${TABLES}, p as (
    select t.name as table_name, p.polname::text as name, p.polpermissive, p.polcmd, p.polroles,
      regexp_replace(pg_get_expr(p.polqual, p.polrelid), '\\s+', ' ', 'g') as using_expr,
      regexp_replace(pg_get_expr(p.polwithcheck, p.polrelid), '\\s+', ' ', 'g') as check_expr
    from pg_policy p join t on t.oid = p.polrelid
  )`;

const tenantColumn: SchemaCheck = {
  text: `${TABLES}
    select t.name || ': tenant_id must be uuid NOT NULL' as gap
    from t join pg_attribute a on a.attrelid = t.oid and a.attnum = t.tenant
    where a.atttypid <> 'uuid'::regtype or not a.attnotnull`,
  values: [],
};

const rowSecurity: SchemaCheck = {
  text: `${TABLES}
    select t.name || ': row-level security is not enabled' as gap from t
    where t.tenant is not null and not t.relrowsecurity
    union all
    select t.name || ': row-level security is not forced, so its owner sees every tenant' from t
    where t.tenant is not null and not t.relforcerowsecurity`,
  values: [],
};

const isolation = (rules: SchemaRules): SchemaCheck => ({
  text: `${POLICIES}
    select t.name || ': no policy for ' || $1 || ' with USING and WITH CHECK on app.tenant_id' as gap from t
    where t.tenant is not null and not exists (
      select from p where p.table_name = t.name and p.polpermissive and p.polcmd = '*'
        and to_regrole($1)::oid = any (p.polroles) and p.using_expr = $2 and p.check_expr = $2)
    union all
    select p.table_name || ': policy ' || p.name || ' lets ' || $1 || ' past the tenant (permissive policies add up)'
    from p join t on t.name = p.table_name
    where t.tenant is not null and p.polpermissive
      and (to_regrole($1)::oid = any (p.polroles) or 0 = any (p.polroles))
      and (coalesce(p.using_expr, $2) <> $2 or coalesce(p.check_expr, $2) <> $2)
    union all
    select p.table_name || ': policy ' || p.name || ' is for PUBLIC: name its role'
    from p where p.polpermissive and 0 = any (p.polroles)`,
  values: [rules.app, TENANT_POLICY],
});

/** A portal actor sees the rows of one client; the second wall is a policy that is ANDed to the first. */
const clientScope = (rules: SchemaRules): SchemaCheck => ({
  text: `${POLICIES}
    select t.name || ': no RESTRICTIVE policy for ' || $1 || ' on app.client_id' as gap from t
    where t.tenant is not null
      and (t.name = 'clients' or exists (
        select from pg_attribute a where a.attrelid = t.oid and a.attname = 'client_id' and not a.attisdropped))
      and not exists (
        select from p where p.table_name = t.name and not p.polpermissive and p.polcmd = '*'
          and (to_regrole($1)::oid = any (p.polroles) or 0 = any (p.polroles))
          and p.using_expr like '%current_setting(''app.client_id''::text, true)%')`,
  values: [rules.app],
});

/** Staff with a scope see the rows of clients in their groups: what names a client has that wall too. */
const staffScope = (rules: SchemaRules): SchemaCheck => ({
  text: `${POLICIES}
    select t.name || ': no RESTRICTIVE policy for ' || $1 || ' on app.client_groups' as gap from t
    where t.tenant is not null
      and (t.name = 'clients' or exists (
        select from pg_attribute a where a.attrelid = t.oid and a.attname = 'client_id' and not a.attisdropped))
      and not exists (
        select from p where p.table_name = t.name and not p.polpermissive and p.polcmd = '*'
          and (to_regrole($1)::oid = any (p.polroles) or 0 = any (p.polroles))
          and p.using_expr like '%current_setting(''app.client_groups''::text, true)%'
          and p.check_expr like '%current_setting(''app.client_groups''::text, true)%')`,
  values: [rules.app],
});

const platformTables = (rules: SchemaRules): SchemaCheck => ({
  text: `${TABLES}
    select t.name || ': has no tenant_id and is not a listed platform table' as gap from t
    where t.tenant is null and t.name <> all ($2::text[]) and t.name <> all ($3::text[])
    union all
    select t.name || ': ' || $1 || ' has ' || privilege || ' on a platform table'
    from t, unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) privilege
    where t.tenant is null and to_regrole($1) is not null
      and (has_table_privilege($1, t.oid, privilege)
        or privilege <> 'DELETE' and has_any_column_privilege($1, t.oid, privilege))
      and not (privilege = 'SELECT' and t.name = any ($3::text[]))`,
  values: [rules.app, rules.hiddenTables, rules.readableTables],
});

/** Every row belongs to a tenant, and the database itself keeps it from the others. */
export const tenancyChecks = (rules: SchemaRules): readonly SchemaCheck[] => [
  tenantColumn,
  rowSecurity,
  isolation(rules),
  clientScope(rules),
  staffScope(rules),
  platformTables(rules),
];
