import type { Decimal } from '#lib/money/decimal.ts';
import { decimal } from '#lib/money/decimal.ts';
import { lineAmount } from '../document/rounding.ts';
import { changeSubscription } from '../subscription/change.ts';
import { isBilled } from '../subscription/state.ts';
import { billedLines } from './billed.ts';
import { because } from './drafts.ts';
import { issue, open } from './issue.ts';
import { retaxed, withTotals } from './revise.ts';
import type { Document, Point, Subscription, UsageRecord } from './state.ts';
import { found, laterDay, pointNow, setDocument, setSubscription, type Work } from './work.ts';

export interface HandLine {
  readonly description: string;
  readonly quantity: string;
  readonly unitPriceMinor: Decimal;
  readonly taxCategory: string;
}

/** An invoice that staff write. */
export function invoiceByHand(work: Work, lines: readonly HandLine[]): Document | null {
  const drafts = lines.map(({ description, quantity, unitPriceMinor, taxCategory }) => ({
    ...{
      subscription: null,
      productId: null,
      metricId: null,
      span: null,
      period: null,
      cycle: null,
      tax: null,
      correctsLineId: null,
    },
    kind: 'one_off' as const,
    key: 'by_hand',
    description,
    quantity: decimal(quantity),
    unitPriceMinor,
    amountMinor: lineAmount({ quantity: decimal(quantity), unitPriceMinor }),
    taxCategory,
    why: because('written_by_hand', { by: work.by, quantity }),
  }));
  return issue(work, drafts);
}

/** Taxes again what waited for a VAT number to be checked, and issues it when the answer is there. */
export function retax(work: Work): void {
  for (const document of [...work.account.documents.values()]) {
    if (document.status !== 'pending_tax') continue;
    const lines = retaxed(work, document.lines);
    if (lines === null) continue;
    const taxed = setDocument(work, document.id, {
      ...withTotals(work, lines),
      status: 'open',
      issuedOn: work.today,
      dueOn: laterDay(document.dueOn, work.today),
    });
    open(work, taxed);
  }
}

/** Moves everybody on a price to a new amount, from the first period on that is not billed yet. */
export function repriceAll(work: Work, of: { priceId: string; unitPriceMinor: Decimal }): void {
  for (const subscription of work.account.subscriptions.values()) {
    if (!isBilled(subscription.status)) continue;
    const on = lastBilledPoint(work, subscription);
    const { facts } = subscription;
    const current = facts.segments.findLast(({ from }) => facts.timeline.compare(from, on) <= 0);
    if (current?.rate.priceId !== of.priceId) continue;
    const rate = { ...current.rate, unitPriceMinor: of.unitPriceMinor };
    setSubscription(work, subscription.id, {
      facts: changeSubscription(facts, { on, rate, when: 'period_end', anchor: 'keep' }).facts,
    });
  }
}

/** A point in the last period that was billed, or now. */
function lastBilledPoint(work: Work, subscription: Subscription): Point {
  const { compare } = subscription.facts.timeline;
  const starts = billedLines(work.account, subscription).flatMap((line) =>
    line.kind === 'once' ? [] : [line.span.start],
  );
  return starts.reduce((last, start) => (compare(last, start) < 0 ? start : last), pointNow(work, subscription));
}

/** Takes in something that a service used; the same id a second time changes nothing. */
export function recordUsage(work: Work, of: Omit<UsageRecord, 'ingestion'>): void {
  found(work.account.subscriptions, of.subscriptionId);
  const key = `${of.subscriptionId} ${of.id}`;
  if (work.account.usage.has(key)) return;
  work.account.usage.set(key, { ...of, ingestion: BigInt(work.account.usage.size) });
}
