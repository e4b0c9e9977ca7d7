import type { SchemaCheck, SchemaRules } from './rules.ts';

/** A view runs with the rights of its owner unless told otherwise; a materialised one shows every tenant's rows. */
const views: SchemaCheck = {
  text: `
    select c.relname || ': a view must have security_invoker' as gap from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
      and not coalesce(c.reloptions && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false)
    union all
    select c.relname || ': a materialised view or foreign table knows no row-level security' from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('m', 'f')`,
  values: [],
};

const functions = (rules: SchemaRules): SchemaCheck => ({
  text: `
    with f as (
      select p.proname::text as name, p.prosecdef, p.proconfig from pg_proc p
      where p.pronamespace = 'public'::regnamespace
        and not exists (select from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')
    )
    select f.name || ': a function must fix its search_path' as gap from f
    where not exists (select from unnest(f.proconfig) setting where setting like 'search_path=%')
    union all
    select f.name || ': is SECURITY DEFINER and not on the list of reviewed functions' from f
    where f.prosecdef and f.name <> all ($1::text[])`,
  values: [rules.definerFunctions],
});

export const codeChecks = (rules: SchemaRules): readonly SchemaCheck[] => [views, functions(rules)];
