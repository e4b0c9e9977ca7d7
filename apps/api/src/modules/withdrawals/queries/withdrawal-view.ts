import { referenceOf, type WithdrawalRow } from '../store/withdrawals.ts';

/** A withdrawal as pages show it. */
export function withdrawalView(row: WithdrawalRow) {
  const { id, status, name, email, contract, remark, clientId, refusal, decidedByName, currency } = row;
  const amount = (minor: bigint | null) =>
    minor === null || currency === null ? null : { amountMinor: minor.toString(), currency };
  return {
    withdrawalId: id,
    reference: referenceOf(id),
    ...{ status, name, email, contract, remark, clientId, refusal, decidedByName },
    isByClient: row.declaredById !== null,
    receivedAt: row.receivedAt.toString(),
    decidedAt: row.decidedAt?.toString() ?? null,
    refunded: amount(row.refundedMinor),
    credited: amount(row.creditedMinor),
  };
}
