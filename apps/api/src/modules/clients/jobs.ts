import { and, asc, eq, lte } from 'drizzle-orm';
import { clients } from '#db/schema/clients.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import { inBatches } from '#lib/jobs/batches.ts';
import type { Schedule } from '#lib/jobs/schedule.ts';
import { planTaxIdCheck } from './store/vat-checks.ts';

const MOST_AT_ONCE = 50;

/** VAT numbers whose time to be checked (again) has come. */
export const clientJobs: readonly Schedule[] = [
  {
    name: 'clients.check_vat_numbers',
    everySeconds: 60,
    async run(kernel, tenantId) {
      const of = { tenantId, name: 'clients', requestId: 'check_vat_numbers' };
      await inBatches(MOST_AT_ONCE, () =>
        runAsSystem(kernel, of, async (ctx) => {
          const due = await ctx.tx
            .select()
            .from(clients)
            .where(and(eq(clients.tenantId, tenantId), lte(clients.taxIdCheckDueAt, ctx.now)))
            .orderBy(asc(clients.taxIdCheckDueAt))
            .limit(MOST_AT_ONCE)
            .for('update', { skipLocked: true });
          for (const row of due) await planTaxIdCheck(ctx, row);
          return due.length;
        }),
      );
    },
  },
];
