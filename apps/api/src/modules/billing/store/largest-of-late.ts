import { sql } from 'drizzle-orm';
import type { QueryContext } from '#lib/command/command.ts';

/** How many invoices of a client are looked back over. */
const LATELY = 12;

/**
 * The largest of each client's last invoices in minor units, by `client currency`; clients without any are left out.
 * `except`: invoices that do not count, since they are the ones in question.
 */
export async function largestOfLate(
  ctx: QueryContext,
  of: { clientIds: readonly string[]; except: readonly string[] },
): Promise<ReadonlyMap<string, bigint>> {
  const ids = [...new Set(of.clientIds)];
  if (ids.length === 0) return new Map();
  const { rows } = await ctx.tx.execute<{ client_id: string; currency: string; largest: string }>(
    sql`select c.id as client_id, i.currency, max(i.total_minor)::text as largest
        from unnest(${asArray(ids)}::uuid[]) c (id),
          lateral (select currency, total_minor from invoices
                   where tenant_id = ${ctx.tenant.id} and client_id = c.id and kind <> 'credit_note'
                     and status in ('issued', 'paid', 'uncollectible') and id <> all (${asArray(of.except)}::uuid[])
                   order by created_at desc limit ${LATELY}) i
        group by c.id, i.currency`,
  );
  return new Map(rows.map(({ client_id, currency, largest }) => [`${client_id} ${currency}`, BigInt(largest)]));
}

const asArray = (ids: readonly string[]) => `{${ids.join(',')}}`;
