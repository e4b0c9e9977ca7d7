import type { PaymentStatus } from '@panel1/shared-types';
import type { AttemptResult } from '#modules/billing/core/index.ts';

const RESULTS: Readonly<Record<PaymentStatus, AttemptResult>> = {
  planned: 'in_flight',
  needs_action: 'soft',
  pending: 'in_flight',
  succeeded: 'succeeded',
  declined: 'soft',
  failed: 'failed',
  cancelled: 'failed',
  unknown: 'unknown',
};

/** A charge of a stored method as the rules for retries see it: refused for good when the provider says so. */
export function attemptResult(of: { status: PaymentStatus; isRetryable: boolean | null }): AttemptResult {
  return of.status === 'declined' && of.isRetryable === false ? 'hard' : RESULTS[of.status];
}
