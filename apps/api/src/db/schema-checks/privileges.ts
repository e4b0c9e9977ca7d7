import { type SchemaCheck, type SchemaRules, TABLES } from './rules.ts';

/** A role that is a superuser, bypasses policies or owns a table is not held by row-level security. */
const roles = (rules: SchemaRules): SchemaCheck => ({
  text: `
    select role || ': this role does not exist' as gap from unnest($1::text[] || $2::text) role where to_regrole(role) is null
    union all
    select r.rolname || ': must not have ' || flag.name
    from pg_roles r, lateral (values
      (r.rolsuper, 'SUPERUSER'), (r.rolbypassrls, 'BYPASSRLS'), (r.rolcreaterole, 'CREATEROLE'),
      (r.rolcreatedb, 'CREATEDB'), (r.rolreplication, 'REPLICATION')) as flag (is_set, name)
    where r.rolname = any ($1::text[]) and flag.is_set
    union all
    select member.rolname || ': must not be a member of ' || granted.rolname
    from pg_auth_members m join pg_roles member on member.oid = m.member join pg_roles granted on granted.oid = m.roleid
    where member.rolname = any ($1::text[])
    union all
    select role || ': must not have CREATE on schema public'
    from unnest($1::text[]) role
    where to_regrole(role) is not null and has_schema_privilege(role, 'public', 'CREATE')`,
  values: [rules.processes, rules.owner],
});

const ownership = (rules: SchemaRules): SchemaCheck => ({
  text: `${TABLES}
    select t.name || ': is owned by ' || pg_get_userbyid(t.relowner) || ', not by ' || $1 as gap from t
    where pg_get_userbyid(t.relowner) <> $1`,
  values: [rules.owner],
});

const tablePrivileges = (rules: SchemaRules): SchemaCheck => ({
  text: `${TABLES}
    select t.name || ': ' || role || ' has ' || privilege as gap
    from t, unnest($1::text[]) role, unnest(array['TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']) privilege
    where to_regrole(role) is not null and has_table_privilege(role, t.oid, privilege)
    union all
    select t.name || ': is append-only, but ' || $2 || ' has ' || privilege
    from t, unnest(array['UPDATE', 'DELETE']) privilege
    where t.name = any ($3::text[]) and to_regrole($2) is not null
      and (has_table_privilege($2, t.oid, privilege)
        or privilege = 'UPDATE' and has_any_column_privilege($2, t.oid, privilege))`,
  values: [rules.processes, rules.app, rules.appendOnlyTables],
});

/** What the roles of the processes may do at most. */
export const privilegeChecks = (rules: SchemaRules): readonly SchemaCheck[] => [
  roles(rules),
  ownership(rules),
  tablePrivileges(rules),
];
