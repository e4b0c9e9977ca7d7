-- Row-level security and grants of every table that has a tenant. Called at the end of each migration that adds one.
create function panel1_secure_tables() returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  relation record;
  has_tenant boolean;
begin
  for relation in
    select c.oid, c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  loop
    select exists (
      select from pg_attribute a where a.attrelid = relation.oid and a.attname = 'tenant_id' and not a.attisdropped
    ) into has_tenant;
    execute format('revoke all on public.%I from public, panel1_app, panel1_platform', relation.relname);
    if has_tenant then
      execute format('alter table public.%I enable row level security', relation.relname);
      execute format('alter table public.%I force row level security', relation.relname);
      if relation.relname in ('audit_entries', 'audit_links', 'ledger_transactions', 'ledger_entries', 'ledger_keys',
          'subscription_changes', 'document_numbers') then
        execute format('grant select, insert on public.%I to panel1_app', relation.relname);
      else
        execute format('grant select, insert, update, delete on public.%I to panel1_app', relation.relname);
      end if;
      if exists (select from pg_policy p where p.polrelid = relation.oid and p.polname = 'platform_access') then
        execute format('grant select, insert, update on public.%I to panel1_platform', relation.relname);
      end if;
    else
      execute format('grant select, insert, update, delete on public.%I to panel1_platform', relation.relname);
    end if;
  end loop;
  -- The platform reads the trail (to verify it), and never writes there.
  revoke insert, update on public.audit_entries, public.audit_links from panel1_platform;
  -- A tenant's own row is made and closed by the operator only.
  revoke insert, delete on public.tenants from panel1_app;
end
$$;
--> statement-breakpoint
revoke all on function panel1_secure_tables() from public;
--> statement-breakpoint
create function panel1_refuse() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end
$$;
--> statement-breakpoint
-- True for a client that the actor's staff scope reaches: the policies of `clients` decide. Asked by policies, and only
-- for staff with a scope. Cheap for the planner, because everybody else never comes here.
create function panel1_client_in_scope(client uuid) returns boolean
  language plpgsql stable cost 1 parallel safe
  set search_path = pg_catalog, public
as $$
begin
  return exists (
    select from clients c
    where c.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and c.id = client
  );
end
$$;
--> statement-breakpoint
-- The same for what belongs to an effect.
create function panel1_effect_in_scope(effect uuid) returns boolean
  language plpgsql stable cost 1 parallel safe
  set search_path = pg_catalog, public
as $$
begin
  return exists (
    select from effects e
    where e.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and e.id = effect
  );
end
$$;
