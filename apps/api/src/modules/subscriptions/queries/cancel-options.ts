import { id, locale } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clientScope } from '#lib/authz/actor.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { reasonTexts } from '../core/reason-texts.ts';
import { waitingCancellation } from '../store/cancellations.ts';
import { plannedEnd, unusedNow } from '../store/end-subscription.ts';
import { getSubscriptionRow, type SubscriptionRow } from '../store/subscriptions.ts';

/**
 * How a subscription can end that is cancelled today: when and why then, what comes back at once, and what is asked of who
 * leaves. `isNow` says whether it may end at once.
 */
export const cancelOptions = defineQuery({
  name: 'subscriptions.cancel_options',
  permission: 'subscription:cancel',
  input: z.strictObject({ subscriptionId: id(), locale: z.optional(locale()) }),
  example: (of) => ({ subscriptionId: of('subscription') }),
  async run(ctx, { subscriptionId, locale: language }) {
    const row = await getSubscriptionRow(ctx, subscriptionId);
    const settings = await readSettings(ctx, 'subscriptions');
    const isStaff = clientScope(ctx.actor) === null;
    const end = plannedEnd(ctx, row, 'period_end');
    const binds = end.contract !== null && end.contract.rule !== 'end_of_paid_time';
    return {
      endsOn: end.on.toString(),
      /** False: there is no later end, it ends at once. */
      isLater: end.isLater && Temporal.PlainDate.compare(end.on, ctx.today) > 0,
      rule: end.contract?.rule ?? null,
      contract: row.contract,
      isNow: isStaff || (settings.clientsMayEndNow && !binds),
      unused: isStaff ? null : settings.unusedOfClients,
      back: await backNow(ctx, row, isStaff ? 'credit' : settings.unusedOfClients),
      /** True: what comes back contains its tax. */
      isTaxInclusive: (await readSettings(ctx, 'billing')).isTaxInclusive,
      needsApproval: !isStaff && settings.needsApproval,
      isWaiting: (await waitingCancellation(ctx, row.id)) !== null,
      words: isStaff ? ('optional' as const) : settings.words,
      reasons: reasonTexts(settings.reasons, [language ?? ctx.tenant.locale, ctx.tenant.locale]),
    };
  },
});

async function backNow(ctx: QueryContext, row: SubscriptionRow, unused: 'none' | 'credit') {
  const back = unused === 'none' ? null : await unusedNow(ctx, row);
  return back === null ? null : { amountMinor: back.amountMinor.toString(), currency: row.currency };
}
