import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Every subscription is billed monthly from this day, two weeks ahead: that is on the first of each month. */
const ANCHOR = '2026-01-15';
const FIRST_DUE = '2026-02-01';
/** What all tenants sell, so that their lines are alike. */
const PRODUCT_ID = '01900000-0000-7000-8000-000000000001';

/** The day on which a round's renewals are due, the first being round 0. */
export const dayOf = (round: number): string =>
  new Date(Date.UTC(2026, 1 + round, 1)).toISOString().slice(0, 'yyyy-mm-dd'.length);

/** A tenant that sells at 19 % VAT; answers its id. */
export async function layTenant(admin: pg.Client): Promise<string> {
  const tenantId = randomUUID();
  const slug = `bench-${tenantId.slice(0, 8)}`;
  await admin.query(
    `insert into tenants (tenant_id, slug, name, status, locale, currency, time_zone, country, created_at)
     values ($1, $2, 'Bench', 'active', 'en', 'EUR', 'UTC', 'DE', now())`,
    [tenantId, slug],
  );
  for (const series of ['invoice', 'credit_note', 'client', 'order'])
    await admin.query('insert into numbering_series values ($1, $2, $3, 7, 1)', [tenantId, series, 'N{number}']);
  const settings = {
    company: { name: 'Bench', address1: 'Test Street 1', city: 'Berlin', country: 'DE' },
    tax: { chargesTax: true },
  };
  for (const [section, value] of Object.entries(settings))
    await admin.query('insert into tenant_settings values ($1, $2, $3)', [tenantId, section, value]);
  return tenantId;
}

/** Clients with one subscription each, due on the first of every month from February on, or only in ten years. */
export async function laySubscriptions(
  admin: pg.Client,
  of: { tenantId: string; count: number; isDue: boolean },
): Promise<void> {
  const { tenantId, count, isDue } = of;
  await admin.query('set session_replication_role = replica');
  await admin.query(
    `with c as (
       insert into clients (tenant_id, id, client_id, number, name, email, country, currency, locale, status,
                            search_text, created_at, updated_at)
       select $1, f.id, f.id, f.id::text, 'Client', 'client@bench.example', 'DE', 'EUR', 'en', 'active', '', now(), now()
       from (select uuidv7() as id from generate_series(1, $2::int)) f returning id
     )
     insert into subscriptions (tenant_id, id, client_id, product_id, description, cycle, quantity, currency,
       recurring_minor, tax_category, configuration, status, anchor_on, periods_invoiced, next_invoice_on, created_at)
     select $1, uuidv7(), c.id, $3, 'Hosting, Start', 'monthly', 1, 'EUR', 990, 'standard',
       '{"options":{},"fields":{}}', 'active', $4, 1, $5, now() from c`,
    [tenantId, count, PRODUCT_ID, ANCHOR, isDue ? FIRST_DUE : '2036-01-01'],
  );
  await admin.query('set session_replication_role = origin');
  await admin.query('analyze clients, subscriptions');
}

/** How many of a tenant are due on a day. */
export async function countDue(admin: pg.Client, tenantId: string, day: string): Promise<number> {
  const { rows } = await admin.query<{ n: number }>(
    'select count(*)::int as n from subscriptions where tenant_id = $1 and next_invoice_on <= $2',
    [tenantId, day],
  );
  return rows[0]?.n ?? 0;
}
