import { sql } from 'drizzle-orm';
import type { QueryContext } from '#lib/command/command.ts';
import type { CohortRow, CohortSize } from '../core/cohorts.ts';
import type { Move, MoveRow } from '../core/recurring.ts';
import { monthOf, recurringRuns } from './recurring-sql.ts';

/** What all clients together did in each month up to one, since the first subscription: a row per month, currency, move. */
export async function recurringMoves(ctx: QueryContext, until: string): Promise<MoveRow[]> {
  const { rows } = await ctx.tx.execute<{
    month: string;
    currency: string;
    move: Move;
    clients: number;
    parts: string;
  }>(sql`with ${recurringRuns(ctx, until)}
    select to_char(month, 'YYYY-MM') as month, currency, count(*)::int as clients, sum(parts)::text as parts,
      case when after = 0 then 'churn' when parts < 0 then 'contraction' when before > 0 then 'expansion'
        when nth = 1 then 'new' else 'reactivation' end as move
    from runs group by month, currency, move`);
  return rows.map((row) => ({ ...row, parts: BigInt(row.parts) }));
}

/** How the clients of each month of first payments went on, from the first of these cohorts to the last month. */
export async function cohortMoves(
  ctx: QueryContext,
  of: { first: string; until: string },
): Promise<{ sizes: CohortSize[]; rows: CohortRow[] }> {
  const { rows } = await ctx.tx.execute<{
    currency: string;
    cohort: string;
    month: string | null;
    size: number;
    clients: number;
    parts: string;
  }>(sql`with ${recurringRuns(ctx, of.until)},
    first_paid as (
      select c.client_id, ${monthOf(ctx, sql`p.settled_at`)} as cohort
      from (select distinct client_id from runs) c
      cross join lateral (
        select min(settled_at) as settled_at from payments
        where tenant_id = ${ctx.tenant.id} and client_id = c.client_id and status = 'succeeded'
      ) p
    )
    select r.currency, to_char(f.cohort, 'YYYY-MM') as cohort, to_char(greatest(r.month, f.cohort), 'YYYY-MM') as month,
      count(*) filter (where r.nth = 1)::int as size,
      sum(case when r.before = 0 then 1 when r.after = 0 then -1 else 0 end)::int as clients,
      sum(r.parts)::text as parts
    from runs r join first_paid f on f.client_id = r.client_id
    where f.cohort between ${`${of.first}-01`}::date and ${`${of.until}-01`}::date
    group by 1, 2, 3`);
  const sizes = new Map<string, CohortSize>();
  for (const { currency, cohort, size } of rows) {
    const key = `${currency} ${cohort}`;
    sizes.set(key, { currency, cohort, clients: (sizes.get(key)?.clients ?? 0) + size });
  }
  const moved = rows.map((row) => ({ ...row, month: row.month ?? row.cohort, parts: BigInt(row.parts) }));
  return { sizes: [...sizes.values()], rows: moved };
}
