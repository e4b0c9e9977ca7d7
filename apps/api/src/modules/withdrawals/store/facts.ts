import type { QueryContext } from '#lib/command/command.ts';
import { getWithdrawalRow, referenceOf, type WithdrawalRow } from './withdrawals.ts';

/** A withdrawal as mails tell of it. */
export type WithdrawalFacts = { reference: string } & Pick<
  WithdrawalRow,
  | 'clientId'
  | 'name'
  | 'email'
  | 'locale'
  | 'contract'
  | 'remark'
  | 'receivedAt'
  | 'refusal'
  | 'currency'
  | 'refundedMinor'
  | 'creditedMinor'
>;

/** Facts of a withdrawal; throws `request.not_found`. */
export async function withdrawalFacts(ctx: QueryContext, withdrawalId: string): Promise<WithdrawalFacts> {
  return { ...(await getWithdrawalRow(ctx, withdrawalId)), reference: referenceOf(withdrawalId) };
}
