import { id } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { invoiceLines } from '#db/schema/billing.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { clientParty } from '#modules/clients/index.ts';
import { typedCode } from '../coupon-input.ts';
import { redeemCodes } from '../store/redeem.ts';

/** Redeems a coupon for a client: for one running subscription or for all. It counts from the next invoice on. */
export const redeemCoupon = defineCommand({
  name: 'billing.redeem_coupon',
  permission: 'coupon:redeem',
  input: z.strictObject({ clientId: id(), subscriptionId: z.optional(id()), code: typedCode() }),
  example: (of) => ({ clientId: of('client'), code: 'AUTUMN-20' }),
  async run(ctx, { clientId, subscriptionId, code }) {
    const { currency } = await clientParty(ctx, clientId);
    if (subscriptionId !== undefined) await demandBilled(ctx, { clientId, subscriptionId });
    const subscriptionIds = subscriptionId === undefined ? null : [subscriptionId];
    const [redemption] = await redeemCodes(ctx, { clientId, currency, codes: [code], subscriptionIds });
    return { redemptionId: redemption?.id ?? '' };
  },
  audit: ({ input: { clientId, subscriptionId, code }, result }) => ({
    resource: { kind: 'coupon_redemption', id: result.redemptionId },
    clientId,
    detail: { code, subscriptionId: subscriptionId ?? null },
  }),
});

/** Everything that runs was billed once: anything else is not the client's. */
async function demandBilled(ctx: CommandContext, of: { clientId: string; subscriptionId: string }): Promise<void> {
  const { tenantId, clientId, subscriptionId, id: lineId } = invoiceLines;
  const [line] = await ctx.tx
    .select({ id: lineId })
    .from(invoiceLines)
    .where(and(eq(tenantId, ctx.tenant.id), eq(clientId, of.clientId), eq(subscriptionId, of.subscriptionId)))
    .limit(1);
  if (!line) throw notFound();
}
