import type { QueryResult } from 'pg';
import { codeChecks } from './schema-checks/code.ts';
import { columnChecks } from './schema-checks/columns.ts';
import { keyChecks } from './schema-checks/keys.ts';
import { privilegeChecks } from './schema-checks/privileges.ts';
import { SCHEMA_RULES, type SchemaRules } from './schema-checks/rules.ts';
import { tenancyChecks } from './schema-checks/tenancy.ts';

/** A connection, pool or pooled client of `pg`. */
interface Queryable {
  query(text: string, values?: unknown[]): Promise<QueryResult<{ gap: string }>>;
}

/**
 * Reads the catalogue of a migrated database and returns its gaps against the rules of tenant isolation, keys,
 * privileges and column types, one sentence each, sorted; none means that the database keeps its promises. It reads
 * the live objects and not the migrations, so that what was changed by hand is found too.
 */
export async function checkSchema(client: Queryable, rules: SchemaRules = SCHEMA_RULES): Promise<string[]> {
  const checks = [
    ...tenancyChecks(rules),
    ...keyChecks,
    ...columnChecks,
    ...privilegeChecks(rules),
    ...codeChecks(rules),
  ];
  const gaps = new Set<string>();
  for (const { text, values } of checks) {
    const { rows } = await client.query(text, [...values]);
    for (const { gap } of rows) gaps.add(gap);
  }
  return [...gaps].sort();
}
