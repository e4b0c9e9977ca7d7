import { LEDGER_ACCOUNTS, type LedgerAccount } from '@panel1/shared-types';
import { type SQL, sql } from 'drizzle-orm';
import type { QueryContext } from '#lib/command/command.ts';
import { ofOwnClients } from './scope-sql.ts';

export interface BalanceRow {
  account: LedgerAccount;
  currency: string;
  debitMinor: string;
  creditMinor: string;
}

/** Debits and credits of each account up to the end of a day; of the present one without looking at single transactions. */
export async function balancesAt(ctx: QueryContext, on: Temporal.PlainDate): Promise<BalanceRow[]> {
  const later = sql`select from ledger_transactions t where t.tenant_id = ${ctx.tenant.id} and t.occurred_on > ${on.toString()}`;
  const { rows: found } = await ctx.tx.execute<{ any: boolean }>(sql`select exists (${later}) as any`);
  const isBooked = sql`exists (select from ledger_transactions t where t.tenant_id = e.tenant_id
    and t.id = e.transaction_id and t.occurred_on <= ${on.toString()})`;
  const { rows } = await ctx.tx.execute<{ [K in keyof BalanceRow]: BalanceRow[K] }>(sql`
    select e.account, e.currency, coalesce(sum(e.amount_minor) filter (where e.amount_minor > 0), 0)::text as "debitMinor",
      coalesce(-sum(e.amount_minor) filter (where e.amount_minor < 0), 0)::text as "creditMinor"
    from ledger_entries e
    where e.tenant_id = ${ctx.tenant.id} ${ofOwnClients(ctx, sql`e.client_id`)} ${found[0]?.any === true ? sql`and ${isBooked}` : sql``}
    group by e.account, e.currency`);
  const position = (row: BalanceRow) => LEDGER_ACCOUNTS.indexOf(row.account);
  return rows.sort((a, b) =>
    a.currency === b.currency ? position(a) - position(b) : a.currency < b.currency ? -1 : 1,
  );
}

export interface JournalFilter {
  from?: string | undefined;
  to?: string | undefined;
  account?: LedgerAccount | undefined;
  currency?: string | undefined;
  clientId?: string | undefined;
  kind?: string | undefined;
  invoiceId?: string | undefined;
}

/** Transactions (as `t`) that a filter leaves; an account and a currency are those of any of its entries. */
function matching(ctx: QueryContext, of: JournalFilter): SQL {
  const any = (column: SQL, value: string) => sql`and exists (select from ledger_entries e
    where e.tenant_id = t.tenant_id and e.transaction_id = t.id and ${column} = ${value})`;
  return sql.join(
    [
      sql`t.tenant_id = ${ctx.tenant.id} ${ofOwnClients(ctx, sql`t.client_id`)}`,
      of.from === undefined ? undefined : sql`and t.occurred_on >= ${of.from}`,
      of.to === undefined ? undefined : sql`and t.occurred_on <= ${of.to}`,
      of.clientId === undefined ? undefined : sql`and t.client_id = ${of.clientId}`,
      of.kind === undefined ? undefined : sql`and t.kind = ${of.kind}`,
      of.account === undefined ? undefined : any(sql`e.account`, of.account),
      of.currency === undefined ? undefined : any(sql`e.currency`, of.currency),
      of.invoiceId === undefined ? undefined : any(sql`e.invoice_id`, of.invoiceId),
    ].filter((part) => part !== undefined),
    sql` `,
  );
}

export interface JournalEntry {
  account: LedgerAccount;
  amountMinor: string;
  currency: string;
  invoiceId: string | null;
  invoiceNumber: string | null;
  paymentId: string | null;
}

export interface JournalRow {
  transactionId: string;
  occurredOn: string;
  kind: string;
  description: string;
  clientId: string | null;
  clientName: string | null;
  entries: JournalEntry[];
}

interface Window {
  order: 'asc' | 'desc';
  limit: number;
  offset?: number;
  /** Goes on behind this transaction, in ascending order. */
  after?: { occurredOn: string; transactionId: string } | undefined;
}

/** Transactions with their entries; each page reads the entries of its own transactions only. */
export async function journalPage(ctx: QueryContext, filter: JournalFilter, of: Window): Promise<JournalRow[]> {
  const direction = of.order === 'asc' ? sql`asc` : sql`desc`;
  const after = of.after;
  const { rows } = await ctx.tx.execute<{ [K in keyof JournalRow]: JournalRow[K] }>(sql`
    with page as (
      select t.id, t.occurred_on, t.kind, t.description, t.client_id from ledger_transactions t
      where ${matching(ctx, filter)}
        ${after === undefined ? sql`` : sql`and (t.occurred_on, t.id) > (${after.occurredOn}, ${after.transactionId})`}
      order by t.occurred_on ${direction}, t.id ${direction} limit ${of.limit} offset ${of.offset ?? 0}
    )
    select p.id as "transactionId", to_char(p.occurred_on, 'YYYY-MM-DD') as "occurredOn", p.kind, p.description,
      p.client_id as "clientId", coalesce(c.company, c.name) as "clientName", x.entries
    from page p
    left join clients c on c.tenant_id = ${ctx.tenant.id} and c.id = p.client_id
    cross join lateral (
      select json_agg(json_build_object('account', e.account, 'amountMinor', e.amount_minor::text, 'currency', e.currency,
        'invoiceId', e.invoice_id, 'invoiceNumber', i.number, 'paymentId', e.payment_id) order by e.id) as entries
      from ledger_entries e left join invoices i on i.tenant_id = e.tenant_id and i.id = e.invoice_id
      where e.tenant_id = ${ctx.tenant.id} and e.transaction_id = p.id
    ) x
    order by p.occurred_on ${direction}, p.id ${direction}`);
  return rows.map((row) => ({ ...row, entries: row.entries ?? [] }));
}

const MAX_COUNT = 10_000;

/** How many transactions a filter leaves, counted up to 10,000. */
export async function journalCount(ctx: QueryContext, filter: JournalFilter): Promise<number> {
  const { rows } = await ctx.tx.execute<{ total: number }>(
    sql`select count(*)::int as total from (select from ledger_transactions t where ${matching(ctx, filter)}
        limit ${MAX_COUNT}) counted`,
  );
  return rows[0]?.total ?? 0;
}
