import { tmpdir } from 'node:os';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startThrowawayPostgres } from '#lib/postgres-server/start-throwaway-postgres.ts';
import { checkSchema } from './check-schema.ts';

const TENANT = `tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid`;
const CLIENT = `nullif(current_setting('app.client_id', true), '') is null`;

const GROUPS = `nullif(current_setting('app.client_groups', true), '') is null`;

const GOOD = `
  create table tenants (tenant_id uuid primary key, status text not null check (status in ('active')));
  create table invoices (
    tenant_id uuid not null references tenants, id uuid not null, client_id uuid not null, number text,
    total_minor bigint not null, status text not null check (status in ('draft')), issued_at timestamptz, due_on date,
    primary key (tenant_id, id), unique (tenant_id, number));
  create table ledger_entries (
    tenant_id uuid not null, id uuid not null, invoice_id uuid, token_encrypted bytea,
    primary key (tenant_id, id), foreign key (tenant_id, invoice_id) references invoices (tenant_id, id));
  create table tenant_hosts (host text primary key, host_tenant_id uuid not null references tenants (tenant_id));
  create view open_invoices with (security_invoker = true) as select * from invoices;
  create function one() returns int language sql set search_path = '' as 'select 1';
  do $$ declare name text; begin
    foreach name in array array['tenants', 'invoices', 'ledger_entries'] loop
      execute format('alter table %I enable row level security', name);
      execute format('alter table %I force row level security', name);
      execute format('create policy tenant_isolation on %I to panel1_app using (${TENANT.replaceAll("'", "''")}) with check (${TENANT.replaceAll("'", "''")})', name);
    end loop;
  end $$;
  create policy client_scope on invoices as restrictive to panel1_app using (${CLIENT});
  create policy staff_scope on invoices as restrictive to panel1_app using (${GROUPS}) with check (${GROUPS});
  grant select, insert, update, delete on tenants, invoices to panel1_app;
  grant select, insert on ledger_entries to panel1_app;
  grant select on tenant_hosts to panel1_platform;`;

let server: Awaited<ReturnType<typeof startThrowawayPostgres>>;
let client: pg.Client;

beforeAll(async () => {
  server = await startThrowawayPostgres({ parent: tmpdir(), log: () => undefined });
  client = new pg.Client({ connectionString: server.adminUrl });
  await client.connect();
  await client.query(
    'create role panel1_owner; create role panel1_app; create role panel1_platform; create role panel1_jobs',
  );
});
afterAll(async () => {
  await client.end();
  await server.stop();
});
beforeEach(async () => {
  await client.query(`
    drop schema public cascade; create schema public authorization panel1_owner;
    grant usage on schema public to panel1_app, panel1_platform;
    set role panel1_owner; ${GOOD}; reset role;`);
});

test('a schema that keeps every rule has no gap', async () => {
  expect(await checkSchema(client)).toEqual([]);
});

