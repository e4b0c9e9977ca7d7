import { type Dispute, done, failure, type PaymentGateway } from '@panel1/plugin-sdk';
import { fromStripeAmount } from './amounts.ts';
import { callStripe } from './client.ts';
import type { Ctx, settings } from './settings.ts';
import { dispute, type StripeDispute } from './shapes.ts';

const STATUSES: Readonly<Record<string, Dispute['status']>> = {
  warning_needs_response: 'inquiry',
  warning_under_review: 'inquiry',
  warning_closed: 'closed',
  needs_response: 'needs_response',
  under_review: 'under_review',
  won: 'won',
  lost: 'lost',
  // Ended before or instead of a decision: the money stayed, or was refunded as any other.
  prevented: 'closed',
  charge_refunded: 'closed',
};

const DASHBOARD = 'https://dashboard.stripe.com';
const isoTime = (seconds: number): string => new Date(seconds * 1000).toISOString();
const asCode = (reason: string): string =>
  reason
    .toLowerCase()
    .replace(/[^a-z0-9_.-]/g, '_')
    .slice(0, 64) || 'general';

/** Stripe books in the account's currency; what went away is the dispute's own amount, or nothing any more. */
function withdrawn({ amount, balance_transactions: moves }: StripeDispute): number {
  return moves.reduce((sum, move) => sum + move.amount, 0) < 0 ? amount : 0;
}

function feeOf({ balance_transactions: moves }: StripeDispute): Pick<Dispute, 'fee'> {
  const [first] = moves;
  const fee = moves.reduce((sum, move) => sum + move.fee, 0);
  return first && fee > 0 ? { fee: fromStripeAmount(fee, first.currency) } : {};
}

/** Where staff answer it; a simulator has no such page. */
function pageOf(ctx: Ctx, { id, livemode }: StripeDispute): Pick<Dispute, 'url'> {
  if (ctx.settings.tenant.apiBaseUrl !== undefined) return {};
  return { url: `${DASHBOARD}${livemode ? '' : '/test'}/disputes/${encodeURIComponent(id)}` };
}

function disputeOf(found: StripeDispute, status: Dispute['status'], paymentRef: string): Dispute {
  const due = found.evidence_details?.due_by;
  return {
    disputeRef: found.id,
    paymentRef,
    status,
    amount: fromStripeAmount(found.amount, found.currency),
    withdrawn: fromStripeAmount(withdrawn(found), found.currency),
    ...feeOf(found),
    reason: asCode(found.reason),
    ...(due ? { evidenceDueAt: isoTime(due) } : {}),
    openedAt: isoTime(found.created),
  };
}

export const getDispute: NonNullable<PaymentGateway<typeof settings>['getDispute']> = async (ctx, input) => {
  const reply = await callStripe(ctx, { path: `disputes/${encodeURIComponent(input.disputeRef)}`, answer: dispute });
  if (!reply.ok) return reply.outcome;
  const status = STATUSES[reply.value.status];
  const paymentRef = reply.value.payment_intent;
  if (status === undefined)
    return failure(
      'permanent',
      'unknown_status',
      'Stripe tells of a state of disputes that this plugin does not know.',
    );
  if (!paymentRef) return failure('permanent', 'not_ours', 'The dispute is about a charge that was not made here.');
  return done({ ...disputeOf(reply.value, status, paymentRef), ...pageOf(ctx, reply.value) });
};
