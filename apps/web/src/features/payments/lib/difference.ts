import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { RouterOutputs } from '#lib/trpc.ts';

export type Difference = RouterOutputs['payments']['differences']['rows'][number];
export type GatewayAccount = RouterOutputs['payments']['gatewayAccounts']['rows'][number];

/** How the two sides disagree, in words. */
export const DIFFERENCES: Readonly<Record<Difference['reason'], MessageDescriptor>> = {
  missing_here: msg`Not in your books`,
  missing_there: msg`Not at the gateway`,
  amount_differs: msg`Another amount`,
  fee_not_booked: msg`Fee not booked`,
};

/** What an entry of the gateway's account is, in words. */
export const ENTRY_KINDS: Readonly<Record<NonNullable<Difference['entry']>['kind'], MessageDescriptor>> = {
  payment: msg`Payment`,
  refund: msg`Refund`,
  dispute: msg`Dispute`,
  fee: msg`Fee`,
  payout: msg`Payout`,
  other: msg`Other entry`,
};
