import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { newId } from '#lib/ids/new-id.ts';
import type { WalkedProcedure } from './router-walk.ts';

/** Where the ids of each kind of the generated tests live. */
export const ID_TABLES = {
  api_key: 'api_keys',
  cart: 'carts',
  category: 'product_categories',
  choice: 'option_choices',
  client: 'clients',
  component: 'product_components',
  contact: 'client_contacts',
  effect: 'effects',
  field: 'product_fields',
  invoice: 'invoices',
  mail: 'mails',
  mail_template: 'mail_templates',
  note: 'client_notes',
  option: 'product_options',
  order: 'orders',
  payment: 'payments',
  payment_method: 'payment_methods',
  plugin: 'tenant_plugins',
  price: 'product_prices',
  product: 'products',
  refund: 'refunds',
  role: 'roles',
  server: 'servers',
  server_group: 'server_groups',
  service: 'services',
  session: 'sessions',
  staff_user: 'users',
  subscription: 'subscriptions',
  tax_rate: 'tax_rates',
  user: 'users',
} as const satisfies Record<string, string>;

/** Ids by kind, of one tenant and, where the table knows clients, of one client account. */
export type Ids = ReadonlyMap<string, string>;

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
