import { and, countDistinct, eq, inArray } from 'drizzle-orm';
import { productComponents, products } from '#db/schema/catalog.ts';
import type { QueryContext } from '#lib/command/command.ts';

/** How many products on sale could not be delivered without the plugin. */
export async function countProductsOfPlugin(ctx: QueryContext, pluginId: string): Promise<number> {
  const [row] = await ctx.tx
    .select({ n: countDistinct(products.id) })
    .from(productComponents)
    .innerJoin(
      products,
      and(eq(products.tenantId, productComponents.tenantId), eq(products.id, productComponents.productId)),
    )
    .where(
      and(
        eq(productComponents.tenantId, ctx.tenant.id),
        eq(productComponents.pluginId, pluginId),
        inArray(products.status, ['active', 'hidden']),
      ),
    );
  return row?.n ?? 0;
}
