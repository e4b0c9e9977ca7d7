import { AppError } from '#lib/errors/app-error.ts';
import { decimal } from '#lib/money/decimal.ts';
import { type ChangeTiming, changeSubscription } from '../subscription/change.ts';
import { changeForDays } from '../subscription/credit-days.ts';
import { segmentAt } from '../subscription/facts.ts';
import { isBilled } from '../subscription/state.ts';
import { billedLines } from './billed.ts';
import { isByDay, isDayLine } from './by-day.ts';
import { recurringDrafts } from './drafts.ts';
import { issue } from './issue.ts';
import type { Document, Subscription } from './state.ts';
import { found, pointNow, setSubscription, type Work } from './work.ts';

export interface PlanChange {
  readonly subscriptionId: string;
  readonly priceId: string | null;
  readonly quantity: number | null;
  readonly when: ChangeTiming;
  readonly anchor: 'keep' | 'reset';
  /** What unused time becomes: money on the same invoice, or free days at the new price. */
  readonly unused: 'credit' | 'days';
}

/** Changes price, quantity or interval; the invoice over the difference when it takes effect at once, else null. */
export function changePlan(work: Work, asked: PlanChange): Document | null {
  const subscription = found(work.account.subscriptions, asked.subscriptionId);
  if (!isBilled(subscription.status) && subscription.status !== 'trialing')
    throw new AppError('subscriptions.wrong_state', { values: { status: subscription.status } });
  const on = pointNow(work, subscription);
  const next = nextFacts(work, subscription, asked);
  const changed = setSubscription(work, subscription.id, next);
  if (subscription.status === 'trialing') return null;
  return issue(work, recurringDrafts(work, changed, on));
}

function nextFacts(work: Work, subscription: Subscription, asked: PlanChange): Partial<Subscription> {
  const on = pointNow(work, subscription);
  const { facts } = subscription;
  const current = segmentAt(facts, on);
  const terms = asked.priceId === null ? null : found(work.catalogue.prices, asked.priceId);
  if (terms !== null && terms.currency !== work.account.client.currency)
    throw new AppError('billing.currency_mismatch');
  const rate = {
    priceId: terms?.id ?? current.rate.priceId,
    unitPriceMinor: terms?.unitPriceMinor ?? current.rate.unitPriceMinor,
    quantity: asked.quantity === null ? current.rate.quantity : decimal(asked.quantity.toString()),
  };
  const interval = terms?.interval ?? current.recurrence.interval;
  // A price of nothing has no days to give: then the rest becomes credit.
  const isFree = rate.unitPriceMinor.units === 0n;
  if (asked.unused === 'days' && !isFree && isByDay(facts) && on instanceof Temporal.PlainDate) {
    const billed = billedLines(work.account, subscription).filter(isDayLine);
    const bought = changeForDays(facts, { on, rate, interval }, billed);
    const settled = bought.settled.map(({ lineId, ...credit }) => ({ lineId, credit }));
    return { facts: bought.facts, settled: [...subscription.settled, ...settled] };
  }
  const { when, anchor } = asked;
  return { facts: changeSubscription(facts, { on, rate, interval, when, anchor }).facts };
}
