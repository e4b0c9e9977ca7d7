import type { QueryContext } from '#lib/command/command.ts';
import { clientNames } from '#modules/clients/index.ts';
import { isOpenDispute } from '../core/dispute-booking.ts';
import type { DisputeRow } from '../store/disputes.ts';

/** A dispute as staff see it. */
export function disputeView(ctx: QueryContext, row: DisputeRow, clientName: string) {
  const amount = (minor: bigint) => ({ amountMinor: minor.toString(), currency: row.currency });
  const { feeMinor, feeCurrency } = row;
  return {
    id: row.id,
    paymentId: row.paymentId,
    clientId: row.clientId,
    clientName,
    pluginId: row.pluginId,
    gatewayName: ctx.kernel.manifests.find((one) => one.id === row.pluginId)?.name ?? row.pluginId,
    /** The gateway's own name of it. */
    reference: row.providerRef,
    status: row.status,
    isOpen: isOpenDispute(row.status),
    /** Why the payer questions it, as the gateway's code. */
    reason: row.reason,
    amount: amount(row.amountMinor),
    /** Where the books stand, and with how much. */
    booking: row.booking,
    booked: amount(row.bookedMinor),
    fee: feeCurrency === null ? null : { amountMinor: feeMinor.toString(), currency: feeCurrency },
    evidenceDueAt: row.evidenceDueAt?.toString() ?? null,
    gatewayUrl: row.gatewayUrl,
    openedAt: row.openedAt.toString(),
    endedAt: row.endedAt?.toString() ?? null,
  };
}

/** Disputes as staff see them, with the names of their clients. */
export async function disputeViews(ctx: QueryContext, rows: readonly DisputeRow[]) {
  const names = await clientNames(
    ctx,
    rows.map((row) => row.clientId),
  );
  return rows.map((row) => disputeView(ctx, row, names.get(row.clientId) ?? ''));
}
