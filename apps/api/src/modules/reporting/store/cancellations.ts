import { sql } from 'drizzle-orm';
import type { QueryContext } from '#lib/command/command.ts';
import type { DayRange } from '../input.ts';

export interface CancellationCount {
  reasonKey: string | null;
  productId: string;
  /** Left, or will on a day that is fixed. */
  left: number;
  waiting: number;
  /** Taken back, or declined. */
  stayed: number;
}

/** Requests to leave of a period, counted by reason and product, the most frequent first. */
export async function cancellationsBy(ctx: QueryContext, { from, to }: DayRange): Promise<CancellationCount[]> {
  const { rows } = await ctx.tx.execute<{ [K in keyof CancellationCount]: CancellationCount[K] }>(sql`
    select reason_key as "reasonKey", product_id as "productId",
      count(*) filter (where status = 'approved')::int as "left",
      count(*) filter (where status = 'waiting')::int as waiting,
      count(*) filter (where status in ('withdrawn', 'declined'))::int as stayed
    from cancellations
    where tenant_id = ${ctx.tenant.id} and asked_on between ${from.toString()}::date and ${to.toString()}::date
    group by reason_key, product_id
    order by count(*) desc, reason_key nulls last, product_id`);
  return rows;
}
