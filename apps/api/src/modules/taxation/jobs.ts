import { and, asc, eq, lt, lte } from 'drizzle-orm';
import { taxQuotes } from '#db/schema/taxation.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import { inBatches } from '#lib/jobs/batches.ts';
import type { Schedule } from '#lib/jobs/schedule.ts';
import { oneQuote, planAsking } from './store/quotes.ts';

const MOST_AT_ONCE = 50;
/** Answers are evidence of what was charged for as long as the calculator keeps its own. */
const KEPT_DAYS = 90;

/** Questions whose time to be asked again has come; one of an earlier day is asked anew by what waits for it. */
export const taxationJobs: readonly Schedule[] = [
  {
    name: 'taxation.ask_quotes',
    everySeconds: 60,
    async run(kernel, tenantId) {
      const of = { tenantId, name: 'taxation', requestId: 'ask_quotes' };
      await inBatches(MOST_AT_ONCE, () =>
        runAsSystem(kernel, of, async (ctx) => {
          const due = await ctx.tx
            .select()
            .from(taxQuotes)
            .where(and(eq(taxQuotes.tenantId, tenantId), lte(taxQuotes.dueAt, ctx.now)))
            .orderBy(asc(taxQuotes.dueAt))
            .limit(MOST_AT_ONCE)
            .for('update', { skipLocked: true });
          for (const row of due) {
            if (row.onDay.equals(ctx.today)) await planAsking(ctx, row.id);
            else {
              await ctx.tx.update(taxQuotes).set({ dueAt: null }).where(oneQuote(ctx, row.id));
              for (const clientId of row.waitingClientIds) ctx.emit('tax.quoted', { clientId }, { clientId });
            }
          }
          return due.length;
        }),
      );
      await runAsSystem(kernel, of, (ctx) =>
        ctx.tx
          .delete(taxQuotes)
          .where(and(eq(taxQuotes.tenantId, tenantId), lt(taxQuotes.onDay, ctx.today.subtract({ days: KEPT_DAYS })))),
      );
    },
  },
];
