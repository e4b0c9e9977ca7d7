import { type BalanceEntry, done, type PaymentGateway } from '@panel1/plugin-sdk';
import { fromStripeAmount } from './amounts.ts';
import { callStripe } from './client.ts';
import type { settings } from './settings.ts';
import { listOf, movement, OPERATION_KEY, type StripeMovement } from './shapes.ts';

const PAGE = '100';

const KINDS: Readonly<Record<string, BalanceEntry['kind']>> = {
  charge: 'payment',
  payment: 'payment',
  payment_failure_refund: 'payment',
  payment_reversal: 'payment',
  refund: 'refund',
  payment_refund: 'refund',
  refund_failure: 'refund',
  dispute: 'dispute',
  dispute_reversal: 'dispute',
  payout: 'payout',
  payout_failure: 'payout',
  payout_cancel: 'payout',
  stripe_fee: 'fee',
  fee: 'fee',
  tax: 'fee',
  network_cost: 'fee',
};

const seconds = (iso: string): string => String(Math.ceil(Temporal.Instant.from(iso).epochMilliseconds / 1000));

/** What an entry is about. Stripe sends the object itself, since we ask to expand it. */
function refsOf(kind: BalanceEntry['kind'], source: StripeMovement['source']): Partial<BalanceEntry> {
  if (typeof source !== 'object' || source === null) return {};
  const operationId = source.metadata?.[OPERATION_KEY];
  return {
    ...(source.payment_intent ? { paymentRef: source.payment_intent } : {}),
    ...(kind === 'refund' ? { refundRef: source.id } : {}),
    ...(kind === 'dispute' ? { disputeRef: source.id } : {}),
    ...(kind === 'payout' ? { payoutRef: source.id } : {}),
    ...(operationId !== undefined && /^[A-Za-z0-9_-]{8,64}$/.test(operationId) ? { operationId } : {}),
  };
}

function entryOf(found: StripeMovement): BalanceEntry {
  const { id, amount, fee, created, description, source } = found;
  const kind = KINDS[found.reporting_category ?? found.type] ?? 'other';
  const own = fromStripeAmount(amount, found.currency);
  const kept = fromStripeAmount(fee, found.currency);
  // A fee on its own is the whole amount of its entry.
  const isFee = kind === 'fee';
  return {
    entryRef: id,
    kind,
    amountMinor: isFee ? '0' : own.amountMinor,
    feeMinor: isFee ? String(BigInt(kept.amountMinor) - BigInt(own.amountMinor)) : kept.amountMinor,
    currency: own.currency,
    ...refsOf(kind, source),
    ...(description ? { description: description.slice(0, 200) } : {}),
    occurredAt: new Date(created * 1000).toISOString(),
  };
}

type ListBalance = NonNullable<PaymentGateway<typeof settings>['listBalance']>;

export const listBalance: ListBalance = async (ctx, { from, until, cursor }) => {
  const reply = await callStripe(ctx, {
    path: 'balance_transactions',
    fields: {
      'created[gte]': seconds(from),
      'created[lt]': seconds(until),
      limit: PAGE,
      starting_after: cursor,
      'expand[0]': 'data.source',
    },
    answer: listOf(movement),
  });
  if (!reply.ok) return reply.outcome;
  const { data, has_more: hasMore } = reply.value;
  const last = data.at(-1);
  return done({ entries: data.map(entryOf), ...(hasMore && last ? { nextCursor: last.id } : {}) });
};
