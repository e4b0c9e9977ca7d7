import { settlePayment } from './charging.ts';
import { expire } from './checkout-sessions.ts';
import type { StripeContext } from './context.ts';
import { openDispute } from './disputes.ts';
import { finishRefund } from './refunds.ts';
import type { Task } from './state.ts';

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
    case 'open_inquiry':
      openDispute(context, task.ref, true);
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
