import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clientScope } from '#lib/authz/actor.ts';
import { defineQuery } from '#lib/command/define.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { pausePlan, resumePlan, totalOf } from '../store/pause.ts';
import { getSubscriptionRow } from '../store/subscriptions.ts';
import { refusalOf } from './refusal.ts';

/**
 * What a pause that begins today would give back, before tax as the tenant states prices, or what stands in its way. Clients
 * are told, too, how long it may be.
 */
export const previewPause = defineQuery({
  name: 'subscriptions.preview_pause',
  permission: 'subscription:pause',
  input: z.strictObject({ subscriptionId: id() }),
  example: (of) => ({ subscriptionId: of('subscription') }),
  async run(ctx, { subscriptionId }) {
    const row = await getSubscriptionRow(ctx, subscriptionId);
    const { clientsMayPause, longestPauseDays } = await readSettings(ctx, 'subscriptions');
    const isStaff = clientScope(ctx.actor) === null;
    const limits = { isAllowed: isStaff || clientsMayPause, longestDays: isStaff ? null : longestPauseDays };
    try {
      const { unused } = await pausePlan(ctx, row);
      const back = { amountMinor: unused.amountMinor.toString(), currency: row.currency };
      const { isTaxInclusive } = await readSettings(ctx, 'billing');
      return { ...limits, refusal: null, back, isTaxInclusive };
    } catch (error) {
      return { ...limits, refusal: refusalOf(error), back: null, isTaxInclusive: false };
    }
  },
});

/** What going on today would cost, tax included, and until when that pays. */
export const previewResume = defineQuery({
  name: 'subscriptions.preview_resume',
  permission: 'subscription:pause',
  input: z.strictObject({ subscriptionId: id(), anchor: z._default(z.enum(['keep', 'day']), 'keep') }),
  example: (of) => ({ subscriptionId: of('subscription') }),
  async run(ctx, { subscriptionId, anchor }) {
    const row = await getSubscriptionRow(ctx, subscriptionId);
    try {
      const { lines, invoicedTo } = await resumePlan(ctx, row, anchor);
      const total = await totalOf(ctx, row, lines);
      const now = { total: { amountMinor: total.toString(), currency: row.currency }, until: invoicedTo.toString() };
      return { refusal: null, now };
    } catch (error) {
      return { refusal: refusalOf(error), now: null };
    }
  },
});
