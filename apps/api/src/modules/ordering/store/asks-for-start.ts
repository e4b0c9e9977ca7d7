import type { QueryContext } from '#lib/command/command.ts';
import { isLandOfWithdrawal } from '#modules/billing/core/index.ts';
import type { Buyer } from '#modules/catalog/index.ts';
import { clientParty } from '#modules/clients/index.ts';
import { readSettings } from '#modules/tenants/index.ts';

/** Whether the buyer is to say if the service begins before the days of withdrawal are over: consumers who have them. */
export async function asksForStart(ctx: QueryContext, buyer: Buyer): Promise<boolean> {
  const { isOn, asksForStart: isAsked } = await readSettings(ctx, 'withdrawal');
  if (!isOn || !isAsked) return false;
  const { country: land, isBusiness } = 'clientId' in buyer ? await clientParty(ctx, buyer.clientId) : buyer;
  return isBusiness !== true && isLandOfWithdrawal(land);
}
