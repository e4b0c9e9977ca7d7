import { type SchemaCheck, TABLES } from './rules.ts';

const COLUMNS = `${TABLES}, c as (
    select t.name as table_name, a.attname::text as name, a.attnum, a.attrelid, a.attnotnull,
      format_type(a.atttypid, null) as type,
      exists (select from pg_constraint k
        where k.conrelid = a.attrelid and k.contype = 'c' and a.attnum = any (k.conkey)) as has_check
    from pg_attribute a join t on t.oid = a.attrelid
    where a.attnum > 0 and not a.attisdropped
  )`;

/** Money never passes a float, an instant never loses its zone, a secret is never text. */
const types: SchemaCheck = {
  text: `${COLUMNS}
    select c.table_name || '.' || c.name || ': ' || reason as gap
    from c, lateral (values
      (c.name like '%\\_minor' and c.type <> 'bigint', 'minor units are bigint'),
      (c.name like '%\\_minor' and not c.attnotnull and not c.has_check, 'an amount is NOT NULL or has a CHECK'),
      (c.type in ('real', 'double precision', 'money', 'real[]', 'double precision[]'), c.type || ' cannot hold exact values'),
      (c.type like 'timestamp without time zone%' or c.type like 'time with%', 'instants are timestamptz'),
      (c.name like '%\\_at' and c.type <> 'timestamp with time zone', 'a column named _at is timestamptz'),
      (c.name like '%\\_on' and c.type like 'timestamp%', 'a column named _on is a day, not an instant'),
      ((c.name like '%\\_encrypted' or c.name like '%\\_wrapped') and c.type <> 'bytea', 'sealed secrets are bytea'),
      (c.name in ('status', 'state') and not c.has_check and c.type in ('text', 'character varying'), 'a state has a CHECK of its values')
    ) as rule (broken, reason)
    where rule.broken`,
  values: [],
};

export const columnChecks: readonly SchemaCheck[] = [types];
