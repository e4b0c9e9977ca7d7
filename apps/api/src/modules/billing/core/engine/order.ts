import { AppError } from '#lib/errors/app-error.ts';
import { type Decimal, decimal } from '#lib/money/decimal.ts';
import { redemptionRefusal } from '../price/coupon-model.ts';
import { recurringDrafts } from './drafts.ts';
import { issue } from './issue.ts';
import type { PriceTerms } from './policy.ts';
import { activate, change } from './progress.ts';
import { beginningFacts, timelineOf } from './start.ts';
import type { Document, Point, Subscription } from './state.ts';
import { found, pointNow, type Work } from './work.ts';

export interface OrderItem {
  readonly subscriptionId: string;
  readonly priceId: string;
  readonly quantity: number;
  readonly parentId: string | null;
  readonly periods: 'parent' | 'own';
  /** A price of its own, in minor units; the catalogue's when null. */
  readonly unitPriceMinor: Decimal | null;
}

export interface Order {
  readonly items: readonly OrderItem[];
  readonly couponIds: readonly string[];
  /** How often each coupon was redeemed by all clients, this one included. */
  couponUses(couponId: string): number;
}

/** Takes an order: a subscription per item, and one invoice over what they cost at the beginning; null when that is nothing. */
export function placeOrder(work: Work, order: Order): Document | null {
  for (const couponId of order.couponIds)
    redeem(work, { couponId, subscriptionId: null, uses: order.couponUses(couponId) });
  const begun = order.items.map((item) => begin(work, item));
  const drafts = begun.flatMap(({ subscription, through }) => {
    const lines = recurringDrafts(work, subscription, through);
    // What waits for its payment has no days yet: the first period begins when it is paid.
    return subscription.status === 'pending' ? lines.map((line) => ({ ...line, span: null })) : lines;
  });
  const document = issue(work, drafts, { isOrder: true });
  // What costs nothing now waits for no payment.
  const billed = new Set(drafts.map(({ subscription }) => subscription?.id));
  for (const { subscription } of begun) if (!billed.has(subscription.id)) activatePending(work, subscription.id);
  return document;
}

function activatePending(work: Work, id: string): void {
  const subscription = found(work.account.subscriptions, id);
  if (subscription.status === 'pending') activate(work, subscription, 'ordered');
}

function begin(work: Work, item: OrderItem): { subscription: Subscription; through: Point } {
  const terms = found(work.catalogue.prices, item.priceId);
  if (terms.currency !== work.account.client.currency) throw new AppError('billing.currency_mismatch');
  const parent = item.parentId === null ? null : found(work.account.subscriptions, item.parentId);
  const { countsBy } = parent ?? timelineOf(work);
  const from = pointNow(work, { countsBy });
  const rate = {
    priceId: terms.id,
    unitPriceMinor: item.unitPriceMinor ?? terms.unitPriceMinor,
    quantity: decimal(item.quantity.toString()),
  };
  const { facts, through } = beginningFacts(work, {
    terms,
    rate,
    from,
    parent: item.periods === 'parent' ? parent : null,
  });
  const waiting = newSubscription({ item, terms, facts, countsBy });
  work.account.subscriptions.set(waiting.id, waiting);
  if (terms.trial !== null && parent === null) {
    const trial = { end: work.today.add({ days: terms.trial.days }), withoutMethod: terms.trial.withoutMethod };
    work.account.subscriptions.set(waiting.id, { ...waiting, trial, startedOn: work.today, service: 'running' });
    return {
      subscription: change(work, found(work.account.subscriptions, waiting.id), {
        action: 'start_trial',
        why: 'ordered',
      }),
      through,
    };
  }
  if (work.policy.startsOn === 'payment') return { subscription: waiting, through };
  work.account.subscriptions.set(waiting.id, { ...waiting, startedOn: work.today });
  return { subscription: activate(work, found(work.account.subscriptions, waiting.id), 'ordered'), through };
}

function newSubscription(of: {
  item: OrderItem;
  terms: PriceTerms;
  facts: Subscription['facts'];
  countsBy: Subscription['countsBy'];
}): Subscription {
  const { item, terms, facts, countsBy } = of;
  return {
    id: item.subscriptionId,
    productId: terms.productId,
    description: terms.name,
    taxCategory: terms.taxCategory,
    parentId: item.parentId,
    countsBy,
    status: 'pending',
    service: 'none',
    suspendedFor: null,
    facts,
    moved: [],
    settled: [],
    trial: null,
    resumeOn: null,
    contract: terms.contract,
    contractUntil: null,
    usage: terms.usage,
    minimumMinor: terms.minimumMinor,
    startedOn: null,
    paidUntil: null,
    nextInvoiceOn: null,
    usageSeen: null,
  };
}

/** Enters a coupon for a subscription or for all; refused with the reason when its limits do not allow it. */
export function redeem(work: Work, of: { couponId: string; subscriptionId: string | null; uses: number }): void {
  const coupon = found(work.catalogue.coupons, of.couponId);
  const { redemptions, subscriptions, client } = work.account;
  const mine = [...redemptions.values()].filter(({ couponId }) => couponId === of.couponId);
  const refusal = redemptionRefusal(coupon, {
    now: work.now,
    currency: client.currency,
    redemptions: of.uses,
    redemptionsByClient: mine.length,
    isNewClient: ![...subscriptions.values()].some(({ startedOn }) => startedOn !== null),
  });
  if (refusal !== null) throw new AppError('billing.coupon_refused', { values: { reason: refusal } });
  const id = work.newId();
  const subscriptionIds = of.subscriptionId === null ? null : [of.subscriptionId];
  redemptions.set(id, { id, couponId: of.couponId, subscriptionIds, redeemedAt: work.now, uses: [] });
}
