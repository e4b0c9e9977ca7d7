import type { PaymentStatus } from '@panel1/shared-types/states';

/** What the page shows of an order's payment. */
export type PaymentView =
  | 'preparing'
  | 'leaving'
  | 'confirming'
  | 'unfinished'
  | 'transfer'
  | 'processing'
  | 'refused'
  | 'paid'
  | 'none';

export interface PaymentFacts {
  status: PaymentStatus | null;
  isPaid: boolean;
  hasPage: boolean;
  hasInstructions: boolean;
  /** True right after Pay was pressed here. */
  isLeaving: boolean;
  /** How the payer came back from the gateway's page, if they did. */
  cameBack: 'returned' | 'cancelled' | null;
  /** True while a payer who came back is still waiting for the gateway's word. */
  isFresh: boolean;
}

/**
 * Decides what is said. Somebody who came back from the payment page is never told "not paid" before the gateway had a
 * moment to say so, and somebody who cancelled is asked at once how to go on.
 */
export function paymentView(facts: PaymentFacts): PaymentView {
  if (facts.isPaid || facts.status === 'succeeded') return 'paid';
  switch (facts.status) {
    case null:
      return 'none';
    case 'planned':
      return 'preparing';
    case 'needs_action':
      if (facts.isLeaving && facts.hasPage) return 'leaving';
      return facts.cameBack === 'returned' && facts.isFresh ? 'confirming' : 'unfinished';
    case 'pending':
      return facts.hasInstructions ? 'transfer' : 'processing';
    case 'unknown':
      return 'processing';
    case 'declined':
    case 'failed':
    case 'cancelled':
      return 'refused';
  }
}
