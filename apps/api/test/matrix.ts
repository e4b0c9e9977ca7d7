import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { newId } from '#lib/ids/new-id.ts';
import type { WalkedProcedure } from './router-walk.ts';

/** Where the ids of each kind of the generated tests live. */
export const ID_TABLES = {
  api_key: 'api_keys',
  bank_csv_format: 'bank_csv_formats',
  bank_line: 'bank_lines',
  bank_statement: 'bank_statements',
  cancellation: 'cancellations',
  cart: 'carts',
  category: 'product_categories',
  choice: 'option_choices',
  client: 'clients',
  client_group: 'client_groups',
  component: 'product_components',
  contact: 'client_contacts',
  coupon: 'coupons',
  coupon_redemption: 'coupon_redemptions',
  dispute: 'disputes',
  effect: 'effects',
  event: 'outbox_events',
  exchange_rate: 'exchange_rates',
  exemption: 'dunning_exemptions',
  field: 'product_fields',
  fund: 'funds',
  gateway_difference: 'gateway_differences',
  gateway_notice: 'gateway_notices',
  invoice: 'invoices',
  invoice_line: 'invoice_lines',
  mail: 'mails',
  mail_template: 'mail_templates',
  note: 'client_notes',
  option: 'product_options',
  order: 'orders',
  order_item: 'order_items',
  payment: 'payments',
  payment_method: 'payment_methods',
  payment_method_setup: 'payment_method_setups',
  plugin: 'tenant_plugins',
  price: 'product_prices',
  price_change: 'price_changes',
  product: 'products',
  quote: 'quotes',
  refund: 'refunds',
  renewal_stop: 'renewal_stops',
  role: 'roles',
  server: 'servers',
  server_group: 'server_groups',
  service: 'services',
  session: 'sessions',
  staff_user: 'users',
  subscription: 'subscriptions',
  tax_rate: 'tax_rates',
  usage_event: 'usage_events',
  user: 'users',
  withdrawal: 'withdrawals',
} as const satisfies Record<string, string>;

/** Ids by kind, of one tenant and, where the table knows clients, of one client account. */
export type Ids = ReadonlyMap<string, string>;

