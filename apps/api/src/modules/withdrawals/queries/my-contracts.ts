import * as z from 'zod/mini';
import { clientScope } from '#lib/authz/actor.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { isOver } from '#modules/subscriptions/index.ts';
import { backOf, sumOf, withdrawableContracts } from '../store/contracts.ts';
import { openWithdrawalOf } from '../store/withdrawals.ts';

/** What the own account may withdraw from today: until when, and what would go back. */
export const myContracts = defineQuery({
  name: 'withdrawals.my_contracts',
  permission: 'subscription:withdraw',
  input: z.strictObject({}),
  example: () => ({}),
  async run(ctx) {
    const clientId = clientScope(ctx.actor);
    const known = clientId === null ? [] : await withdrawableContracts(ctx, { clientId, on: ctx.today });
    const contracts = [];
    for (const { contract, right } of known) {
      if (!right.has) continue;
      const items = [];
      for (const item of contract.items)
        if (!(await isOver(ctx, item.subscriptionId)) && !(await openWithdrawalOf(ctx, [item.subscriptionId])))
          items.push({ ...item, back: await backFor(ctx, item.subscriptionId, contract.hasAskedForStart) });
      const { number, concludedOn, hasAskedForStart } = contract;
      const about = { number, hasAskedForStart, concludedOn: concludedOn.toString(), until: right.until.toString() };
      if (items.length > 0) contracts.push({ ...about, orderId: contract.orderId, items });
    }
    return { contracts };
  },
});

async function backFor(ctx: QueryContext, subscriptionId: string, owesUse: boolean) {
  const back = await backOf(ctx, { subscriptionIds: [subscriptionId], on: ctx.today, owesUse });
  const currency = back[0]?.currency;
  return currency === undefined ? null : { amountMinor: sumOf(back).toString(), currency };
}
