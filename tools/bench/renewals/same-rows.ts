import type pg from 'pg';
import type { Contender } from './contenders.ts';

const IDS = `'{tenant_id,id,client_id,invoice_id,transaction_id,subscription_id,resource_id,request_id,number,business_key,
  rate_key,payload,detail,buyer,created_at,issued_at,occurred_at,recorded_at}'::text[]`;
const TABLES = ['invoices', 'invoice_lines', 'ledger_transactions', 'ledger_entries', 'outbox_events', 'audit_entries'];

/** Throws where ways to bill the same did not write the same rows, but for ids and moments. */
export async function demandSameRows(admin: pg.Client, of: readonly Contender[]): Promise<void> {
  for (const table of TABLES) {
    const kinds: string[] = [];
    for (const { tenantId } of of) {
      const { rows } = await admin.query<{ kinds: string }>(
        `select jsonb_agg(distinct to_jsonb(t) - ${IDS})::text as kinds from ${table} t where tenant_id = $1`,
        [tenantId],
      );
      kinds.push(rows[0]?.kinds ?? '');
    }
    const [first] = kinds;
    const other = kinds.find((one) => one !== first);
    if (other !== undefined) throw new Error(`${table} is written in two ways:\n${first}\n${other}`);
  }
}