// Rows of the kinds that the demo makes none of. $1 tenant, $2 client account; one statement each.
const RARE_ROWS = [
  `insert into exchange_rates (tenant_id, id, from_currency, to_currency, rate, source, valid_from)
   select $1, gen_random_uuid(), 'USD', 'EUR', 0.9, 'ECB', '2026-01-01' where $2::uuid is not null
   on conflict do nothing`,
  `insert into quotes (tenant_id, id, client_id, number, status, currency, total_minor, intro, valid_until, items,
     created_by_name, created_at)
   select $1, gen_random_uuid(), $2::uuid, gen_random_uuid()::text, 'sent', 'EUR', 0, '', '2099-12-31', '[]', 'Sam', now()
   where $2::uuid is not null`,
  `insert into withdrawals (tenant_id, id, status, name, email, contract, remark, locale, client_id, subscription_ids,
     received_on, received_at)
   select $1, gen_random_uuid(), 'refused', 'Ada', 'ada@example.com', 'O1', '', 'en', $2::uuid, '{}', '2026-01-01', now()`,
  `insert into cancellations (tenant_id, id, subscription_id, client_id, product_id, wanted, unused, words, status, ends_on,
     is_by_client, asked_by, asked_on, asked_at)
   select $1, gen_random_uuid(), id, client_id, product_id, 'period_end', 'none', '', 'waiting', '2027-01-01', true, 'Ada',
     '2026-01-01', now() from subscriptions where tenant_id = $1 and client_id = $2::uuid limit 1`,
  `insert into price_changes (tenant_id, id, name, currency, cohort, terms, from_on, notice_days, within_terms, status,
     created_by, created_at)
   select $1, gen_random_uuid(), 'Prices', 'EUR', '{"productIds":[],"cycles":[],"groupIds":[],"countries":[],
     "soldBefore":null,"onlyRaise":true}', '{"kind":"catalogue"}', '2099-01-01', 30, 'wait', 'draft', 'Sam', now()
   where $2::uuid is not null`,
  `insert into bank_csv_formats (tenant_id, id, name, mapping, created_at, updated_at)
   values ($1, gen_random_uuid(), 'Bank ' || $2::text,
     '{"delimiter":"semicolon","skipRows":1,"dateFormat":"DD.MM.YYYY","decimalMark":"comma","account":"A","currency":"EUR","columns":{"bookedOn":1,"amount":4,"name":2,"remittance":[3]}}',
     now(), now())`,
  `with made as (
     insert into bank_statements (tenant_id, id, format, file_name, account, currency, imported_by_name, created_at)
     select $1, gen_random_uuid(), 'csv', 'x.csv', 'A', 'EUR', 'Sam Staff', now() where $2::uuid is not null
     returning tenant_id, id)
   insert into bank_lines (tenant_id, id, statement_id, position, account, entry_ref, booked_on, amount_minor, currency,
     counterparty_name, counterparty_account, remittance, status, client_id)
   select tenant_id, gen_random_uuid(), id, 0, 'A', id::text, '2026-01-01', 1000, 'EUR', '', '', '', 'open', $2::uuid from made`,
  // Before all others of its tenant, so that it is the one that the examples name.
  `with made as (
     insert into outbox_events (tenant_id, id, name, version, payload, client_id, request_id, occurred_at, published_at)
     values ($1::uuid, ('00000000-0000-4000-8000-' || substr(md5($1::uuid::text || $2::uuid::text), 21))::uuid, 'example.happened', 1, '{}', $2::uuid, 'r', now(), now())
     returning tenant_id, id)
   insert into event_deliveries (tenant_id, event_id, consumer, state, attempts)
   select tenant_id, id, 'example', 'dead', 10 from made`,
  `insert into gateway_notices (tenant_id, id, plugin_id, event_ref, kind, state, payload, body_hash, received_at)
   values ($1, gen_random_uuid(), 'stripe', 'evt_' || $2::text, 'charge.dispute.created', 'parked',
     '{"eventId":"evt_1","type":"dispute","providerType":"charge.dispute.created"}', '', now())`,
  `insert into usage_events (tenant_id, id, client_id, subscription_id, metric_id, event_id, occurred_at, ingestion, value,
     properties, sent_by, received_at)
   select $1, gen_random_uuid(), client_id, id, 'traffic', 'event', now(), 1, '1', '{}', 'Collector', now() from subscriptions
   where tenant_id = $1 and client_id = $2::uuid limit 1`,
  `insert into gateway_differences (tenant_id, id, plugin_id, finding_key, reason, state, occurred_on, theirs_minor, currency, found_at)
   values ($1, gen_random_uuid(), 'stripe', 'entry:' || $2::text, 'missing_here', 'open', '2026-01-01', 1, 'EUR', now())`,
  `insert into roles (tenant_id, id, name, description, permissions, created_at)
   values ($1, gen_random_uuid(), 'Role ' || substr($2::text, 25), '', '{client:read}', now())`,
  `insert into sessions (tenant_id, id, user_id, surface, created_at, last_used_at, expires_at)
   select $1, gen_random_uuid(), id, 'client', now(), now(), now() + interval '1 day' from users
   where tenant_id = $1 and $2::uuid is not null limit 1`,
  `insert into api_keys (tenant_id, id, name, prefix, secret_hash, permissions, allowed_ips, created_by_id, created_at, expires_at)
   select $1, gen_random_uuid(), 'Key', substr($2::text, 25), '', '{}', '{}', id, now(), now() + interval '1 day' from users
   where tenant_id = $1 limit 1`,
  `insert into client_groups (tenant_id, id, name, color, note, created_at)
   values ($1, gen_random_uuid(), 'Group of ' || $2::text, 'info', '', now())`,
  `insert into client_notes (tenant_id, id, client_id, author_name, body, created_at)
   values ($1, gen_random_uuid(), $2::uuid, 'Sam Staff', 'Pays late', now())`,
  `insert into dunning_exemptions (tenant_id, id, client_id, reason, made_by_name, created_at)
   values ($1, gen_random_uuid(), $2::uuid, 'Pays on Friday', 'Sam Staff', now())`,
  `with made as (
     insert into coupons (tenant_id, id, name, kind, rate, amounts, duration, product_ids, cycles, includes_one_off,
       new_clients_only, minimums, is_stackable, note, created_by_name, created_at, updated_at)
     values ($1, gen_random_uuid(), 'Sale', 'percent', 0.2, '{}', 'once', '{}', '{}', false, false, '{}', true, '', 'Sam Staff',
       now(), now())
     returning tenant_id, id)
   insert into coupon_redemptions (tenant_id, id, client_id, coupon_id, terms, redeemed_at, uses)
   select tenant_id, gen_random_uuid(), $2::uuid, id::text, '{"name":"Sale","kind":"percent","rate":"0.2","amountMinor":null,
     "currency":"EUR","duration":"once","periods":null,"productIds":[],"cycles":[],"includesOneOff":false,"minimumMinor":null,
     "isStackable":true}', now(), '[{"documentId":"00000000-0000-4000-8000-000000000000","use":{"subscriptionId":null,"period":null,"slot":0,"amountMinor":"1"}}]' from made`,
  `insert into payment_methods (tenant_id, id, client_id, plugin_id, customer_ref, method_ref, label, is_default, created_at)
   values ($1, gen_random_uuid(), $2::uuid, 'stripe', 'cus_1', 'pm_' || $2::text, 'Card 4242', true, now())`,
  `insert into payment_method_setups (tenant_id, id, client_id, plugin_id, currency, status, created_at)
   values ($1, gen_random_uuid(), $2::uuid, 'stripe', 'EUR', 'needs_action', now())`,
  `insert into funds (tenant_id, id, client_id, kind, currency, left_minor, expires_on, created_at)
   values ($1, gen_random_uuid(), $2::uuid, 'granted', 'EUR', 1, '2999-01-01', now())`,
  `insert into refunds (tenant_id, id, payment_id, client_id, status, amount_minor, currency, reason, created_at)
   select $1, gen_random_uuid(), id, client_id, 'failed', 1, currency, 'test', now() from payments
   where tenant_id = $1 and client_id = $2::uuid limit 1`,
  `insert into disputes (tenant_id, id, payment_id, client_id, plugin_id, provider_ref, status, reason, amount_minor, currency,
     opened_at, seen_at, booking, booked_minor, bookings, fee_minor)
   select $1, gen_random_uuid(), id, client_id, 'stripe', 'du_' || id, 'needs_response', 'fraudulent', 1, currency,
     now(), now(), 'none', 0, 0, 0 from payments
   where tenant_id = $1 and client_id = $2::uuid limit 1`,
  `insert into renewal_stops (tenant_id, id, kind, reason, state, stopped_on, client_id, currency, facts, created_at)
   values ($1, gen_random_uuid(), 'invoice', 'far_above_history', 'waiting', current_date, $2::uuid, 'EUR',
     '{"totalMinor":"90000","usualMinor":"1000"}', now())`,
  `insert into carts (tenant_id, id, token_hash, currency, created_at, expires_at)
   values ($1, gen_random_uuid(), decode(md5($2::text), 'hex'), 'EUR', now(), now() + interval '1 day')`,
  `insert into mail_templates (tenant_id, id, template, locale, subject, body, updated_at)
   values ($1, gen_random_uuid(), 'example ' || substr($2::text, 25), 'en', '', '', now())`,
  `insert into tax_rates (tenant_id, id, name, country, category, rate, valid_from)
   values ($1, gen_random_uuid(), 'VAT', 'X' || substr($2::text, 36), 'standard', 0.2, '2026-01-01')`,
  `with made as (
     insert into product_options (tenant_id, id, product_id, key, kind, position)
     select $1, gen_random_uuid(), id, 'option_' || substr($2::text, 25), 'choice', 9 from products where tenant_id = $1 limit 1
     returning tenant_id, id)
   insert into option_choices (tenant_id, id, option_id, key, is_default, position)
   select tenant_id, gen_random_uuid(), id, 'one', true, 0 from made`,
];

