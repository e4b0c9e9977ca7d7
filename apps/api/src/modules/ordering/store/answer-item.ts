import { and, eq } from 'drizzle-orm';
import { orderItems } from '#db/schema/ordering.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { checkFields, readProduct } from '#modules/catalog/index.ts';

/** The item to answer for: by its subscription, or by its id within an order. */
export type AnsweredItem = { subscriptionId: string } | { orderId: string; orderItemId: string };

/**
 * Keeps answers to what an ordered item asks, each checked by its kind. An answer that was given stays: what was set up
 * stands on it.
 */
export async function answerItem(
  ctx: CommandContext,
  of: AnsweredItem,
  answers: Readonly<Record<string, string>>,
): Promise<{ orderId: string; clientId: string }> {
  const mine = and(
    eq(orderItems.tenantId, ctx.tenant.id),
    'subscriptionId' in of
      ? eq(orderItems.subscriptionId, of.subscriptionId)
      : and(eq(orderItems.orderId, of.orderId), eq(orderItems.id, of.orderItemId)),
  );
  const [item] = await ctx.tx.select().from(orderItems).where(mine).for('update');
  if (!item) throw notFound();
  const product = await readProduct(ctx, item.productId);
  const known = item.configuration.fields;
  const given: Record<string, string> = {};
  for (const key of Object.keys(answers))
    if (known[key] !== undefined && known[key] !== answers[key]) given[`fields.${key}`] = 'already_answered';
  if (Object.keys(given).length > 0) throw new AppError('catalog.bad_configuration', { fields: given });
  const fields = { ...known, ...checkFields(product.fields, answers, []) };
  await ctx.tx
    .update(orderItems)
    .set({ configuration: { ...item.configuration, fields } })
    .where(mine);
  const { orderId, clientId } = item;
  ctx.emit('order.fields_answered', { orderId }, { clientId });
  return { orderId, clientId };
}
