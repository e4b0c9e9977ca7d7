import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { subscriptionNotices } from '#db/schema/subscriptions-lifecycle.ts';
import { defineCommand } from '#lib/command/define.ts';
import { clientParty } from '#modules/clients/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { noticeLead } from '../core/notice-rules.ts';
import { renewalAhead } from '../store/renewal-ahead.ts';
import { lockSubscription, logChange } from '../store/subscriptions.ts';

/**
 * Tells a client of the renewal of a subscription when its day has come, by the law of the client's place or the tenant's
 * own lead. Once for each renewal; one that a stop of the instance missed is told as long as the renewal can be refused.
 */
export const tellRenewal = defineCommand({
  name: 'subscriptions.tell_renewal',
  permission: 'subscription:change',
  input: z.strictObject({ subscriptionId: id() }),
  example: (of) => ({ subscriptionId: of('subscription') }),
  async run(ctx, { subscriptionId }) {
    const row = await lockSubscription(ctx, subscriptionId);
    const { clientId } = row;
    const nothing = { clientId, on: null, law: null };
    const ahead = renewalAhead(row, ctx.today);
    if (ahead === null) return nothing;
    const { renewalNoticeDays } = await readSettings(ctx, 'subscriptions');
    const { country, region, isBusiness } = await clientParty(ctx, clientId);
    const lead = noticeLead({ country, region, isBusiness, months: ahead.months }, renewalNoticeDays);
    if (lead === null) return nothing;
    const { compare } = Temporal.PlainDate;
    const isTime = compare(ahead.cancelBy.subtract({ days: lead.days }), ctx.today) <= 0;
    if (!isTime || compare(ctx.today, ahead.cancelBy) > 0) return nothing;
    const told = await ctx.tx
      .insert(subscriptionNotices)
      .values({
        ...{ tenantId: ctx.tenant.id, subscriptionId, clientId, dueOn: ahead.on },
        sentAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ subscriptionId: subscriptionNotices.subscriptionId });
    if (told.length === 0) return nothing;
    await logChange(ctx, row, { from: row.status, to: row.status, reason: `told of the renewal on ${ahead.on}` });
    const days = { on: ahead.on.toString(), cancelBy: ahead.cancelBy.toString() };
    ctx.emit('subscription.renewal_near', { subscriptionId, ...days }, { clientId });
    return { clientId, on: days.on, law: lead.law };
  },
  audit: ({ input, result }) =>
    result.on === null
      ? null
      : {
          resource: { kind: 'subscription', id: input.subscriptionId },
          clientId: result.clientId,
          detail: { on: result.on, law: result.law },
        },
});
