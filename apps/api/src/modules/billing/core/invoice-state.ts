import type { InvoiceStatus } from '@panel1/shared-types';
import { AppError } from '#lib/errors/app-error.ts';

type InvoiceAction =
  | 'edit'
  | 'discard'
  | 'wait'
  | 'issue'
  | 'pay'
  | 'settle'
  | 'void'
  | 'reopen'
  | 'credit'
  | 'give_up';

/**
 * What may be done with an invoice in which state, and where that leads. `discard` deletes a draft; `pay` is a part,
 * `settle` the last part of its amount; `reopen` follows a refund; `wait` is for the check of a VAT number; `credit` takes a part off
 * by a credit note; `give_up` writes off what is still owed.
 */
const TRANSITIONS: Readonly<Record<InvoiceStatus, Partial<Record<InvoiceAction, InvoiceStatus>>>> = {
  draft: { edit: 'draft', discard: 'draft', wait: 'pending_tax', issue: 'issued' },
  issued: { pay: 'issued', settle: 'paid', void: 'void', reopen: 'issued', credit: 'issued', give_up: 'uncollectible' },
  pending_tax: { discard: 'pending_tax', wait: 'pending_tax', issue: 'issued' },
  paid: { reopen: 'issued', credit: 'paid' },
  uncollectible: { pay: 'uncollectible', settle: 'paid', reopen: 'issued', credit: 'uncollectible' },
  void: {},
};

/** The state that follows; throws `billing.wrong_state` when the action is not allowed in this one. */
export function nextStatus(status: InvoiceStatus, action: InvoiceAction): InvoiceStatus {
  const next = TRANSITIONS[status][action];
  if (next === undefined) throw new AppError('billing.wrong_state', { values: { status } });
  return next;
}

/** True for an issued invoice whose last day to pay is over. */
export function isOverdue(
  invoice: { status: InvoiceStatus; dueOn: Temporal.PlainDate | null },
  today: Temporal.PlainDate,
): boolean {
  if (invoice.status !== 'issued' || invoice.dueOn === null) return false;
  return Temporal.PlainDate.compare(invoice.dueOn, today) < 0;
}
