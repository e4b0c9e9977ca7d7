import { decimalText } from '#lib/money/decimal.ts';
import { toDecimal } from '#lib/money/fraction.ts';
import {
  beginWork,
  billedLines,
  CHART,
  type Document,
  dayOfPoint,
  invoiceBalance,
  isBilled,
  type Line,
  nextInvoiceOn,
  type Point,
  revenueByMonth,
  type Subscription,
  usageOf,
  usageSpans,
} from '../core/index.ts';
import type { Stage } from './stage.ts';
import { toMajor } from './world.ts';

/** Everything that a story may expect, in its own words. */
export function tellState(stage: Stage) {
  const { account } = stage;
  const documents = [...account.documents.values()];
  const invoices = documents.filter(({ kind }) => kind !== 'credit_note');
  const place = (id: string | null) => invoices.findIndex((one) => one.id === id) + 1;
  return {
    invoices: invoices.map((one) => tellDocument(stage, one, place)),
    creditNotes: documents.filter(({ kind }) => kind === 'credit_note').map((one) => tellDocument(stage, one, place)),
    invoiceCount: invoices.length,
    balances: tellBalances(stage, invoices),
    subscriptions: Object.fromEntries(
      [...account.subscriptions].map(([id, one]) => [id, tellSubscription(stage, one)]),
    ),
    ledger: tellLedger(stage),
    revenue: tellRevenue(stage),
    dunning: [...account.notices.values()]
      .filter(({ isSkipped }) => !isSkipped)
      .map(({ on, step, documentId }) => ({ on: on.toString(), step: step.split(' ')[0], invoice: place(documentId) })),
    charges: [...account.charges.values()].map(({ on, documentId, amountMinor, result }) => ({
      on: on.toString(),
      invoice: place(documentId),
      amount: major(stage, amountMinor),
      result: result === 'succeeded' ? 'paid' : 'declined',
    })),
    refused: stage.refused,
    usage: tellUsage(stage),
  };
}

const major = ({ account }: Stage, minor: bigint): string => toMajor(minor, account.client.currency);
const dayText = (day: Temporal.PlainDate | null): string | null => day?.toString() ?? null;

function tellDocument(stage: Stage, document: Document, place: (id: string | null) => number) {
  const money = (minor: bigint) => major(stage, minor);
  const isWaiting = document.status === 'pending_tax' || document.status === 'void' || document.kind === 'credit_note';
  return {
    number: document.number,
    kind: document.kind,
    status: document.status,
    currency: document.currency,
    issuedOn: document.issuedOn.toString(),
    dueOn: document.dueOn.toString(),
    paidOn: dayText(document.paidOn),
    net: money(document.netMinor),
    tax: money(document.taxMinor),
    total: money(document.totalMinor),
    paid: money(document.paidMinor - document.returnedMinor - document.disputedMinor),
    credited: money(document.creditedMinor),
    due: money(isWaiting ? 0n : invoiceBalance(document)),
    corrects: document.kind === 'credit_note' ? place(document.basedOn) : undefined,
    lines: document.lines.map((line) => tellLine(stage, line)),
  };
}

function tellLine(stage: Stage, line: Line) {
  const money = (minor: bigint) => major(stage, minor);
  const rates = line.tax.components.map(({ rate }) => percentText(rate));
  return {
    subscription: line.subscriptionId,
    kind: line.correctsLineId === null ? line.kind : 'credit',
    description: line.description,
    from: line.span === null ? null : dayOfPoint(stage, line.span.start).toString(),
    to: line.span === null ? null : dayOfPoint(stage, line.span.end).toString(),
    quantity: decimalText(line.quantity),
    amount: money(line.amountMinor),
    discount: money(line.discountMinor),
    net: money(line.netMinor),
    taxPercent: rates.length === 1 ? rates[0] : rates.join('+') || '0',
    tax: money(line.taxMinor),
    taxCategory: line.tax.category,
    total: money(line.totalMinor),
    why: { rule: line.why.rule, inputs: line.why.inputs },
  };
}

/** `"0.19"` as `"19"`. */
function percentText(rate: string): string {
  const [whole = '0', digits = ''] = rate.split('.');
  return decimalText({ units: BigInt(`${whole}${digits}`) * 100n, scale: digits.length });
}

function tellBalances(stage: Stage, invoices: readonly Document[]) {
  const open = invoices.filter(({ status }) => status === 'open');
  const due = open.reduce((sum, document) => sum + invoiceBalance(document), 0n);
  const left = (wanted: string) =>
    [...stage.account.funds.values()]
      .filter(({ kind }) => kind === wanted)
      .reduce((sum, fund) => sum + fund.leftMinor, 0n);
  return {
    due: major(stage, due),
    credit: major(stage, left('credit_note')),
    purchased: major(stage, left('purchased')),
    granted: major(stage, left('granted')),
  };
}

function tellSubscription(stage: Stage, subscription: Subscription) {
  const { facts, status, service, paidUntil } = subscription;
  const point: Point = subscription.countsBy === 'second' ? stage.now : dayOfPoint(stage, stage.now);
  const current = facts.segments.findLast(({ from }) => facts.timeline.compare(from, point) <= 0) ?? facts.segments[0];
  const work = beginWork(stage.account, { ...stage, by: 'story', newId: () => '' });
  const ends = billedLines(stage.account, subscription)
    .flatMap((line) => (line.kind === 'recurring' ? [dayOfPoint(stage, line.span.end)] : []))
    .sort(Temporal.PlainDate.compare);
  const next = isBilled(status) ? nextInvoiceOn(work, subscription) : null;
  return {
    status,
    service,
    price: current?.rate.priceId,
    quantity: current === undefined ? undefined : decimalText(current.rate.quantity),
    billedUntil: dayText(ends.at(-1) ?? null),
    paidUntil: dayText(paidUntil),
    nextInvoiceOn: dayText(next),
    endsOn: facts.end === null ? null : dayOfPoint(stage, facts.end.on).toString(),
  };
}

function tellLedger(stage: Stage): Record<string, string> {
  const accounts = new Map<string, bigint>(Object.keys(CHART).map((name) => [name, 0n]));
  for (const { entries } of stage.account.postings.values())
    for (const { account, amountMinor } of entries) accounts.set(account, (accounts.get(account) ?? 0n) + amountMinor);
  return Object.fromEntries([...accounts].map(([name, minor]) => [name, major(stage, minor)]));
}

function tellRevenue(stage: Stage): Record<string, string> {
  return Object.fromEntries([...revenueByMonth(stage)].map(([month, minor]) => [month, major(stage, minor)]));
}

function tellUsage(stage: Stage) {
  const { policy, catalogue, now, account } = stage;
  const work = beginWork(account, { policy, catalogue, now, by: 'story', newId: () => '' });
  return [...account.subscriptions.values()].flatMap((subscription) =>
    subscription.usage.flatMap(({ metricId }) => {
      const span = usageSpans(work, subscription).at(-1);
      if (span === undefined) return [];
      const { units } = usageOf(work, subscription, { metricId, span });
      return [{ subscription: subscription.id, metric: metricId, units: decimalText(toDecimal(units, 6)) }];
    }),
  );
}
