import {
  cancel,
  changePlan,
  creditByHand,
  type Document,
  dispute,
  endDispute,
  grantCredit,
  invoiceBalance,
  invoiceByHand,
  minorOf,
  pause,
  placeOrder,
  receive,
  recordUsage,
  redeem,
  refund,
  repriceAll,
  resume,
  topUp,
  voidDocument,
  type Work,
  withdraw,
  withdrawCancellation,
  writeOff,
} from '../core/index.ts';
import { changeStage } from './change-stage.ts';
import type { StoryEvent } from './format.ts';
import { instantOf, type Stage } from './stage.ts';
import { StoryError } from './story-error.ts';
import { toMinor } from './world.ts';

type Of<Name extends StoryEvent['do']> = Extract<StoryEvent, { do: Name }>;

/** Does what an event says through the engine. */
export function applyEvent(stage: Stage, work: Work, event: StoryEvent): unknown {
  switch (event.do) {
    case 'order':
      return order(work, event);
    case 'change':
      return changePlan(work, {
        subscriptionId: event.subscription,
        priceId: event.price ?? null,
        quantity: event.quantity ?? null,
        when: event.when ?? 'by_direction',
        anchor: event.anchor,
        unused: event.unused,
      });
    case 'pause':
      return pause(work, {
        subscriptionId: event.subscription,
        until: event.until === undefined ? null : Temporal.PlainDate.from(event.until),
      });
    case 'resume':
      return resume(work, event.subscription, event.anchor);
    case 'cancel':
      return cancel(work, {
        subscriptionId: event.subscription,
        when: event.when,
        unused: event.unused,
        why: event.reason ?? 'asked for',
      });
    case 'withdraw_cancellation':
      return withdrawCancellation(work, event.subscription);
    case 'withdraw':
      return withdraw(work, event.subscription);
    case 'redeem':
      return redeem(work, {
        couponId: event.coupon,
        subscriptionId: event.subscription ?? null,
        uses: work.account.redemptions.size,
      });
    case 'usage':
      return usage(stage, work, event);
    case 'price':
      return reprice(stage, work, event);
    default:
      return moneyEvent(stage, work, event);
  }
}

function moneyEvent(stage: Stage, work: Work, event: StoryEvent): unknown {
  const money = (amount: string) => toMinor(amount, work.account.client.currency);
  switch (event.do) {
    case 'pay':
      return pay(work, event);
    case 'refund':
      return refund(work, {
        documentId: nth(work, event.invoice).id,
        amountMinor: event.amount === undefined ? null : money(event.amount),
        withCreditNote: event.creditNote,
      });
    case 'credit_note':
      return creditByHand(work, {
        documentId: nth(work, event.invoice).id,
        amountMinor: event.amount === undefined ? null : money(event.amount),
        lines: event.lines === undefined ? null : creditedLines(nth(work, event.invoice), event.lines, money),
        want: event.disposition,
      });
    case 'void':
      return voidDocument(work, nth(work, event.invoice).id);
    case 'write_off':
      return writeOff(work, nth(work, event.invoice).id);
    case 'dispute':
      return dispute(work, nth(work, event.invoice).id);
    case 'dispute_won':
      return endDispute(work, { documentId: nth(work, event.invoice).id, isWon: true, feeMinor: 0n });
    case 'dispute_lost':
      return endDispute(work, { documentId: nth(work, event.invoice).id, isWon: false, feeMinor: money(event.fee) });
    case 'top_up':
      return topUp(work, { amountMinor: money(event.amount), expiresOn: dayAfter(event.lastDay) });
    case 'grant_credit':
      return grantCredit(work, {
        amountMinor: money(event.amount),
        expiresOn: dayAfter(event.lastDay),
        priority: event.priority,
        lineKinds: event.only ?? null,
      });
    case 'charge': {
      const { description, quantity, taxCategory } = event;
      return invoiceByHand(work, [
        { description, quantity, unitPriceMinor: minorOf(event.amount, work.account.client.currency), taxCategory },
      ]);
    }
    default:
      return changeStage(stage, work, event);
  }
}

const dayAfter = (lastDay: string | undefined) =>
  lastDay === undefined ? null : Temporal.PlainDate.from(lastDay).add({ days: 1 });

/** An invoice or pro forma by its place in the story. */
function nth({ account }: Work, place: number): Document {
  const found = [...account.documents.values()].filter(({ kind }) => kind !== 'credit_note')[place - 1];
  if (found === undefined) throw new StoryError(`there is no invoice ${place} yet`);
  return found;
}

function creditedLines(
  { lines }: Document,
  wanted: NonNullable<Of<'credit_note'>['lines']>,
  money: (amount: string) => bigint,
) {
  return wanted.map(({ line, amount }) => {
    const found = lines[line - 1];
    if (found === undefined) throw new StoryError(`the invoice has no line ${line}`);
    return { lineId: found.id, amountMinor: amount === undefined ? null : money(amount) };
  });
}

function order(work: Work, event: Of<'order'>): void {
  const { currency } = work.account.client;
  const names = event.items.map((item) => item.subscription);
  const taken = names.find((name, at) => work.account.subscriptions.has(name) || names.indexOf(name) < at);
  if (taken !== undefined) throw new StoryError(`there is a subscription "${taken}" already`);
  const document = placeOrder(work, {
    items: event.items.map((item) => ({
      subscriptionId: item.subscription,
      priceId: item.price,
      quantity: item.quantity,
      parentId: item.parent ?? null,
      periods: item.periods,
      unitPriceMinor: item.amount === undefined ? null : minorOf(item.amount, currency),
    })),
    couponIds: event.coupons,
    couponUses: (couponId) => [...work.account.redemptions.values()].filter((one) => one.couponId === couponId).length,
  });
  if (event.isPaid && document !== null && document.totalMinor > document.paidMinor)
    receive(work, { amountMinor: document.totalMinor - document.paidMinor, documentIds: [document.id] });
}

function pay(work: Work, event: Of<'pay'>): void {
  const { account } = work;
  const one = event.invoice === undefined ? null : nth(work, event.invoice);
  const amountMinor =
    event.amount === undefined ? dueOf(account.documents, one) : toMinor(event.amount, account.client.currency);
  receive(work, { amountMinor, ...(one === null ? {} : { documentIds: [one.id] }) });
}

function usage(stage: Stage, work: Work, event: Of<'usage'>): void {
  recordUsage(work, {
    subscriptionId: event.subscription,
    metricId: event.metric,
    id: event.id ?? `unnamed event ${work.account.usage.size}`,
    at: event.happenedAt === undefined ? stage.now : instantOf(stage, event.happenedAt),
    value: event.key ?? event.value,
    operation: event.operation,
    properties: event.properties,
  });
}

function reprice(stage: Stage, work: Work, event: Of<'price'>): void {
  const { currency } = work.account.client;
  const price = stage.catalogue.prices.get(event.price);
  if (price === undefined) throw new StoryError(`there is no price ${event.price}`);
  const unitPriceMinor = minorOf(event.amount, currency);
  stage.catalogue = {
    ...stage.catalogue,
    prices: new Map(stage.catalogue.prices).set(price.id, { ...price, unitPriceMinor }),
  };
  if (event.applies === 'all') repriceAll(work, { priceId: price.id, unitPriceMinor });
}

const dueOf = (documents: ReadonlyMap<string, Document>, one: Document | null): bigint =>
  [...documents.values()]
    .filter((document) =>
      one === null ? document.kind !== 'credit_note' && document.status === 'open' : document.id === one.id,
    )
    .reduce((sum, document) => sum + invoiceBalance(document), 0n);
