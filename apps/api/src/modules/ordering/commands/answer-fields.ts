import { id } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { orderItems } from '#db/schema/ordering.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { checkFields, readProduct } from '#modules/catalog/index.ts';
import { answers } from '../input.ts';

/**
 * Answers what was asked after payment, such as a domain name. An answer that was given stays: what was set up stands
 * on it.
 */
export const answerFields = defineCommand({
  name: 'ordering.answer_fields',
  permission: 'service:open_panel',
  input: z.strictObject({ subscriptionId: id(), fields: answers }),
  example: (known) => ({ subscriptionId: known('subscription'), fields: {} }),
  run: async (ctx, input) => {
    const mine = and(eq(orderItems.tenantId, ctx.tenant.id), eq(orderItems.subscriptionId, input.subscriptionId));
    const [item] = await ctx.tx.select().from(orderItems).where(mine).for('update');
    if (!item) throw notFound();
    const product = await readProduct(ctx, item.productId);
    const known = item.configuration.fields;
    const given: Record<string, string> = {};
    for (const key of Object.keys(input.fields))
      if (known[key] !== undefined && known[key] !== input.fields[key]) given[`fields.${key}`] = 'already_answered';
    if (Object.keys(given).length > 0) throw new AppError('catalog.bad_configuration', { fields: given });
    const fields = { ...known, ...checkFields(product.fields, input.fields, []) };
    await ctx.tx
      .update(orderItems)
      .set({ configuration: { ...item.configuration, fields } })
      .where(mine);
    ctx.emit('order.fields_answered', { orderId: item.orderId }, { clientId: item.clientId });
    return { orderId: item.orderId, clientId: item.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'order', id: result.orderId },
    clientId: result.clientId,
    detail: { answered: Object.keys(input.fields) },
  }),
});
