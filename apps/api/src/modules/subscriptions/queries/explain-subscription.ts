import { id } from '@panel1/shared-types';
import { and, asc, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { subscriptionChanges } from '#db/schema/subscriptions.ts';
import { clientScope } from '#lib/authz/actor.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { tryPriceItems } from '#modules/catalog/index.ts';
import { clientParty } from '#modules/clients/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { logRule } from '../core/log-rule.ts';
import { changeRule, endRule, nextInvoiceRule, paidUntilRule, priceRule } from '../store/explain.ts';
import { priceChangeNames } from '../store/price-changes.ts';
import { getSubscriptionRow, type SubscriptionRow } from '../store/subscriptions.ts';

/** Version of the rules of this module that the answers name. */
const VERSION = 1;

/**
 * Why a subscription is as it is: its state by its log, the day of its next invoice, until when it is paid, its price (with
 * what the catalogue asks today beside it), a change that is agreed, and its end. Each a rule, its inputs and its version.
 */
export const explainSubscription = defineQuery({
  name: 'subscriptions.explain_subscription',
  permission: 'subscription:read',
  input: z.strictObject({ subscriptionId: id() }),
  example: (of) => ({ subscriptionId: of('subscription') }),
  async run(ctx, { subscriptionId }) {
    const row = await getSubscriptionRow(ctx, subscriptionId);
    const { renewalLeadDays } = await readSettings(ctx, 'billing');
    const log = await readLog(ctx, subscriptionId);
    const versioned = <R extends object>(rule: R | null) => rule && { ...rule, version: VERSION };
    return {
      subscriptionId: row.id,
      currency: row.currency,
      cycle: row.cycle,
      status: row.status,
      /** The newest first. */
      log,
      nextInvoice: { ...nextInvoiceRule(row, renewalLeadDays), version: VERSION },
      paidUntil: { ...paidUntilRule(row), version: VERSION },
      price: { ...priceRule(row), version: VERSION },
      /** The price change behind the price that is in force or told; by its name for staff alone. */
      priceChange: await nameOfPriceChange(ctx, row),
      catalogue: await priceToday(ctx, row),
      change: versioned(changeRule(row)),
      end: versioned(endRule(row)),
    };
  },
});

async function nameOfPriceChange(ctx: QueryContext, row: SubscriptionRow): Promise<string | null> {
  const { history } = row;
  const id = history?.pending?.segment.priceChangeId ?? history?.segments.at(-1)?.priceChangeId;
  if (id === undefined || clientScope(ctx.actor) !== null) return null;
  return (await priceChangeNames(ctx, [id])).get(id) ?? null;
}

/** Every change of state and every wish that led to one. Who of the provider's staff it was is not for clients. */
/** What the product itself does is done in the names of its modules. */
const SYSTEM_ACTORS: ReadonlySet<string> = new Set([
  ...['billing', 'dunning', 'effects', 'ordering', 'payments', 'provisioning', 'subscriptions', 'usage'],
  ...['withdrawals', 'demo'],
]);

async function readLog(ctx: QueryContext, subscriptionId: string) {
  const { tenantId, subscriptionId: of, occurredAt, id: changeId } = subscriptionChanges;
  const rows = await ctx.tx
    .select()
    .from(subscriptionChanges)
    .where(and(eq(tenantId, ctx.tenant.id), eq(of, subscriptionId)))
    .orderBy(asc(occurredAt), asc(changeId));
  const isStaff = clientScope(ctx.actor) === null;
  return rows.toReversed().map((change) => ({
    ...logRule(change.reason),
    version: VERSION,
    id: change.id,
    from: change.fromStatus,
    to: change.toStatus,
    by: isStaff && !SYSTEM_ACTORS.has(change.actorName) ? change.actorName : null,
    isBySystem: isStaff && SYSTEM_ACTORS.has(change.actorName),
    on: change.changedOn.toString(),
    at: change.occurredAt.toString(),
  }));
}

/** What the same would cost who orders it today; null where it is not for sale. */
async function priceToday(ctx: QueryContext, row: SubscriptionRow) {
  const { productId, cycle, quantity, currency } = row;
  const { locale } = await clientParty(ctx, row.clientId);
  const wanted = [{ productId, cycle, quantity, options: row.configuration.options }];
  const audience = clientScope(ctx.actor) === null ? 'staff' : 'public';
  const [outcome] = await tryPriceItems(ctx, wanted, { currency, audience, locale });
  if (outcome === undefined || 'error' in outcome) return null;
  return { amountMinor: outcome.item.recurring.minor.toString(), currency };
}
