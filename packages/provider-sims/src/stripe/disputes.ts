import { moveBalance } from './balance.ts';
import type { Operation, StripeContext } from './context.ts';
import { invalid, missing } from './errors.ts';
import { listOperation } from './lists.ts';
import type { Dispute } from './objects/charges.ts';

/** What a dispute costs. */
export const DISPUTE_FEE = 2000;
const ANSWER_SECONDS = 7 * 86_400;

function withdraw(context: StripeContext, dispute: Dispute): void {
  const { amount, currency, id: source } = dispute;
  const move = { amount: -amount, fee: DISPUTE_FEE, currency, type: 'adjustment', category: 'dispute', source };
  dispute.balance_transactions.push(moveBalance(context, { ...move, description: 'Chargeback withdrawal' }));
  context.emit('charge.dispute.funds_withdrawn', dispute);
}

/** Lets the payer's bank question a charge: as a chargeback, which takes the money, or as an inquiry, which does not. */
export function openDispute(context: StripeContext, chargeId: string, isInquiry = false): Dispute | undefined {
  const charge = context.state.charges[chargeId];
  if (charge?.status !== 'succeeded' || charge.disputed) return undefined;
  const due_by = context.now() + ANSWER_SECONDS;
  const dispute: Dispute = {
    id: context.ids.next('du_'),
    object: 'dispute',
    amount: charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created: context.now(),
    currency: charge.currency,
    evidence: {},
    evidence_details: { due_by, has_evidence: false, past_due: false, submission_count: 0 },
    is_charge_refundable: isInquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: 'fraudulent',
    status: isInquiry ? 'warning_needs_response' : 'needs_response',
  };
  charge.disputed = !isInquiry;
  context.state.disputes[dispute.id] = dispute;
  context.emit('charge.dispute.created', dispute);
  if (!isInquiry) withdraw(context, dispute);
  return dispute;
}

function end(context: StripeContext, dispute: Dispute, isWon: boolean): void {
  const isInquiry = dispute.status === 'warning_needs_response';
  dispute.status = isInquiry ? 'warning_closed' : isWon ? 'won' : 'lost';
  if (isWon && !isInquiry) {
    const { amount, currency, id: source } = dispute;
    const move = { amount, fee: 0, currency, type: 'adjustment', category: 'dispute_reversal', source };
    dispute.balance_transactions.push(moveBalance(context, { ...move, description: 'Chargeback reversal' }));
  }
  context.emit('charge.dispute.closed', dispute);
  if (isWon && !isInquiry) context.emit('charge.dispute.funds_reinstated', dispute);
}

function openDisputeOf(context: StripeContext, id: string): Dispute {
  const dispute = context.state.disputes[id];
  if (!dispute) throw missing('dispute', id);
  return dispute;
}

const isOpen = ({ status }: Dispute): boolean => status === 'needs_response' || status === 'warning_needs_response';

/** As in the vendor's test mode: the text `winning_evidence` wins, `losing_evidence` loses, any other waits. */
export const updateDispute: Operation = ({ context, params, id }) => {
  const dispute = openDisputeOf(context, id);
  const evidence = params.nested('evidence');
  const text = evidence?.text('uncategorized_text');
  const isSubmitted = params.choice('submit', ['true', 'false']) === 'true';
  return () => {
    if (!isOpen(dispute)) throw invalid('This dispute is already closed.');
    if (text !== undefined) dispute.evidence = { ...dispute.evidence, uncategorized_text: text };
    if (!isSubmitted) return dispute;
    Object.assign(dispute.evidence_details, { has_evidence: true, submission_count: 1 });
    if (text === 'winning_evidence' || text === 'losing_evidence') end(context, dispute, text === 'winning_evidence');
    else if (dispute.status === 'needs_response') {
      dispute.status = 'under_review';
      context.emit('charge.dispute.updated', dispute);
    }
    return dispute;
  };
};

/** Gives in. */
export const closeDispute: Operation = ({ context, id }) => {
  const dispute = openDisputeOf(context, id);
  return () => {
    if (!isOpen(dispute)) throw invalid('This dispute is already closed.');
    end(context, dispute, false);
    return dispute;
  };
};

export const retrieveDispute: Operation = ({ context, id }) => {
  const dispute = openDisputeOf(context, id);
  return () => dispute;
};

export const listDisputes: Operation = ({ context, params }) => {
  const intent = params.text('payment_intent');
  return listOperation(params, '/v1/disputes', () =>
    Object.values(context.state.disputes).filter(
      (dispute) => intent === undefined || dispute.payment_intent === intent,
    ),
  );
};
