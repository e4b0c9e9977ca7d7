import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { openAmount } from '../store/invoices.ts';

/**
 * Proves the books: every transaction sums to zero, the credit of each client and kind equals its ledger account, and each issued
 * invoice waits for what the accounts of receivables say. Empty lists mean that all is well.
 */
export const checkLedger = defineQuery({
  name: 'billing.check_ledger',
  permission: 'audit:read',
  input: z.strictObject({}),
  example: () => ({}),
  async run(ctx) {
    const tenant = ctx.tenant.id;
    const unbalanced = await ctx.tx.execute<{ id: string }>(
      sql`select transaction_id as id from ledger_entries where tenant_id = ${tenant}
          group by transaction_id, currency having sum(amount_minor) <> 0 limit 100`,
    );
    const credit = await ctx.tx.execute<{ id: string }>(
      sql`select coalesce(l.client_id, c.client_id) as id
          from (select client_id, currency, account, -sum(amount_minor) as balance from ledger_entries
                where tenant_id = ${tenant} and account in ('client_credit', 'wallet_granted', 'wallet_purchased')
                group by client_id, currency, account) l
          full join (select client_id, currency, case kind when 'granted' then 'wallet_granted'
                       when 'purchased' then 'wallet_purchased' else 'client_credit' end as account,
                       sum(left_minor) as balance_minor from funds
                     where tenant_id = ${tenant} group by client_id, currency, kind) c
            on c.client_id = l.client_id and c.currency = l.currency and c.account = l.account
          where coalesce(l.balance, 0) <> coalesce(c.balance_minor, 0) limit 100`,
    );
    const receivable = await ctx.tx.execute<{ id: string }>(
      sql`select coalesce(i.id, l.invoice_id) as id
          from (select id, case when kind = 'invoice' and status in ('issued', 'paid', 'uncollectible')
                  then ${openAmount} else 0 end as open
                from invoices where tenant_id = ${tenant} and status <> 'draft') i
          full join (select invoice_id, sum(amount_minor) as open from ledger_entries
                     where tenant_id = ${tenant} and account in ('receivable', 'disputed_receivable')
                     group by invoice_id) l
            on l.invoice_id = i.id
          where coalesce(i.open, 0) <> coalesce(l.open, 0) limit 100`,
    );
    const ids = (rows: { id: string }[]) => rows.map((row) => row.id);
    const found = {
      unbalancedTransactions: ids(unbalanced.rows),
      clientsWithWrongCredit: ids(credit.rows),
      invoicesWithWrongReceivable: ids(receivable.rows),
    };
    return { isValid: Object.values(found).every((list) => list.length === 0), ...found };
  },
});
