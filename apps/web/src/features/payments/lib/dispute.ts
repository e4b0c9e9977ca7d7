import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { RouterOutputs } from '#lib/trpc.ts';

export type Dispute = RouterOutputs['payments']['getDispute'];
export type DisputeRow = RouterOutputs['payments']['disputes']['rows'][number];

/** Why payers question payments, as gateways call it, in words. */
const REASONS: Readonly<Record<string, MessageDescriptor>> = {
  bank_cannot_process: msg`The bank could not process it`,
  check_returned: msg`The cheque was returned`,
  credit_not_processed: msg`A refund did not come`,
  customer_initiated: msg`The payer took it back`,
  debit_not_authorized: msg`The debit was not allowed`,
  duplicate: msg`Paid twice`,
  fraudulent: msg`The payer says it was not them`,
  general: msg`No reason told`,
  incorrect_account_details: msg`Wrong account details`,
  insufficient_funds: msg`Not enough money on the account`,
  product_not_received: msg`The service was not received`,
  product_unacceptable: msg`The service is not as described`,
  subscription_canceled: msg`The plan had been cancelled`,
  unrecognized: msg`The payer does not recognise it`,
};

/** The words for a gateway's code of a reason; undefined for one that we do not know. */
export const reasonOf = (code: string): MessageDescriptor | undefined => REASONS[code];

/** Where the books stand, in words. */
export const BOOKINGS: Readonly<Record<DisputeRow['booking'], MessageDescriptor>> = {
  none: msg`The payment counts`,
  withheld: msg`Withheld by the gateway`,
  lost: msg`Gone to the client`,
};