/** Adds a row of each kind that the demo's month makes none of, by SQL: only their ids matter here. */
export async function addRareRows(admin: pg.Client, tenantId: string, clientId: string): Promise<void> {
  for (const statement of RARE_ROWS) await admin.query(statement, [tenantId, clientId]);
}

/** One id of every kind of a tenant; of a client account where the table has one. Kinds without a row are left out. */
export async function idsOf(admin: pg.Client, tenantId: string, clientId?: string): Promise<Ids> {
  const ids = new Map<string, string>();
  for (const [kind, table] of Object.entries(ID_TABLES)) {
    const columns = await admin.query(
      "select 1 from information_schema.columns where table_name = $1 and column_name = 'client_id'",
      [table],
    );
    const isScoped = clientId !== undefined && columns.rows.length > 0;
    const { rows } = await admin.query(
      `select id from ${table} where tenant_id = $1 ${isScoped ? 'and client_id = $2' : ''} order by id limit 1`,
      isScoped ? [tenantId, clientId] : [tenantId],
    );
    if (rows[0]) ids.set(kind, rows[0].id);
  }
  const { rows } = await admin.query('select client_group_id as id from clients where tenant_id = $1 and id = $2', [
    tenantId,
    clientId,
  ]);
  if (rows[0]?.id) ids.set('client_group', rows[0].id);
  return ids;
}

/** Random ids that belong to nobody. */
export function randomIds(): Ids {
  return new Map(Object.keys(ID_TABLES).map((kind) => [kind, newId()]));
}

export interface Answer {
  status: number;
  code: string | undefined;
  body: string;
}

/** What an example asked for: its input, and the kinds of ids in it. */
export function inputWith(
  procedure: WalkedProcedure,
  ids: Ids,
): { input: unknown; kinds: Set<string>; missing: Set<string> } {
  const kinds = new Set<string>();
  const missing = new Set<string>();
  const input = procedure.meta?.example((kind) => {
    kinds.add(kind);
    const id = ids.get(kind);
    if (id === undefined) missing.add(kind);
    return id ?? newId();
  });
  return { input, kinds, missing };
}

/** Calls a procedure through HTTP, as a browser of `host` does. */
export async function callProcedure(
  server: FastifyInstance,
  { path, type }: WalkedProcedure,
  of: { input: unknown; host: string; token?: string | undefined },
): Promise<Answer> {
  const headers = {
    host: of.host,
    'x-p1': '1',
    'content-type': 'application/json',
    ...(of.token === undefined ? {} : { authorization: `Bearer ${of.token}` }),
  };
  const query = `?input=${encodeURIComponent(JSON.stringify(of.input ?? {}))}`;
  const answer =
    type === 'query'
      ? await server.inject({ method: 'GET', url: `/trpc/${path}${query}`, headers })
      : await server.inject({ method: 'POST', url: `/trpc/${path}`, headers, payload: JSON.stringify(of.input ?? {}) });
  const parsed: { error?: { data?: { code?: string } } } = answer.json();
  return { status: answer.statusCode, code: parsed.error?.data?.code, body: answer.body };
}
