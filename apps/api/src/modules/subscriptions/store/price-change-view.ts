import type { BILLING_CYCLES } from '@panel1/shared-types';
import { and, count, eq, inArray, sum } from 'drizzle-orm';
import { priceChangeItems } from '#db/schema/subscriptions-prices.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { divideHalfUp } from '#lib/money/decimal.ts';
import { cycleMonths } from '#lib/time/periods.ts';
import type { PriceChangeRow } from './price-changes.ts';

/** A price change as it is shown. */
export function priceChangeView(row: PriceChangeRow) {
  const { id, name, currency, cohort, terms, noticeDays, withinTerms, status, createdBy } = row;
  return {
    ...{ id, name, currency, cohort, terms, noticeDays, withinTerms, status, createdBy },
    fromOn: row.fromOn.toString(),
    createdAt: row.createdAt.toString(),
    startedAt: row.startedAt?.toString() ?? null,
    endedAt: row.endedAt?.toString() ?? null,
  };
}

const STATES = ['waiting', 'told', 'in_force', 'exempt', 'left_out'] as const;
const CHANGED: readonly string[] = ['waiting', 'told', 'in_force'];
// Every rhythm divides 72 months: a share of a month is a whole number of 72nds.
const PARTS = 72n;

/** How many subscriptions are in each state, and by how much recurring revenue per month changes in all. */
export async function priceChangeTotals(ctx: QueryContext, ids: readonly string[]) {
  const { tenantId, priceChangeId, state, cycle, oldMinor, newMinor } = priceChangeItems;
  const rows =
    ids.length === 0
      ? []
      : await ctx.tx
          .select({ priceChangeId, state, cycle, n: count(), before: sum(oldMinor), after: sum(newMinor) })
          .from(priceChangeItems)
          .where(and(eq(tenantId, ctx.tenant.id), inArray(priceChangeId, [...ids])))
          .groupBy(priceChangeId, state, cycle);
  return ({ id, currency }: PriceChangeRow) => {
    const own = rows.filter((row) => row.priceChangeId === id);
    const changed = own.filter((row) => CHANGED.includes(row.state));
    const monthly = (of: 'before' | 'after') =>
      changed.reduce((parts, row) => parts + BigInt(row[of] ?? '0') * (PARTS / BigInt(monthsOf(row.cycle))), 0n);
    const amount = (parts: bigint) => ({ amountMinor: divideHalfUp(parts, PARTS).toString(), currency });
    return {
      counts: Object.fromEntries(
        STATES.map((one) => [one, own.reduce((n, row) => n + (row.state === one ? row.n : 0), 0)]),
      ),
      /** Recurring revenue per month of whom it concerns, before and after. */
      mrrBefore: amount(monthly('before')),
      mrrAfter: amount(monthly('after')),
      mrrEffect: amount(monthly('after') - monthly('before')),
    };
  };
}

function monthsOf(cycle: (typeof BILLING_CYCLES)[number]): number {
  return cycle === 'one_time' ? Number(PARTS) : cycleMonths(cycle);
}
