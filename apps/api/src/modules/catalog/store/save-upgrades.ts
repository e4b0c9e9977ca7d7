import { and, eq, inArray } from 'drizzle-orm';
import { products, productUpgrades } from '#db/schema/catalog.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';

/** Replaces the products to which clients may move; the product itself is always reachable and is left out. */
export async function saveUpgrades(ctx: CommandContext, productId: string, wanted: readonly string[]): Promise<void> {
  const tenantId = ctx.tenant.id;
  const targets = [...new Set(wanted)].filter((id) => id !== productId);
  const known = await ctx.tx
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.tenantId, tenantId), inArray(products.id, targets)));
  if (known.length !== targets.length) throw notFound();
  await ctx.tx
    .delete(productUpgrades)
    .where(and(eq(productUpgrades.tenantId, tenantId), eq(productUpgrades.productId, productId)));
  if (targets.length === 0) return;
  await ctx.tx
    .insert(productUpgrades)
    .values(targets.map((toProductId, position) => ({ tenantId, productId, toProductId, position })));
}
