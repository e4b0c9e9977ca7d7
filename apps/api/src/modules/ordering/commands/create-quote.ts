import { localDate, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { quotes } from '#db/schema/ordering-quotes.ts';
import { actorName } from '#lib/authz/actor.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { clientParty } from '#modules/clients/index.ts';
import { nextNumber } from '#modules/tenants/index.ts';
import { keepItem } from '../core/quoted-items.ts';
import { orderedByStaff } from '../input.ts';
import { estimateInvoice } from '../store/estimate.ts';
import { planItems } from '../store/place.ts';
import { oneQuote } from '../store/quotes.ts';

/** Writes an offer to a client at the prices of today, to be sent: they hold through its last day. */
export const createQuote = defineCommand({
  name: 'ordering.create_quote',
  permission: 'quote:manage',
  input: z.strictObject({ ...orderedByStaff, intro: z._default(text(2000, 0), ''), validUntil: localDate() }),
  example: (known) => ({
    clientId: known('client'),
    items: [{ productId: known('product'), cycle: 'monthly' as const }],
    validUntil: '2099-12-31',
  }),
  async run(ctx, { clientId, items, couponCodes, intro, validUntil }) {
    const lastDay = Temporal.PlainDate.from(validUntil);
    if (Temporal.PlainDate.compare(lastDay, ctx.today) < 0)
      throw new AppError('request.invalid', { fields: { validUntil: 'in_the_past' } });
    const client = await clientParty(ctx, clientId);
    if (client.status === 'closed') throw new AppError('clients.closed');
    const { currency } = client;
    const planned = await planItems(ctx, { client, currency, items, audience: 'staff' });
    const asked = planned.map((item, nth) => ({ asked: nth, planned: item }));
    const { total, coupons } = await estimateInvoice(ctx, asked, { clientId, currency, couponCodes });
    const refused = coupons.find(({ refusal }) => refusal !== null);
    if (refused !== undefined)
      throw new AppError('billing.coupon_refused', { values: { code: refused.code, reason: refused.refusal ?? '' } });
    const quoteId = ctx.newId();
    await ctx.tx.insert(quotes).values({
      ...{ tenantId: ctx.tenant.id, id: quoteId, clientId, number: quoteId, status: 'draft', currency, intro },
      totalMinor: BigInt(total.amountMinor),
      validUntil: lastDay,
      items: planned.map(keepItem),
      couponCodes,
      createdByName: actorName(ctx.actor),
      createdAt: ctx.now,
    });
    ctx.atEnd(async () => {
      const number = await nextNumber(ctx, 'quote');
      await ctx.tx.update(quotes).set({ number }).where(oneQuote(ctx, quoteId));
    });
    return { quoteId, total };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'quote', id: result.quoteId },
    clientId: input.clientId,
    detail: { items: input.items.length, total: result.total, validUntil: input.validUntil },
  }),
});
