import { type SQL, sql } from 'drizzle-orm';
import type { QueryContext } from '#lib/command/command.ts';
import { numberRegex } from '../core/number-regex.ts';
import { openMinor } from './documents-sql.ts';
import { ofOwnClients } from './scope-sql.ts';

/** Something that the books say in two ways. */
export interface Finding {
  /** Of the transaction, client or invoice. */
  id: string | null;
  label: string | null;
  currency: string | null;
  expected: string;
  found: string;
}

/** Findings that are listed; the books of a whole year may be wrong in the same way. */
export const MAX_FINDINGS = 100;

type Row = { [K in keyof Finding]: Finding[K] };

/** What of `apart` is found, with the names of the clients. */
const named = (ctx: QueryContext): SQL => sql`
  select a.id, coalesce(c.company, c.name) as label, a.currency, a.expected::text, a.found::text
  from apart a left join clients c on c.tenant_id = ${ctx.tenant.id} and c.id = a.id`;

/**
 * True when some transaction may be out of balance: the entries of each are weighed with a number of its own, so that what
 * balances comes to nothing. One pass without a group per transaction; only what does not pass is looked at closely.
 */
async function isOff(ctx: QueryContext): Promise<boolean> {
  const { rows } = await ctx.tx.execute<{ off: boolean }>(sql`
    select coalesce(bool_or(weighed <> 0), false) as off from (
      select sum(amount_minor::numeric * uuid_hash_extended(transaction_id, 0)) as weighed from ledger_entries
      where tenant_id = ${ctx.tenant.id} ${ofOwnClients(ctx, sql`client_id`)} group by currency
    ) weights`);
  return rows[0]?.off ?? false;
}

/** Transactions whose debits are not their credits. */
export async function unbalanced(ctx: QueryContext): Promise<Finding[]> {
  if (!(await isOff(ctx))) return [];
  const { rows } = await ctx.tx.execute<Row>(sql`
    with off as (
      select transaction_id, currency, sum(amount_minor) as amount from ledger_entries
      where tenant_id = ${ctx.tenant.id} ${ofOwnClients(ctx, sql`client_id`)}
      group by transaction_id, currency having sum(amount_minor) <> 0 limit ${MAX_FINDINGS}
    )
    select o.transaction_id as id, t.description as label, o.currency, '0' as expected, o.amount::text as found
    from off o left join ledger_transactions t on t.tenant_id = ${ctx.tenant.id} and t.id = o.transaction_id`);
  return rows;
}

/** Clients whose invoices wait for another amount than the accounts of receivables say. */
export async function wrongReceivables(ctx: QueryContext): Promise<Finding[]> {
  const { rows } = await ctx.tx.execute<Row>(sql`
    with booked as (
      select client_id, currency, sum(amount_minor) as open from ledger_entries
      where tenant_id = ${ctx.tenant.id} and account in ('receivable', 'disputed_receivable')
        ${ofOwnClients(ctx, sql`client_id`)}
      group by client_id, currency
    ),
    stated as (
      select i.client_id, i.currency,
        sum(case when i.kind = 'invoice' then ${openMinor} when i.status <> 'paid' then i.disputed_minor else 0 end) as open
      from invoices i
      where i.tenant_id = ${ctx.tenant.id} and i.kind <> 'credit_note' and i.status not in ('draft', 'pending_tax', 'void')
        ${ofOwnClients(ctx, sql`i.client_id`)}
      group by i.client_id, i.currency
    ),
    apart as (
      select coalesce(b.client_id, s.client_id) as id, coalesce(b.currency, s.currency) as currency,
        coalesce(b.open, 0) as expected, coalesce(s.open, 0) as found
      from booked b full join stated s on s.client_id = b.client_id and s.currency = b.currency
      where coalesce(b.open, 0) <> coalesce(s.open, 0) limit ${MAX_FINDINGS}
    )
    ${named(ctx)}`);
  return rows;
}

/** Clients whose credit is another than the accounts of credit say. */
export async function wrongCredit(ctx: QueryContext): Promise<Finding[]> {
  const { rows } = await ctx.tx.execute<Row>(sql`
    with booked as (
      select client_id, currency, -sum(amount_minor) as balance from ledger_entries
      where tenant_id = ${ctx.tenant.id} and account in ('client_credit', 'wallet_granted', 'wallet_purchased')
        ${ofOwnClients(ctx, sql`client_id`)}
      group by client_id, currency
    ),
    stated as (
      select client_id, currency, sum(left_minor) as balance from funds
      where tenant_id = ${ctx.tenant.id} group by client_id, currency
    ),
    apart as (
      select coalesce(b.client_id, s.client_id) as id, coalesce(b.currency, s.currency) as currency,
        coalesce(b.balance, 0) as expected, coalesce(s.balance, 0) as found
      from booked b full join stated s on s.client_id = b.client_id and s.currency = b.currency
      where coalesce(b.balance, 0) <> coalesce(s.balance, 0) limit ${MAX_FINDINGS}
    )
    ${named(ctx)}`);
  return rows;
}

/** Numbers of invoices that were left out or given twice, of those that look as the series does now. */
export async function numberGaps(ctx: QueryContext): Promise<Finding[]> {
  const { rows: series } = await ctx.tx.execute<{ pattern: string }>(
    sql`select pattern from numbering_series where tenant_id = ${ctx.tenant.id} and series = 'invoice'`,
  );
  const { rows } = await ctx.tx.execute<Row>(sql`
    with counted as (
      select i.id, i.number, substring(i.number from ${numberRegex(series[0]?.pattern ?? '{number}')})::bigint as n
      from invoices i where i.tenant_id = ${ctx.tenant.id} and i.kind = 'invoice' and i.number is not null
    ),
    pairs as (select id, number, n, lag(n) over (order by n) as before from counted where n is not null)
    select id, number as label, null as currency, (before + 1)::text as expected, n::text as found
    from pairs where n - before <> 1 order by n limit ${MAX_FINDINGS}`);
  return rows;
}
