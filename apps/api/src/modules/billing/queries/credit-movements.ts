import { id, page } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { clientParty } from '#modules/clients/index.ts';

const MAX_COUNT = 10_000;

type Row = Record<string, unknown> & {
  id: string;
  kind: string;
  description: string;
  day: string;
  account: 'client_credit' | 'wallet_granted' | 'wallet_purchased';
  currency: string;
  amount: string;
  balance: string;
  invoice_id: string | null;
  invoice_number: string | null;
  payment_id: string | null;
  total: number;
};

const KINDS = { client_credit: 'credit_note', wallet_granted: 'granted', wallet_purchased: 'purchased' } as const;

/** What came into a client's credit and what was spent, the latest first, from the ledger; with the balance after it. */
export const creditMovements = defineQuery({
  name: 'billing.credit_movements',
  permission: 'invoice:read',
  input: z.strictObject({ ...page, clientId: id() }),
  example: (of) => ({ clientId: of('client') }),
  async run(ctx, { clientId, limit, offset }) {
    await clientParty(ctx, clientId);
    const { rows } = await ctx.tx.execute<Row>(sql`
      with moved as (
        select t.id, t.kind, t.description, t.occurred_on, t.created_at, e.account, e.currency,
          coalesce(e.invoice_id, t.invoice_id) as invoice_id, e.payment_id, -sum(e.amount_minor) as amount
        from ledger_entries e
        join ledger_transactions t on t.tenant_id = e.tenant_id and t.id = e.transaction_id
        where e.tenant_id = ${ctx.tenant.id} and e.client_id = ${clientId}
          and e.account in ('client_credit', 'wallet_granted', 'wallet_purchased')
        group by t.tenant_id, t.id, e.account, e.currency, coalesce(e.invoice_id, t.invoice_id), e.payment_id
      ),
      told as (
        select moved.*, sum(amount) over (partition by currency order by created_at, id, account, invoice_id, payment_id)
          as balance
        from moved where amount <> 0
      )
      select told.id, told.kind, told.description, told.occurred_on::text as day, told.account, told.currency,
        told.amount::text, told.balance::text, told.invoice_id, i.number as invoice_number, told.payment_id,
        least(count(*) over (), ${MAX_COUNT})::int as total
      from told left join invoices i on i.tenant_id = ${ctx.tenant.id} and i.id = told.invoice_id
      order by told.created_at desc, told.id desc, told.account desc, told.invoice_id desc, told.payment_id desc
      limit ${limit} offset ${offset}`);
    const total = rows[0]?.total ?? 0;
    return {
      rows: rows.map((row) => ({
        id: `${row.id} ${row.account} ${row.invoice_id} ${row.payment_id}`,
        kind: row.kind,
        // What staff wrote; other descriptions say no more than the kind.
        note: row.kind === 'credit_granted' || row.kind === 'credit_added' ? row.description : null,
        day: row.day,
        fundKind: KINDS[row.account],
        amount: { amountMinor: row.amount, currency: row.currency },
        balance: { amountMinor: row.balance, currency: row.currency },
        invoice: row.invoice_id === null ? null : { id: row.invoice_id, number: row.invoice_number },
        paymentId: row.payment_id,
      })),
      total,
      isTotalCapped: total === MAX_COUNT,
    };
  },
});
