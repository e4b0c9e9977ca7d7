import type { QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { type Contract, contractsOf } from '#modules/ordering/index.ts';
import type { WithdrawalRow } from './withdrawals.ts';

/** The contract that a withdrawal ends, or the part of it. */
export interface WithdrawalContract extends Contract {
  subscriptionIds: readonly string[];
}

/** Longer than any period of withdrawal: the order is looked for among those of this time. */
const LOOK_BACK_HOURS = 24 * 400;

/** The order of which a client withdrew these subscriptions. */
export async function contractOfClient(
  ctx: QueryContext,
  {
    clientId,
    receivedAt,
    subscriptionIds,
  }: Pick<WithdrawalRow, 'receivedAt' | 'subscriptionIds'> & { clientId: string },
): Promise<WithdrawalContract> {
  const known = await contractsOf(ctx, { clientId, since: receivedAt.subtract({ hours: LOOK_BACK_HOURS }) });
  const mine = known.find(({ items }) => items.some((item) => subscriptionIds.includes(item.subscriptionId)));
  if (!mine) throw notFound();
  return { ...mine, subscriptionIds };
}