/** A change, as the owner unless it begins with "admin:", and the gap that must be told. */
const cases: readonly (readonly [change: string, gap: string])[] = [
  ['alter table invoices disable row level security', 'invoices: row-level security is not enabled'],
  ['alter table invoices no force row level security', 'invoices: row-level security is not forced'],
  ['drop policy tenant_isolation on invoices', 'invoices: no policy for panel1_app'],
  ['alter policy tenant_isolation on invoices with check (true)', 'invoices: no policy for panel1_app'],
  [
    `alter policy tenant_isolation on invoices using (tenant_id = current_setting('app.tenant_id')::uuid)`,
    'invoices: no policy for panel1_app',
  ],
  [
    'create policy wide on invoices for select to panel1_app using (true)',
    'invoices: policy wide lets panel1_app past the tenant',
  ],
  ['create policy wide on invoices for select using (true)', 'invoices: policy wide is for PUBLIC'],
  ['drop policy staff_scope on invoices', 'invoices: no RESTRICTIVE policy for panel1_app on app.client_groups'],
  ['drop policy client_scope on invoices', 'invoices: no RESTRICTIVE policy for panel1_app on app.client_id'],
  ['create table notes (id uuid primary key)', 'notes: has no tenant_id and is not a listed platform table'],
  ['grant select on tenant_hosts to panel1_app', 'tenant_hosts: panel1_app has SELECT on a platform table'],
  ['grant select (host) on tenant_hosts to public', 'tenant_hosts: panel1_app has SELECT on a platform table'],
  ['create table notes (tenant_id uuid, text text)', 'notes: tenant_id must be uuid NOT NULL'],
  ['create table notes (tenant_id text not null, id uuid)', 'notes: tenant_id must be uuid NOT NULL'],
  ['create table notes (tenant_id uuid not null, id uuid)', 'notes: has no primary key'],
  [
    'create table notes (tenant_id uuid not null, id uuid primary key)',
    'notes: the primary key must start with tenant_id',
  ],
  ['alter table invoices add unique (number)', 'invoices: unique index invoices_number_key must start with tenant_id'],
  ['create unique index byte on invoices (lower(number))', 'invoices: unique index byte must start with tenant_id'],
  [
    'alter table invoices add unique (id); alter table ledger_entries add foreign key (invoice_id) references invoices (id)',
    'ledger_entries: foreign key ledger_entries_invoice_id_fkey must hold tenant_id on both sides',
  ],
  [
    `alter table ledger_entries add constraint crossed foreign key (invoice_id, id) references invoices (tenant_id, id)`,
    'ledger_entries: foreign key crossed must hold tenant_id on both sides',
  ],
  [
    'alter table ledger_entries add constraint clears foreign key (tenant_id, invoice_id) references invoices (tenant_id, id) on delete set null',
    'ledger_entries: foreign key clears would clear tenant_id',
  ],
  ['alter table invoices add net_minor integer not null', 'invoices.net_minor: minor units are bigint'],
  ['alter table invoices add paid_minor bigint', 'invoices.paid_minor: an amount is NOT NULL or has a CHECK'],
  ['alter table invoices add rate real', 'invoices.rate: real cannot hold exact values'],
  ['alter table invoices add price money', 'invoices.price: money cannot hold exact values'],
  ['alter table invoices add seen timestamp', 'invoices.seen: instants are timestamptz'],
  ['alter table invoices add paid_at date', 'invoices.paid_at: a column named _at is timestamptz'],
  ['alter table invoices add paid_on timestamptz', 'invoices.paid_on: a column named _on is a day'],
  ['alter table invoices add key_wrapped text', 'invoices.key_wrapped: sealed secrets are bytea'],
  ['alter table invoices add state text', 'invoices.state: a state has a CHECK of its values'],
  ['alter table invoices drop constraint invoices_status_check', 'invoices.status: a state has a CHECK of its values'],
  ['grant truncate on invoices to panel1_app', 'invoices: panel1_app has TRUNCATE'],
  ['grant references on invoices to panel1_jobs', 'invoices: panel1_jobs has REFERENCES'],
  ['grant update on ledger_entries to panel1_app', 'ledger_entries: is append-only, but panel1_app has UPDATE'],
  [
    'grant update (invoice_id) on ledger_entries to panel1_app',
    'ledger_entries: is append-only, but panel1_app has UPDATE',
  ],
  ['grant delete on ledger_entries to public', 'ledger_entries: is append-only, but panel1_app has DELETE'],
  ['grant create on schema public to panel1_app', 'panel1_app: must not have CREATE on schema public'],
  ['create view v as select * from invoices', 'v: a view must have security_invoker'],
  ['create materialized view m as select 1', 'm: a materialised view or foreign table'],
  [`create function f() returns int language sql as 'select 1'`, 'f: a function must fix its search_path'],
  [
    `create function f() returns int language sql security definer set search_path = '' as 'select 1'`,
    'f: is SECURITY DEFINER and not on the list',
  ],
  ['admin: create table notes (tenant_id uuid)', 'notes: is owned by postgres, not by panel1_owner'],
  ['admin: alter table invoices owner to panel1_app', 'invoices: is owned by panel1_app, not by panel1_owner'],
];

describe('each gap is told', () => {
  test.each(cases)('%s', async (change, gap) => {
    const asAdmin = change.startsWith('admin:');
    await client.query(asAdmin ? change.slice(6) : `set role panel1_owner; ${change}; reset role;`);
    expect(await checkSchema(client)).toContainEqual(expect.stringContaining(gap));
  });

  test.each([
    ['superuser', 'panel1_app: must not have SUPERUSER'],
    ['bypassrls', 'panel1_app: must not have BYPASSRLS'],
    ['createrole', 'panel1_app: must not have CREATEROLE'],
  ])('a role with %s', async (flag, gap) => {
    await client.query(`alter role panel1_app ${flag}`);
    expect(await checkSchema(client)).toContain(gap);
    await client.query(`alter role panel1_app no${flag}`);
  });

  test('a role that inherits the owner', async () => {
    await client.query('grant panel1_owner to panel1_jobs');
    expect(await checkSchema(client)).toContain('panel1_jobs: must not be a member of panel1_owner');
    await client.query('revoke panel1_owner from panel1_jobs');
  });

  test('a role that is missing', async () => {
    await client.query('alter role panel1_jobs rename to other_jobs');
    expect(await checkSchema(client)).toEqual(['panel1_jobs: this role does not exist']);
    await client.query('alter role other_jobs rename to panel1_jobs');
  });
});
