import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { invoiceFacts } from '#modules/billing/index.ts';
import { countDue } from '../store/due.ts';
import { countConfirmed, promise } from '../store/run-days.ts';
import { snapshotOf } from '../store/stop-snapshot.ts';
import { answerStop, lockWaitingStop, type StopRow } from '../store/stops.ts';
import { renewSubscriptions } from './renew-subscriptions.ts';

/**
 * Says that what the daily run stopped at is meant: the run goes on at once, a held invoice is issued now.
 * `snapshot` names what was shown; `subscriptions.stop_changed` where that is not what would be billed any more.
 */
export const confirmStop = defineCommand({
  name: 'subscriptions.confirm_stop',
  permission: 'invoice:issue',
  input: z.strictObject({ stopId: id(), snapshot: text(200) }),
  example: (of) => ({ stopId: of('renewal_stop'), snapshot: '2026-11-24.12.345' }),
  async run(ctx, { stopId, snapshot }) {
    const stop = await lockWaitingStop(ctx, stopId);
    if ((await snapshotOf(ctx, stop)) !== snapshot) throw new AppError('subscriptions.stop_changed');
    await answerStop(ctx, stop, 'confirmed');
    if (stop.kind === 'invoice') return { ...aboutOf(stop), invoiceId: await issueHeld(ctx, stop) };
    await countConfirmed(ctx, await countDue(ctx, ctx.today));
    // Where midnight comes before the run does, tomorrow's may go on with it.
    const tomorrow = ctx.today.add({ days: 1 });
    await promise(ctx, tomorrow, await countDue(ctx, tomorrow));
    ctx.emit('renewals.confirmed', { stopId });
    return { ...aboutOf(stop), invoiceId: null };
  },
  audit: ({ result: { stopId, clientId, facts } }) => ({
    resource: { kind: 'renewal_stop', id: stopId },
    clientId,
    detail: { ...facts },
  }),
});

const aboutOf = ({ id: stopId, clientId, facts }: StopRow) => ({ stopId, clientId, facts });

/** Issues the invoice that was shown, and no other one. */
async function issueHeld(ctx: CommandContext, { facts }: StopRow): Promise<string | null> {
  const { subscriptionIds = [], totalMinor } = facts;
  const { invoiceId } = await ctx.call(renewSubscriptions, { subscriptionIds });
  const [made] = invoiceId === null ? [] : await invoiceFacts(ctx, [invoiceId]);
  if (made?.totalMinor.toString() !== totalMinor) throw new AppError('subscriptions.stop_changed');
  return invoiceId;
}
