import type pg from 'pg';

/** A way to bill what is due of a tenant on a day, to the same rows as the product writes. */
export interface Contender {
  tenantId: string;
  bill(day: string): Promise<void>;
}

/** What every invoice of the product says alike, taken from one that it wrote. */
export interface Template {
  seller: string;
  buyer: string;
  tax: string;
  taxWhy: string;
}

export async function templateOf(admin: pg.Client, tenantId: string): Promise<Template> {
  const { rows } = await admin.query<Template>(
    `select i.seller::text as seller, (i.buyer - 'number')::text as buyer, l.tax::text as tax, l.tax_why::text as "taxWhy"
     from invoices i join invoice_lines l on l.tenant_id = i.tenant_id and l.invoice_id = i.id
     where i.tenant_id = $1 limit 1`,
    [tenantId],
  );
  const [template] = rows;
  if (!template) throw new Error('the product billed nothing to take the rows from');
  return template;
}

export const scope = (tenantId: string): string =>
  `begin; select set_config('app.tenant_id', '${tenantId}', true), set_config('app.client_id', '', true),
     set_config('app.client_groups', '', true)`;

/** Net and tax of 9.90 at 19 %, and the reasons of a line and a due day, as SQL over a subscription `d`. */
export const SQL = {
  line: (start: string, end: string, n: string) => `jsonb_build_object('rule', 'whole_period', 'version', 1, 'inputs',
    jsonb_build_object('quantity', '1', 'unitPriceMinor', '990', 'share', '1', 'timing', 'advance',
      'periodStart', ${start}::text, 'periodEnd', ${end}::text, 'cycle', 'monthly', 'anchorOn', '2026-01-15',
      'anchorDay', 15, 'n', ${n}, 'leadDays', 14))`,
  sold: (start: string, product: string) =>
    `jsonb_build_object('cycle', 'monthly', 'period', ${start}::text, 'productId', ${product})`,
  due: `'{"rule":"due_with_period","inputs":{"leadDays":14},"version":1}'::jsonb`,
  taxes: `'[{"name":"VAT","rate":"0.19","taxMinor":"188"}]'::jsonb`,
};

/**
 * The floor: a batch in one statement of the database's own, and one more for the invoices with their numbers, because an
 * issued invoice takes no line any more. Nothing is computed outside, nothing goes over the wire but what the second needs.
 */
