import { type SQL, sql } from 'drizzle-orm';
import type { QueryContext } from '#lib/command/command.ts';
import type { DayRange } from '../input.ts';
import { isSale, productOfKey, productOfLine, signed } from './documents-sql.ts';

export interface ProductRevenueRow {
  productId: string | null;
  currency: string;
  netMinor: string;
  invoices: number;
  clients: number;
}

/** Net of the lines of invoices issued in a period, by product; lines without a subscription have none. */
export async function revenueOfProducts(ctx: QueryContext, { from, to }: DayRange): Promise<ProductRevenueRow[]> {
  const { rows } = await ctx.tx.execute<{ [K in keyof ProductRevenueRow]: ProductRevenueRow[K] }>(sql`
    select ${productOfLine} as "productId", l.currency, sum(${signed(sql`l.net_minor`)})::text as "netMinor",
      count(distinct l.invoice_id)::int as invoices, count(distinct l.client_id)::int as clients
    from invoices i
    join invoice_lines l on l.tenant_id = i.tenant_id and l.invoice_id = i.id
    ${productOfKey}
    where ${isSoldIn(ctx, { from, to })}
    group by 1, 2 order by l.currency, sum(${signed(sql`l.net_minor`)}) desc, 1`);
  return rows;
}

export interface TaxRow {
  /** Whose tax it is; where it is nobody's, the country of the buyer as it stands on the invoice. */
  country: string;
  /** Code of EN 16931: S, Z, E, AE, K, G, O, L, M. Null on lines from before taxes were decided by rule. */
  category: string | null;
  reasonCode: string | null;
  taxName: string | null;
  rate: string;
  currency: string;
  netMinor: string;
  taxMinor: string;
  invoices: number;
}

/** A tax of a line (as `l`): one row each of several, one without a name where there is none. */
const taxesOfLine = sql`(
  select one.name, one.rate::numeric as rate, one."taxMinor"::bigint as tax_minor
  from jsonb_to_recordset(l.taxes) as one(name text, rate text, "taxMinor" text)
  union all
  select l.tax_name, l.tax_rate, l.tax_minor where l.taxes is null or jsonb_array_length(l.taxes) = 0)`;

/** Net and tax of the lines of invoices issued in a period, by country and rate; several taxes of a line are a row each. */
export async function taxOfPeriod(ctx: QueryContext, { from, to }: DayRange): Promise<TaxRow[]> {
  const { rows } = await ctx.tx.execute<{ [K in keyof TaxRow]: TaxRow[K] }>(sql`
    select coalesce(l.tax_country, i.buyer ->> 'country') as country, l.tax ->> 'category' as category,
      l.tax_reason_code as "reasonCode", tax.name as "taxName", trim_scale(tax.rate)::text as rate, l.currency,
      sum(${signed(sql`l.net_minor`)})::text as "netMinor", sum(${signed(sql`tax.tax_minor`)})::text as "taxMinor",
      count(distinct l.invoice_id)::int as invoices
    from invoices i
    join invoice_lines l on l.tenant_id = i.tenant_id and l.invoice_id = i.id
    cross join lateral ${taxesOfLine} tax
    where ${isSoldIn(ctx, { from, to })}
    group by 1, 2, 3, 4, tax.rate, 6 order by l.currency, 1, tax.rate desc, 2, 4, 3`);
  return rows;
}

/** Net and tax of all these lines, each once. */
export async function salesOfPeriod(
  ctx: QueryContext,
  { from, to }: DayRange,
): Promise<{ currency: string; netMinor: string; taxMinor: string }[]> {
  const { rows } = await ctx.tx.execute<{ currency: string; netMinor: string; taxMinor: string }>(sql`
    select i.currency, sum(${signed(sql`i.net_minor`)})::text as "netMinor",
      sum(${signed(sql`i.tax_minor`)})::text as "taxMinor"
    from invoices i where ${isSoldIn(ctx, { from, to })} group by i.currency order by i.currency`);
  return rows;
}

const isSoldIn = (ctx: QueryContext, { from, to }: DayRange): SQL => sql`i.tenant_id = ${ctx.tenant.id} and ${isSale}
  and i.issued_on between ${from.toString()} and ${to.toString()}`;

export interface GatewayRow {
  pluginId: string;
  currency: string;
  receivedMinor: string;
  payments: number;
  refundedMinor: string;
  refunds: number;
}

/** Money that came and went back through each gateway in a period, by the day on which it was settled. */
export async function moneyOfGateways(ctx: QueryContext, { from, to }: DayRange): Promise<GatewayRow[]> {
  const { timeZone, id: tenant } = ctx.tenant;
  const since = from.toZonedDateTime(timeZone).toInstant().toString();
  const until = to.add({ days: 1 }).toZonedDateTime(timeZone).toInstant().toString();
  const { rows } = await ctx.tx.execute<{ [K in keyof GatewayRow]: GatewayRow[K] }>(sql`
    select plugin_id as "pluginId", currency,
      coalesce(sum(amount_minor) filter (where not is_refund), 0)::text as "receivedMinor",
      (count(*) filter (where not is_refund))::int as payments,
      coalesce(sum(amount_minor) filter (where is_refund), 0)::text as "refundedMinor",
      (count(*) filter (where is_refund))::int as refunds
    from (
      select plugin_id, currency, amount_minor, false as is_refund from payments
      where tenant_id = ${tenant} and status = 'succeeded' and settled_at >= ${since} and settled_at < ${until}
      union all
      select p.plugin_id, r.currency, r.amount_minor, true from refunds r
      join payments p on p.tenant_id = r.tenant_id and p.id = r.payment_id
      where r.tenant_id = ${tenant} and r.status = 'succeeded' and r.settled_at >= ${since} and r.settled_at < ${until}
    ) moved
    group by plugin_id, currency order by currency, plugin_id`);
  return rows;
}
