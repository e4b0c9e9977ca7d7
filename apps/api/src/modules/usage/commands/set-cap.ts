import { id, nonNegativeMinor } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { actorName } from '#lib/authz/actor.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { measuredSubscriptions } from '#modules/billing/index.ts';
import { lockProgress, setProgress } from '../store/progress.ts';
import { lockCounters } from '../store/take-in.ts';
import { loadTerms } from '../store/terms.ts';

/** Says how much the usage of one period may cost before it is told and, where the product says so, stopped. */
export const setCap = defineCommand({
  name: 'usage.set_cap',
  permission: 'usage:cap',
  input: z.strictObject({
    subscriptionId: id(),
    /** In minor units of the subscription's currency, as prices are stated; null: no cap. */
    capMinor: z.nullable(nonNegativeMinor()),
  }),
  example: (of) => ({ subscriptionId: of('subscription'), capMinor: '5000' }),
  async run(ctx, { subscriptionId, capMinor }) {
    await demandMeasured(ctx, subscriptionId);
    const [row] = await lockProgress(ctx, [subscriptionId]);
    if (row === undefined) throw notFound();
    const cap = capMinor === null ? null : BigInt(capMinor);
    const by = cap === null ? null : { capByName: actorName(ctx.actor), capAt: ctx.now };
    await setProgress(ctx, subscriptionId, {
      ...{ capMinor: cap, ...(by ?? { capByName: null, capAt: null }) },
      // The job that watches caps looks at what was used before, too.
      watched: row.taken > 0n ? row.taken - 1n : 0n,
    });
    return { subscriptionId, clientId: row.clientId, before: row.capMinor?.toString() ?? null };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'subscription', id: input.subscriptionId },
    clientId: result.clientId,
    detail: { capMinor: input.capMinor, before: result.before },
  }),
});

/** Only what is measured can have a cap; it may be set before anything was used. */
async function demandMeasured(ctx: CommandContext, subscriptionId: string): Promise<void> {
  const [measured] = await measuredSubscriptions(ctx, [subscriptionId]);
  if (measured === undefined) throw notFound();
  const terms = await loadTerms(ctx, measured.productIds);
  if (terms.size === 0) throw notFound();
  await lockCounters(ctx, [{ subscriptionId, clientId: measured.clientId, currency: measured.currency }]);
}