const BATCH_IN_SQL = `
  with mine as (
    select * from subscriptions where tenant_id = $1 and status in ('active', 'past_due') and next_invoice_on <= $2
    order by next_invoice_on, client_id limit 500 for update skip locked
  ), d as materialized (
    select m.*, uuidv7() as invoice_id, uuidv7() as line_id, uuidv7() as posting_id,
      (m.anchor_on + make_interval(months => m.periods_invoiced))::date as starts,
      (m.anchor_on + make_interval(months => m.periods_invoiced + 1))::date as ends
    from mine m
  ), l as (
    insert into invoice_lines (tenant_id, id, invoice_id, client_id, currency, kind, description, subscription_id,
      period_start, period_end, rate_key, rate_quantity, is_renewal, quantity, unit_price, tax_category, amount_minor, why,
      tax_name, tax_rate, tax, taxes, tax_country, tax_why, net_minor, tax_minor, total_minor, position,
      sold)
    select d.tenant_id, d.line_id, d.invoice_id, d.client_id, d.currency, 'recurring', d.description, d.id, d.starts, d.ends,
      d.product_id || ' 990 1 month', 1, true, 1, 990, d.tax_category, 990,
      ${SQL.line('d.starts', 'd.ends', 'd.periods_invoiced')}, 'VAT', 0.19, $3::jsonb, ${SQL.taxes}, 'DE', $4::jsonb,
      d.recurring_minor, 188, d.recurring_minor + 188, 0, ${SQL.sold('d.starts', 'd.product_id')}
    from d
  ), t as (
    insert into ledger_transactions (tenant_id, id, client_id, kind, business_key, description, occurred_on, created_at)
    select d.tenant_id, d.posting_id, d.client_id, 'invoice_issued', 'invoice_issued:' || d.invoice_id, 'Invoice issued',
      $2::date, now() from d
  ), e as (
    insert into ledger_entries (tenant_id, id, transaction_id, client_id, account, amount_minor, currency, invoice_id)
    select d.tenant_id, uuidv7(), d.posting_id, d.client_id, a.account, a.minor, d.currency, d.invoice_id
    from d, lateral (values ('receivable', d.recurring_minor + 188), ('revenue', -d.recurring_minor), ('tax_payable', -188))
      a (account, minor)
  ), o as (
    insert into outbox_events (tenant_id, id, name, version, payload, client_id, request_id, occurred_at)
    select tenant_id, uuidv7(), 'invoice.issued', 1, jsonb_build_object('invoiceId', invoice_id), client_id, 'schedule', now() from d
  ), a as (
    insert into audit_entries (tenant_id, id, occurred_at, actor_kind, actor_name, action, resource_kind, resource_id,
      client_id, detail, request_id)
    select tenant_id, uuidv7(), now(), 'system', 'subscriptions', 'subscriptions.renew_subscriptions', 'invoice', invoice_id,
      client_id, jsonb_build_object('subscriptionIds', jsonb_build_array(id)), 'schedule' from d
  ), s as (
    update subscriptions s set periods_invoiced = d.periods_invoiced + 1, next_invoice_on = d.ends - 14
    from d where s.tenant_id = d.tenant_id and s.id = d.id
  )
  select count(*)::int as count, array_agg(invoice_id) as invoices, array_agg(client_id) as clients,
    array_agg(starts::text) as days, array_agg(recurring_minor::text) as net
  from d`;

const INVOICES_IN_SQL = `
  with n as (
    update numbering_series set next_number = next_number + cardinality($2::uuid[])
    where tenant_id = $1 and series = 'invoice' returning next_number - cardinality($2::uuid[]) as first
  )
  insert into invoices (tenant_id, id, client_id, status, currency, locale, is_tax_inclusive, net_minor, tax_minor,
    total_minor, paid_minor, seller, buyer, issued_on, due_on, due_why, created_at, issued_at, number)
  select $1, v.id, v.client_id, 'issued', 'EUR', c.locale, false, v.net, 188, v.net + 188, 0, $6::jsonb,
    $7::jsonb || jsonb_build_object('number', c.number), $8::date, v.starts, ${SQL.due}, now(), now(),
    'N' || lpad((n.first + v.at - 1)::text, 7, '0')
  from n, unnest($2::uuid[], $3::uuid[], $4::date[], $5::bigint[]) with ordinality v (id, client_id, starts, net, at)
    join clients c on c.tenant_id = $1 and c.id = v.client_id`;

interface Batch {
  count: number;
  invoices: string[];
  clients: string[];
  days: string[];
  net: string[];
}

/** The floor on so many connections; what one of them holds the others pass by. */
export function floor(pool: pg.Pool, of: { tenantId: string; template: Template; lanes: number }): Contender {
  const { tenantId, template, lanes } = of;
  const lane = async (day: string): Promise<void> => {
    const client = await pool.connect();
    try {
      for (;;) {
        await client.query(scope(tenantId));
        const { seller, buyer, tax, taxWhy } = template;
        const batch = { name: 'floor', text: BATCH_IN_SQL, values: [tenantId, day, tax, taxWhy] };
        const { rows } = await client.query<Batch>(batch);
        const { count, invoices, clients, days, net } = rows[0] ?? { count: 0 };
        const values = [tenantId, invoices, clients, days, net, seller, buyer, day];
        if (count > 0) await client.query({ name: 'floor-invoices', text: INVOICES_IN_SQL, values });
        await client.query('commit');
        if (count === 0) return;
      }
    } finally {
      client.release();
    }
  };
  return {
    tenantId,
    bill: async (day) => void (await Promise.all(Array.from({ length: lanes }, () => lane(day)))),
  };
}
