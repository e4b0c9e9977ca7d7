import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

// Why a bank refuses is its secret: what a payer can do something about has words of its own.
const TEXTS: Readonly<Record<string, MessageDescriptor>> = {
  insufficient_funds: msg`There is not enough money on the card.`,
  expired_card: msg`The card has expired.`,
  authentication_required: msg`The bank wants you to confirm this payment yourself. Pay it on the payment page.`,
  method_removed: msg`The saved payment method was removed.`,
  expired: msg`The payment page was open for too long.`,
};

const REFUSED = msg`The bank refused it.`;

/** Why a payment came to nothing, for the payer; undefined where the reason is not the payer's business. */
export function paymentFailureText(payment: {
  status: string;
  failureCode: string | null;
}): MessageDescriptor | undefined {
  const known = payment.failureCode === null ? undefined : TEXTS[payment.failureCode];
  return known ?? (payment.status === 'declined' ? REFUSED : undefined);
}
