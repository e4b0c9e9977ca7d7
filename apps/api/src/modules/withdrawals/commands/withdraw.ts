import * as z from 'zod/mini';
import { actorId, clientScope } from '#lib/authz/actor.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { clientParty } from '#modules/clients/index.ts';
import { subscriptionIds } from '../input.ts';
import { withdrawableContracts } from '../store/contracts.ts';
import { openWithdrawalOf, receive } from '../store/withdrawals.ts';

/** A client who is logged in withdraws from some or all of what an order sold. Takes effect with the declaration. */
export const withdraw = defineCommand({
  name: 'withdrawals.withdraw',
  permission: 'subscription:withdraw',
  input: z.strictObject({ subscriptionIds: subscriptionIds() }),
  example: (of) => ({ subscriptionIds: [of('subscription')] }),
  async run(ctx, input) {
    const clientId = clientScope(ctx.actor);
    if (clientId === null) throw new AppError('auth.forbidden');
    const known = await withdrawableContracts(ctx, { clientId, on: ctx.today });
    const mine = known.find(({ contract }) =>
      input.subscriptionIds.every((id) => contract.items.some(({ subscriptionId }) => subscriptionId === id)),
    );
    if (!mine) throw notFound();
    if (!mine.right.has) throw new AppError('withdrawals.not_possible', { values: { why: mine.right.why } });
    if (await openWithdrawalOf(ctx, input.subscriptionIds)) throw new AppError('withdrawals.declared');
    const { name, email, locale } = await clientParty(ctx, clientId);
    const items = mine.contract.items.filter(({ subscriptionId }) => input.subscriptionIds.includes(subscriptionId));
    const contract = [mine.contract.number ?? '', ...items.map(({ description }) => description)].join(', ');
    const about = { name, email, locale, contract: contract.slice(0, 200), remark: '' };
    const declaredById = actorId(ctx.actor);
    return { clientId, ...(await receive(ctx, { ...about, ...input, clientId, declaredById })) };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'withdrawal', id: result.withdrawalId },
    clientId: result.clientId,
    detail: { subscriptionIds: input.subscriptionIds },
  }),
});
