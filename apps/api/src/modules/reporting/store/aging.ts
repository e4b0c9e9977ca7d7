import { type SQL, sql } from 'drizzle-orm';
import type { QueryContext } from '#lib/command/command.ts';
import { openMinor } from './documents-sql.ts';
import { ofOwnClients } from './scope-sql.ts';

/** How long an invoice is overdue. */
export const AGES = ['not_due', 'days_1_30', 'days_31_60', 'days_61_90', 'over_90'] as const;
export type Age = (typeof AGES)[number];

export interface AgeRow {
  age: Age;
  currency: string;
  amountMinor: string;
  invoices: number;
  clients: number;
}

/** Days between the due date of an invoice (as `i`) and today. */
const lateDays = (ctx: QueryContext): SQL => sql`(${ctx.today.toString()}::date - i.due_on)`;

const ageOf = (ctx: QueryContext): SQL => sql`case when ${lateDays(ctx)} <= 0 then 'not_due'
  when ${lateDays(ctx)} <= 30 then 'days_1_30' when ${lateDays(ctx)} <= 60 then 'days_31_60'
  when ${lateDays(ctx)} <= 90 then 'days_61_90' else 'over_90' end`;

const isOpen = (ctx: QueryContext): SQL => sql`i.tenant_id = ${ctx.tenant.id} and i.status = 'issued'
  and i.kind = 'invoice' and ${openMinor} > 0 ${ofOwnClients(ctx, sql`i.client_id`)}`;

/** What is still to be paid, by how long it is overdue. */
export async function openByAge(ctx: QueryContext): Promise<AgeRow[]> {
  const { rows } = await ctx.tx.execute<{ [K in keyof AgeRow]: AgeRow[K] }>(sql`
    select ${ageOf(ctx)} as age, i.currency, sum(${openMinor})::text as "amountMinor", count(*)::int as invoices,
      count(distinct i.client_id)::int as clients
    from invoices i where ${isOpen(ctx)} group by 1, 2 order by 2, 1`);
  return rows;
}

export interface OpenInvoiceRow {
  invoiceId: string;
  number: string | null;
  clientId: string;
  clientName: string;
  dueOn: string;
  lateDays: number;
  amountMinor: string;
  currency: string;
}

interface Page {
  limit: number;
  offset: number;
  currency?: string | undefined;
  age?: Age | undefined;
}

const MAX_COUNT = 10_000;

/** The invoices behind an age, the one overdue longest first. */
export async function openInvoicesOfAge(
  ctx: QueryContext,
  of: Page,
): Promise<{ rows: OpenInvoiceRow[]; total: number }> {
  const where = sql`${isOpen(ctx)} ${of.currency === undefined ? sql`` : sql`and i.currency = ${of.currency}`}
    ${of.age === undefined ? sql`` : sql`and ${ageOf(ctx)} = ${of.age}`}`;
  const { rows } = await ctx.tx.execute<{ [K in keyof OpenInvoiceRow]: OpenInvoiceRow[K] }>(sql`
    select i.id as "invoiceId", i.number, i.client_id as "clientId", coalesce(c.company, c.name) as "clientName",
      to_char(i.due_on, 'YYYY-MM-DD') as "dueOn", greatest(${lateDays(ctx)}, 0) as "lateDays",
      ${openMinor}::text as "amountMinor", i.currency
    from invoices i join clients c on c.tenant_id = i.tenant_id and c.id = i.client_id
    where ${where} order by i.due_on, i.id limit ${of.limit} offset ${of.offset}`);
  const { rows: counted } = await ctx.tx.execute<{ total: number }>(
    sql`select count(*)::int as total from (select 1 from invoices i where ${where} limit ${MAX_COUNT}) counted`,
  );
  return { rows, total: counted[0]?.total ?? 0 };
}
