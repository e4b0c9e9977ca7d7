import { and, asc, eq } from 'drizzle-orm';
import { cartItems, carts } from '#db/schema/ordering.ts';
import { tokenHash } from '#lib/auth/opaque-token.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';

export type CartRow = typeof carts.$inferSelect;
export type CartItemRow = typeof cartItems.$inferSelect;

const LIFETIME = { hours: 24 * 7 };

/** Until when a cart that is used now is kept. Real time: it is a token's life. */
export const cartExpiry = (ctx: QueryContext) => ctx.realNow.add(LIFETIME);

const byToken = (ctx: QueryContext, token: string) =>
  and(eq(carts.tenantId, ctx.tenant.id), eq(carts.tokenHash, tokenHash(token)));

/** The open cart of a token; `ordering.cart_expired` for one that is unknown, expired or ordered already. */
export async function getCart(ctx: QueryContext, token: string): Promise<CartRow> {
  const [row] = await ctx.tx.select().from(carts).where(byToken(ctx, token));
  return demandOpen(ctx, row);
}

/** The same, locked: its items are changed under this lock only. */
export async function lockCart(ctx: CommandContext, token: string): Promise<CartRow> {
  const [row] = await ctx.tx.select().from(carts).where(byToken(ctx, token)).for('update');
  return demandOpen(ctx, row);
}

function demandOpen(ctx: QueryContext, row: CartRow | undefined): CartRow {
  const isOpen =
    row !== undefined && row.orderedAt === null && Temporal.Instant.compare(row.expiresAt, ctx.realNow) > 0;
  if (!isOpen) throw new AppError('ordering.cart_expired');
  return row;
}

export const oneCart = (ctx: QueryContext, cartId: string) =>
  and(eq(carts.tenantId, ctx.tenant.id), eq(carts.id, cartId));

export const oneCartItem = (ctx: QueryContext, of: { cartId: string; itemId: string }) =>
  and(eq(cartItems.tenantId, ctx.tenant.id), eq(cartItems.cartId, of.cartId), eq(cartItems.id, of.itemId));

export async function readCartItems(ctx: QueryContext, cartId: string): Promise<CartItemRow[]> {
  return ctx.tx
    .select()
    .from(cartItems)
    .where(and(eq(cartItems.tenantId, ctx.tenant.id), eq(cartItems.cartId, cartId)))
    .orderBy(asc(cartItems.position), asc(cartItems.id));
}

/** The item of a cart as the catalogue prices it. */
export const wantedFrom = ({ productId, cycle, quantity, configuration }: CartItemRow) => ({
  productId,
  cycle,
  quantity,
  options: configuration.options,
});
