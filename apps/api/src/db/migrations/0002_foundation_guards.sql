select panel1_secure_tables();
--> statement-breakpoint
create trigger audit_entries_append_only before update or delete on audit_entries for each row execute function panel1_refuse();
--> statement-breakpoint
create trigger audit_entries_no_truncate before truncate on audit_entries execute function panel1_refuse();
--> statement-breakpoint
create trigger audit_links_append_only before update or delete on audit_links for each row execute function panel1_refuse();
--> statement-breakpoint
create trigger audit_links_no_truncate before truncate on audit_links execute function panel1_refuse();
--> statement-breakpoint
create trigger vat_checks_append_only before update or delete on vat_checks for each row execute function panel1_refuse();
--> statement-breakpoint
create trigger vat_checks_no_truncate before truncate on vat_checks execute function panel1_refuse();
--> statement-breakpoint
create trigger usage_events_append_only before update or delete on usage_events for each row execute function panel1_refuse();
--> statement-breakpoint
create trigger usage_events_no_truncate before truncate on usage_events execute function panel1_refuse();
--> statement-breakpoint
create trigger ledger_transactions_append_only before update or delete on ledger_transactions for each row execute function panel1_refuse();
--> statement-breakpoint
create trigger ledger_transactions_no_truncate before truncate on ledger_transactions execute function panel1_refuse();
--> statement-breakpoint
create trigger ledger_entries_append_only before update or delete on ledger_entries for each row execute function panel1_refuse();
--> statement-breakpoint
create trigger ledger_entries_no_truncate before truncate on ledger_entries execute function panel1_refuse();
--> statement-breakpoint
-- The entries that a statement writes sum to zero per transaction and currency, so all that are ever written do. Their
-- transaction is there: a foreign key would ask for each entry, and its transaction can never go away (append-only).
create function panel1_ledger_balanced() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
  set enable_seqscan = off
as $$
declare
  off_by record;
begin
  select e.transaction_id, e.currency, sum(e.amount_minor) as total into off_by
    from new_rows e
    group by e.tenant_id, e.transaction_id, e.currency having sum(e.amount_minor) <> 0
    limit 1;
  if found then
    raise exception 'ledger transaction % is out of balance by % %', off_by.transaction_id, off_by.total, off_by.currency
      using errcode = 'integrity_constraint_violation';
  end if;
  select e.transaction_id into off_by from (select distinct tenant_id, transaction_id from new_rows) e,
    lateral (select count(*) as n from ledger_transactions t where t.tenant_id = e.tenant_id and t.id = e.transaction_id) t
    where t.n = 0 limit 1;
  if found then
    raise exception 'ledger transaction % does not exist', off_by.transaction_id using errcode = 'foreign_key_violation';
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger ledger_entries_balanced after insert on ledger_entries
  referencing new table as new_rows for each statement execute function panel1_ledger_balanced();
--> statement-breakpoint
-- A ledger transaction without entries says nothing: it comes in one statement with them.
create function panel1_ledger_not_empty() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
  set enable_seqscan = off
as $$
declare
  bare record;
begin
  select n.id into bare from new_rows n,
    lateral (select count(*) as n from ledger_entries e where e.tenant_id = n.tenant_id and e.transaction_id = n.id) e
    where e.n = 0 limit 1;
  if found then
    raise exception 'ledger transaction % has no entries', bare.id using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger ledger_transactions_not_empty after insert on ledger_transactions
  referencing new table as new_rows for each statement execute function panel1_ledger_not_empty();
--> statement-breakpoint
-- An issued invoice does not change: only payment state may move, and a number is given once.
create function panel1_invoice_immutable() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  frozen_old jsonb;
  frozen_new jsonb;
  movable text[] := array['status', 'paid_minor', 'held_minor', 'returned_minor', 'disputed_minor', 'credited_minor',
    'written_off_minor', 'paid_at', 'paid_on', 'voided_at', 'void_reason'];
begin
  -- What nobody has as an invoice may be written anew: a draft, one that waits for its tax, a request to pay.
  if old.status in ('draft', 'pending_tax') or (old.kind = 'proforma' and old.status = 'issued') then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'invoice % is issued and cannot be deleted', old.id using errcode = 'integrity_constraint_violation';
  end if;
  if old.number is null then
    movable := array_append(movable, 'number');
  end if;
  frozen_old := to_jsonb(old) - movable;
  frozen_new := to_jsonb(new) - movable;
  if frozen_old is distinct from frozen_new then
    raise exception 'invoice % is issued and cannot be changed', old.id using errcode = 'integrity_constraint_violation';
  end if;
  if not ((old.status = new.status) or (old.status = 'issued' and new.status in ('paid', 'void', 'uncollectible'))
    or (old.status in ('paid', 'uncollectible') and new.status in ('issued', 'paid'))) then
    raise exception 'invoice % cannot go from % to %', old.id, old.status, new.status using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger invoices_immutable before update or delete on invoices for each row execute function panel1_invoice_immutable();
