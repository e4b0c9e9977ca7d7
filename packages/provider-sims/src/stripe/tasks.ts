import { settlePayment } from './charging.ts';
import { expire } from './checkout-sessions.ts';
import type { StripeContext } from './context.ts';
import type { Dispute } from './objects/charges.ts';
import { finishRefund } from './refunds.ts';
import type { Task } from './state.ts';

function openDispute(context: StripeContext, chargeId: string): void {
  const charge = context.state.charges[chargeId];
  if (!charge || charge.disputed) return;
  const dispute: Dispute = {
    id: context.ids.next('du_'),
    object: 'dispute',
    amount: charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created: context.now(),
    currency: charge.currency,
    evidence: {},
    evidence_details: { due_by: context.now() + 7 * 86_400, has_evidence: false, past_due: false, submission_count: 0 },
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: 'fraudulent',
    status: 'needs_response',
  };
  charge.disputed = true;
  context.state.disputes[dispute.id] = dispute;
  context.emit('charge.dispute.created', dispute);
}

function runTask(context: StripeContext, task: Task): void {
  switch (task.kind) {
    case 'expire_session': {
      const session = context.state.sessions[task.ref];
      if (session?.status === 'open') expire(context, session);
      return;
    }
    case 'settle_payment':
      settlePayment(context, task.ref, true);
      return;
    case 'fail_payment':
      settlePayment(context, task.ref, false);
      return;
    case 'open_dispute':
      openDispute(context, task.ref);
      return;
    case 'fail_refund':
      finishRefund(context, task.ref, false);
      return;
    case 'settle_refund':
      finishRefund(context, task.ref, true);
      return;
  }
}

/** Runs what the simulated clock has reached. True when something ran. */
export function runDueTasks(context: StripeContext, nowMs: number): boolean {
  const due = context.state.tasks.filter((task) => task.dueAt <= nowMs).sort((a, b) => a.dueAt - b.dueAt);
  context.state.tasks = context.state.tasks.filter((task) => task.dueAt > nowMs);
  for (const task of due) runTask(context, task);
  return due.length > 0;
}
