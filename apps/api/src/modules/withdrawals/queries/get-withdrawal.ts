import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { clientParty } from '#modules/clients/index.ts';
import { type Contract, contractByNumber } from '#modules/ordering/index.ts';
import { refundsItself } from '#modules/payments/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { withdrawalRight } from '../core/right.ts';
import { backOf, sumOf } from '../store/contracts.ts';
import { contractOfClient } from '../store/matching.ts';
import { getWithdrawalRow, type WithdrawalRow } from '../store/withdrawals.ts';
import { withdrawalView } from './withdrawal-view.ts';

/** One withdrawal, and while it waits the contract that it is about with what would go back. */
export const getWithdrawal = defineQuery({
  name: 'withdrawals.get_withdrawal',
  permission: 'withdrawal:read',
  input: z.strictObject({
    withdrawalId: id(),
    /** Another order than the one that was named. */
    orderNumber: z.optional(z.string().check(z.maxLength(60))),
  }),
  example: (of) => ({ withdrawalId: of('withdrawal') }),
  async run(ctx, { withdrawalId, orderNumber }) {
    const row = await getWithdrawalRow(ctx, withdrawalId);
    const proposal = row.status === 'received' ? await proposalOf(ctx, row, orderNumber) : null;
    return { ...withdrawalView(row), proposal };
  },
});

/** What accepting would do; null where no such order is known. */
async function proposalOf(ctx: QueryContext, row: WithdrawalRow, orderNumber: string | undefined) {
  const contract = await contractFor(ctx, row, orderNumber);
  if (contract === null) return null;
  const { clientId, concludedOn, hasAskedForStart, subscriptionIds } = contract;
  const party = await clientParty(ctx, clientId);
  const { isOn, days } = await readSettings(ctx, 'withdrawal');
  const right = withdrawalRight({ isOn, days, ...party, concludedOn }, row.receivedOn);
  const back = await backOf(ctx, { subscriptionIds, on: row.receivedOn, owesUse: hasAskedForStart });
  const currency = back[0]?.currency;
  return {
    orderId: contract.orderId,
    orderNumber: contract.number,
    ...{ clientId, hasAskedForStart, concludedOn: concludedOn.toString() },
    clientName: party.company ?? party.name,
    isSameEmail: party.email.toLowerCase() === row.email.toLowerCase(),
    right: right.has ? { has: true as const, until: right.until.toString() } : right,
    items: contract.items
      .filter(({ subscriptionId }) => subscriptionIds.includes(subscriptionId))
      .map(({ description }) => description),
    back: currency === undefined ? null : { amountMinor: sumOf(back).toString(), currency },
    /** False: somebody must pay it out, by a transfer for example. */
    refundsItself: await refundsItself(
      ctx,
      back.map(({ invoiceId }) => invoiceId),
    ),
  };
}

async function contractFor(
  ctx: QueryContext,
  row: WithdrawalRow,
  orderNumber: string | undefined,
): Promise<(Contract & { subscriptionIds: readonly string[] }) | null> {
  if (row.clientId !== null) return contractOfClient(ctx, { ...row, clientId: row.clientId });
  const found = await contractByNumber(ctx, orderNumber ?? row.contract);
  return found && { ...found, subscriptionIds: found.items.map(({ subscriptionId }) => subscriptionId) };
}