--> statement-breakpoint
create function panel1_invoice_line_immutable() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  line invoice_lines := case when tg_op = 'DELETE' then old else new end;
  invoice_status text;
  invoice_kind text;
  is_taken_back boolean;
begin
  select i.status, i.kind, i.status = 'void' or (i.total_minor > 0 and i.credited_minor = i.total_minor)
    into invoice_status, invoice_kind, is_taken_back
    from invoices i where i.tenant_id = line.tenant_id and i.id = line.invoice_id;
  if invoice_status in ('draft', 'pending_tax') or (invoice_kind = 'proforma' and invoice_status = 'issued') then
    return line;
  end if;
  if tg_op = 'UPDATE' and is_taken_back and (to_jsonb(old) - 'is_voided') = (to_jsonb(new) - 'is_voided') then
    return new;
  end if;
  raise exception 'the lines of an issued invoice cannot be changed' using errcode = 'integrity_constraint_violation';
end
$$;
--> statement-breakpoint
create trigger invoice_lines_immutable before update or delete on invoice_lines
  for each row execute function panel1_invoice_line_immutable();
--> statement-breakpoint
create function panel1_invoice_lines_of_drafts() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
  set enable_seqscan = off
as $$
begin
  if exists (
    select from (select distinct tenant_id, invoice_id from new_rows) l,
      lateral (select count(*) as n from invoices i where i.tenant_id = l.tenant_id and i.id = l.invoice_id
        and i.status not in ('draft', 'pending_tax') and not (i.kind = 'proforma' and i.status = 'issued')) i
    where i.n > 0
  ) then
    raise exception 'the lines of an issued invoice cannot be changed' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger invoice_lines_of_drafts after insert on invoice_lines
  referencing new table as new_rows for each statement execute function panel1_invoice_lines_of_drafts();
--> statement-breakpoint
-- Checked at commit, because numbering is the last step of the issuing transaction.
create function panel1_invoice_complete() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  stored invoices;
  lines record;
begin
  select * into stored from invoices i where i.tenant_id = new.tenant_id and i.id = new.id;
  if not found or stored.status in ('draft', 'pending_tax') then
    return null;
  end if;
  if (stored.number is null and stored.kind <> 'proforma') or stored.seller is null or stored.buyer is null or stored.issued_on is null or stored.due_on is null then
    raise exception 'invoice % is issued but not complete', new.id using errcode = 'integrity_constraint_violation';
  end if;
  select coalesce(sum(l.net_minor), 0) as net, coalesce(sum(l.tax_minor), 0) as tax into lines
    from invoice_lines l where l.tenant_id = new.tenant_id and l.invoice_id = new.id;
  if lines.net <> stored.net_minor or lines.tax <> stored.tax_minor then
    raise exception 'the lines of invoice % do not sum to its total', new.id using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end
$$;
--> statement-breakpoint
-- What was issued before is complete, and frozen with its lines: only what becomes issued is looked at, and requests to pay.
create constraint trigger invoices_complete after update on invoices
  deferrable initially deferred for each row
  when (new.status not in ('draft', 'pending_tax') and (old.status in ('draft', 'pending_tax') or old.kind = 'proforma'))
  execute function panel1_invoice_complete();
--> statement-breakpoint
-- An invoice that is written as issued comes after its lines, with its number: all of a statement are looked at together.
create function panel1_invoices_written_complete() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
  set enable_seqscan = off
as $$
declare
  bad record;
begin
  select n.id, l.net, l.tax, n.number, n.kind, n.net_minor, n.tax_minor into bad
    from new_rows n,
      lateral (select coalesce(sum(l.net_minor), 0) as net, coalesce(sum(l.tax_minor), 0) as tax
        from invoice_lines l where l.tenant_id = n.tenant_id and l.invoice_id = n.id) l
    where n.status not in ('draft', 'pending_tax')
      and ((n.number is null and n.kind <> 'proforma') or n.seller is null or n.buyer is null or n.issued_on is null
        or n.due_on is null or l.net <> n.net_minor or l.tax <> n.tax_minor)
    limit 1;
  if found and bad.net = bad.net_minor and bad.tax = bad.tax_minor then
    raise exception 'invoice % is issued but not complete', bad.id using errcode = 'integrity_constraint_violation';
  elsif found then
    raise exception 'the lines of invoice % do not sum to its total', bad.id using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger invoices_written_complete after insert on invoices
  referencing new table as new_rows for each statement execute function panel1_invoices_written_complete();
