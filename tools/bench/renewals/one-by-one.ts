import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type Contender, SQL, scope, type Template } from './contenders.ts';

interface Due {
  id: string;
  client_id: string;
  product_id: string;
  description: string;
  periods_invoiced: number;
  starts: string;
  ends: string;
}

const DUE = `select id from subscriptions where tenant_id = $1 and status in ('active', 'past_due') and next_invoice_on <= $2`;
const ONE = `select id, client_id, product_id, description, periods_invoiced,
    (anchor_on + make_interval(months => periods_invoiced))::date::text as starts,
    (anchor_on + make_interval(months => periods_invoiced + 1))::date::text as ends
  from subscriptions where tenant_id = $1 and id = $2`;
const CLIENT = 'select number, locale from clients where tenant_id = $1 and id = $2';
const INVOICE = `insert into invoices (tenant_id, id, client_id, status, currency, locale, is_tax_inclusive, net_minor,
    tax_minor, total_minor, paid_minor, seller, buyer, issued_on, due_on, due_why, created_at, issued_at, number)
  values ($1, $2, $3, $4, 'EUR', $5, false, 990, 188, 1178, 0, $6::jsonb, $7::jsonb || jsonb_build_object('number', $8::text),
    $9, $10, ${SQL.due}, now(), now(), 'N' || lpad($11::text, 7, '0'))`;
const LINE = `insert into invoice_lines (tenant_id, id, invoice_id, client_id, currency, kind, description, subscription_id,
    period_start, period_end, rate_key, rate_quantity, is_renewal, quantity, unit_price, tax_category, amount_minor, why,
    tax_name, tax_rate, tax, taxes, tax_country, tax_why, net_minor, tax_minor, total_minor, position, sold)
  values ($1, uuidv7(), $2, $3, 'EUR', 'recurring', $4, $5, $6::date, $7::date, $8::text || ' 990 1 month', 1, true, 1, 990,
    'standard', 990, ${SQL.line('$6::date', '$7::date', '$9::int')}, 'VAT', 0.19, $10::jsonb, ${SQL.taxes}, 'DE',
    $11::jsonb, 990, 188, 1178, 0, ${SQL.sold('$6::date', '$8::text')})`;
const POSTING = `with t as (
    insert into ledger_transactions (tenant_id, id, client_id, kind, business_key, description, occurred_on, created_at)
    values ($1, $2, $3, 'invoice_issued', 'invoice_issued:' || $4::text, 'Invoice issued', $5, now())
  )
  insert into ledger_entries (tenant_id, id, transaction_id, client_id, account, amount_minor, currency, invoice_id)
  values ($1, uuidv7(), $2, $3, 'receivable', 1178, 'EUR', $4::uuid), ($1, uuidv7(), $2, $3, 'revenue', -990, 'EUR', $4::uuid),
    ($1, uuidv7(), $2, $3, 'tax_payable', -188, 'EUR', $4::uuid)`;
const ADVANCE =
  'update subscriptions set periods_invoiced = $3::int + 1, next_invoice_on = $4::date - 14 where tenant_id = $1 and id = $2';
const EVENT = `insert into outbox_events (tenant_id, id, name, version, payload, client_id, request_id, occurred_at)
  values ($1, uuidv7(), 'invoice.issued', 1, jsonb_build_object('invoiceId', $2::uuid), $3, 'schedule', now())`;
const AUDIT = `insert into audit_entries (tenant_id, id, occurred_at, actor_kind, actor_name, action, resource_kind,
    resource_id, client_id, detail, request_id)
  values ($1, uuidv7(), now(), 'system', 'subscriptions', 'subscriptions.renew_subscriptions', 'invoice', $2, $3,
    jsonb_build_object('subscriptionIds', jsonb_build_array($4::uuid)), 'schedule')`;
const NUMBER = `update numbering_series set next_number = next_number + 1 where tenant_id = $1 and series = 'invoice'
  returning next_number - 1 as n`;
/** Statements under a name of their own, so that each is planned once per connection. */
const ask =
  (client: pg.PoolClient) =>
  <R extends pg.QueryResultRow>(text: string, values: unknown[]) =>
    client.query<R>({ name: createHash('md5').update(text).digest('hex'), text, values });

async function dueOf(pool: pg.Pool, tenantId: string, day: string): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query(scope(tenantId));
    const { rows } = await client.query<{ id: string }>(DUE, [tenantId, day]);
    await client.query('commit');
    return rows.map(({ id }) => id);
  } finally {
    client.release();
  }
}

