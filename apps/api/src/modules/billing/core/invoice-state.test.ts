import { INVOICE_STATUSES } from '@panel1/shared-types';
import { describe, expect, it } from 'vitest';
import { isOverdue, nextStatus } from './invoice-state.ts';

const ACTIONS = ['edit', 'discard', 'wait', 'issue', 'pay', 'settle', 'void', 'reopen', 'credit', 'give_up'] as const;

describe('an invoice', () => {
  it('takes exactly these steps and refuses all others', () => {
    const allowed = INVOICE_STATUSES.flatMap((status) =>
      ACTIONS.flatMap((action) => {
        try {
          return [`${status} ${action} ${nextStatus(status, action)}`];
        } catch (error) {
          expect(error).toMatchObject({ code: 'billing.wrong_state' });
          return [];
        }
      }),
    );
    expect(allowed).toEqual([
      'draft edit draft',
      'draft discard draft',
      'draft wait pending_tax',
      'draft issue issued',
      'pending_tax discard pending_tax',
      'pending_tax wait pending_tax',
      'pending_tax issue issued',
      'issued pay issued',
      'issued settle paid',
      'issued void void',
      'issued reopen issued',
      'issued credit issued',
      'issued give_up uncollectible',
      'paid reopen issued',
      'paid credit paid',
      'uncollectible pay uncollectible',
      'uncollectible settle paid',
      'uncollectible reopen issued',
      'uncollectible credit uncollectible',
    ]);
  });

  it('is overdue from the day after its due day, and only while it is unpaid', () => {
    const dueOn = Temporal.PlainDate.from('2026-03-31');
    expect(isOverdue({ status: 'issued', dueOn }, dueOn)).toBe(false);
    expect(isOverdue({ status: 'issued', dueOn }, dueOn.add({ days: 1 }))).toBe(true);
    expect(isOverdue({ status: 'paid', dueOn }, dueOn.add({ days: 1 }))).toBe(false);
    expect(isOverdue({ status: 'draft', dueOn: null }, dueOn)).toBe(false);
  });
});