--> statement-breakpoint
-- Lines may come before the invoice that they are of: it is there at commit.
alter table invoice_lines alter constraint invoice_lines_tenant_id_invoice_id_invoices_tenant_id_id_fk
  deferrable initially deferred;
--> statement-breakpoint
-- Keys of their own keep what must happen once (ADR 0007): one statement for all rows that a statement wrote.
create function panel1_keep_numbers() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  if tg_op = 'INSERT' then
    insert into document_numbers (tenant_id, number, invoice_id, client_id)
      select n.tenant_id, n.number, n.id, n.client_id from new_rows n where n.number is not null;
  else
    insert into document_numbers (tenant_id, number, invoice_id, client_id)
      select n.tenant_id, n.number, n.id, n.client_id
      from new_rows n join old_rows o on o.tenant_id = n.tenant_id and o.id = n.id
      where n.number is not null and n.number is distinct from o.number;
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger invoices_keep_inserted_numbers after insert on invoices
  referencing new table as new_rows for each statement execute function panel1_keep_numbers();
--> statement-breakpoint
create trigger invoices_keep_numbers after update on invoices
  referencing old table as old_rows new table as new_rows for each statement execute function panel1_keep_numbers();
--> statement-breakpoint
create function panel1_keep_billed_periods() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  if tg_op <> 'INSERT' then
    delete from billed_periods b using old_rows o
      where o.is_renewal and not o.is_voided and b.tenant_id = o.tenant_id
        and b.subscription_id = o.subscription_id and b.period_start = o.period_start;
  end if;
  if tg_op <> 'DELETE' then
    insert into billed_periods (tenant_id, subscription_id, period_start, client_id, line_id)
      select n.tenant_id, n.subscription_id, n.period_start, n.client_id, n.id from new_rows n
      where n.is_renewal and not n.is_voided and n.subscription_id is not null and n.period_start is not null;
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger invoice_lines_keep_inserted_periods after insert on invoice_lines
  referencing new table as new_rows for each statement execute function panel1_keep_billed_periods();
--> statement-breakpoint
create trigger invoice_lines_keep_periods after update on invoice_lines
  referencing old table as old_rows new table as new_rows for each statement execute function panel1_keep_billed_periods();
--> statement-breakpoint
create trigger invoice_lines_free_periods after delete on invoice_lines
  referencing old table as old_rows for each statement execute function panel1_keep_billed_periods();
--> statement-breakpoint
create function panel1_keep_ledger_keys() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  insert into ledger_keys (tenant_id, business_key, transaction_id, client_id)
    select n.tenant_id, n.business_key, n.id, n.client_id from new_rows n;
  return null;
end
$$;
--> statement-breakpoint
create trigger ledger_transactions_keep_keys after insert on ledger_transactions
  referencing new table as new_rows for each statement execute function panel1_keep_ledger_keys();
--> statement-breakpoint
-- A role that is its own ancestor would have no end; deeper than five nobody can read.
create function panel1_role_acyclic() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  depth int;
begin
  with recursive ancestors(id, level) as (
    select new.parent_id, 1
    union all
    select p.parent_id, a.level + 1 from role_parents p join ancestors a on p.tenant_id = new.tenant_id and p.role_id = a.id where a.level < 6
  )
  select max(level) into depth from ancestors;
  if depth > 5 or exists (
    with recursive up(id, level) as (
      select new.parent_id, 1
      union all
      select p.parent_id, u.level + 1 from role_parents p join up u on p.tenant_id = new.tenant_id and p.role_id = u.id where u.level < 6
    )
    select from up where id = new.role_id
  ) then
    raise exception 'roles form a cycle or are nested too deep' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger role_parents_acyclic after insert or update on role_parents for each row execute function panel1_role_acyclic();
--> statement-breakpoint
create unlogged table rate_limits (key varchar(255) primary key, points integer not null default 0, expire bigint);
--> statement-breakpoint
grant select, insert, update, delete on rate_limits to panel1_platform;
--> statement-breakpoint
insert into instance_state (id) values (1);