/** One transaction per subscription, the shortest that writes the same rows, on so many connections. */
export function oneByOne(pool: pg.Pool, of: { tenantId: string; template: Template; connections: number }): Contender {
  const { tenantId, template, connections } = of;
  const renew = async (client: pg.PoolClient, id: string, day: string): Promise<void> => {
    const run = ask(client);
    await client.query(scope(tenantId));
    const { rows } = await run<Due>(`${ONE} for update`, [tenantId, id]);
    const [due] = rows;
    if (!due) throw new Error('a due subscription is gone');
    const { client_id: clientId, starts, ends, periods_invoiced: n } = due;
    const { rows: clients } = await run<{ number: string; locale: string }>(CLIENT, [tenantId, clientId]);
    const [buyer] = clients;
    const [invoiceId, postingId] = [randomUUID(), randomUUID()];
    const { seller, tax, taxWhy } = template;
    const line = [tenantId, invoiceId, clientId, due.description, id, starts, ends, due.product_id, n, tax, taxWhy];
    await run(LINE, line);
    await run(POSTING, [tenantId, postingId, clientId, invoiceId, day]);
    await run(ADVANCE, [tenantId, id, n, ends]);
    await run(EVENT, [tenantId, invoiceId, clientId]);
    await run(AUDIT, [tenantId, invoiceId, clientId, id]);
    const number = await run<{ n: string }>(NUMBER, [tenantId]);
    const party = [seller, template.buyer, buyer?.number];
    await run(INVOICE, [
      tenantId,
      invoiceId,
      clientId,
      'issued',
      buyer?.locale,
      ...party,
      day,
      starts,
      number.rows[0]?.n,
    ]);
    await client.query('commit');
  };
  return {
    tenantId,
    async bill(day) {
      const waiting = await dueOf(pool, tenantId, day);
      const worker = async () => {
        const client = await pool.connect();
        try {
          for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) await renew(client, id, day);
        } finally {
          client.release();
        }
      };
      await Promise.all(Array.from({ length: connections }, worker));
    },
  };
}

/**
 * The shape of a daily run that was read in the source of a panel written in PHP: everything in one transaction on one
 * connection, 17 statements for a renewal one after the other, each planned anew (its database layer prepares every statement
 * for one execution), the row of numbers locked from the first invoice on. A replay of statements, not that panel: it runs
 * no PHP, books no ledger and tells nobody.
 */
export function oneLongTransaction(pool: pg.Pool, of: { tenantId: string; template: Template }): Contender {
  const { tenantId, template } = of;
  const renew = async (client: pg.PoolClient, id: string, day: string): Promise<void> => {
    const run = <R extends pg.QueryResultRow>(text: string, values: unknown[]) => client.query<R>(text, values);
    const mine = [tenantId, id];
    await run(
      'select 1 as is_billed from invoice_lines where tenant_id = $1 and subscription_id = $2 and period_start >= $3',
      [...mine, day],
    );
    await run('select 1 as is_cancelled from subscription_changes where tenant_id = $1 and subscription_id = $2', mine);
    await client.query('savepoint numbering');
    await run("select next_number from numbering_series where tenant_id = $1 and series = 'invoice' for update", [
      tenantId,
    ]);
    await run("select value from tenant_settings where tenant_id = $1 and section = 'billing'", [tenantId]);
    const number = await run<{ n: string }>(NUMBER, [tenantId]);
    await client.query('release savepoint numbering');
    const { rows } = await run<Due>(ONE, mine);
    const [due] = rows;
    if (!due) throw new Error('a due subscription is gone');
    const { client_id: clientId, starts, ends, periods_invoiced: n } = due;
    const invoiceId = randomUUID();
    const party = [template.seller, template.buyer, clientId];
    await run(INVOICE, [tenantId, invoiceId, clientId, 'draft', 'en', ...party, day, starts, number.rows[0]?.n]);
    await run(AUDIT, [tenantId, invoiceId, clientId, id]);
    await run('select slug from products where tenant_id = $1 and id = $2', [tenantId, due.product_id]);
    const { tax, taxWhy } = template;
    await run(LINE, [tenantId, invoiceId, clientId, due.description, id, starts, ends, due.product_id, n, tax, taxWhy]);
    await run('select * from invoices where tenant_id = $1 and id = $2', [tenantId, invoiceId]);
    await run('select * from clients where tenant_id = $1 and id = $2', [tenantId, clientId]);
    await run('select * from invoice_lines where tenant_id = $1 and invoice_id = $2', [tenantId, invoiceId]);
    await run('select left_minor from funds where tenant_id = $1 and client_id = $2 and left_minor > 0', [
      tenantId,
      clientId,
    ]);
    await run(ADVANCE, [tenantId, id, n, ends]);
  };
  return {
    tenantId,
    async bill(day) {
      const waiting = await dueOf(pool, tenantId, day);
      const client = await pool.connect();
      try {
        await client.query(scope(tenantId));
        for (const id of waiting) await renew(client, id, day);
        await client.query('commit');
      } finally {
        client.release();
      }
    },
  };
}
