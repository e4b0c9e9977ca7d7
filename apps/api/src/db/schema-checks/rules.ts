/** What the live database is held to. Table and role names; nothing here comes from outside. */
export interface SchemaRules {
  readonly owner: string;
  /** The role of requests and jobs of a tenant. */
  readonly app: string;
  /** Every role the processes log in as: none may own tables or step around row-level security. */
  readonly processes: readonly string[];
  /** Tables without tenant_id that the app role must not reach. */
  readonly hiddenTables: readonly string[];
  /** Tables without tenant_id that the app role may read. */
  readonly readableTables: readonly string[];
  /** Tables that the app role may only insert into. */
  readonly appendOnlyTables: readonly string[];
  /** Functions that may run with the rights of their owner; each one is a door and needs a review. */
  readonly definerFunctions: readonly string[];
}

export const SCHEMA_RULES: SchemaRules = {
  owner: 'panel1_owner',
  app: 'panel1_app',
  processes: ['panel1_app', 'panel1_platform', 'panel1_jobs'],
  hiddenTables: ['tenant_hosts', 'signing_keys', 'instance_state', 'rate_limits'],
  readableTables: [],
  appendOnlyTables: [
    'audit_entries',
    'audit_links',
    'ledger_transactions',
    'ledger_entries',
    'ledger_keys',
    'document_numbers',
  ],
  definerFunctions: [],
};

/** One question to the catalogue: its rows have the column `gap`, a sentence that starts with the object's name. */
export interface SchemaCheck {
  readonly text: string;
  readonly values: readonly (string | readonly string[])[];
}

/** The tables of schema public as `t`, with the attribute number of tenant_id (null on platform tables). */
export const TABLES = `
  with t as (
    select c.oid, c.relname::text as name, c.relrowsecurity, c.relforcerowsecurity, c.relowner,
      (select a.attnum from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as tenant
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  )`;
