import { runAsSystem } from '#lib/command/execute.ts';
import type { Schedule } from '#lib/jobs/schedule.ts';
import type { Kernel } from '#lib/services.ts';
import { clientsOwing } from '#modules/billing/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { followClient } from './commands/follow-client.ts';

const BATCH = 200;
const RUN = { name: 'dunning', requestId: 'job:dunning.follow' };

/** Every client with an invoice for which a step may be due, each in a transaction of its own. */
async function follow(kernel: Kernel, tenantId: string): Promise<void> {
  const of = { tenantId, ...RUN };
  let after: string | null = null;
  for (;;) {
    const clientIds: string[] = await runAsSystem(kernel, of, async (ctx) => {
      const { steps } = await readSettings(ctx, 'dunning');
      const ahead = Math.max(0, ...steps.map(({ days }) => -days));
      // An order is counted from its own day, whenever its invoice is due.
      const hasOrders = steps.some(({ kind }) => kind === 'cancel_order');
      return clientsOwing(ctx, { dueBy: ctx.today.add({ days: hasOrders ? 400 : ahead }), after, limit: BATCH });
    });
    for (const clientId of clientIds)
      try {
        await runAsSystem(kernel, of, (ctx) => ctx.call(followClient, { clientId }));
      } catch (error) {
        kernel.log.error({ err: error, tenantId, clientId }, 'the dunning of a client stopped');
      }
    after = clientIds.at(-1) ?? null;
    if (clientIds.length < BATCH || after === null) return;
  }
}

export const dunningJobs: Schedule[] = [{ name: 'dunning.follow', everySeconds: 600, followsDate: true, run: follow }];
