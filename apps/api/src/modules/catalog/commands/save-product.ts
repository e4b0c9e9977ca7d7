import { products } from '#db/schema/catalog.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import type { CatalogProduct } from '../core/catalog-product.ts';
import { checkProduct } from '../core/check-product.ts';
import { demandProvided, isForSale } from '../core/sellable.ts';
import { savedStock } from '../core/stock.ts';
import { type ProductState, productState } from '../input.ts';
import { demandCategory } from '../store/categories.ts';
import { checkComponents } from '../store/check-settings.ts';
import { demandFreeSlug, getProduct, lockProduct, nextPosition, oneProduct } from '../store/products.ts';
import { provisioners } from '../store/provisioners.ts';
import { saveOptions } from '../store/save-options.ts';
import { saveComponents, saveFields, savePrices, type TextsToWrite } from '../store/save-parts.ts';
import { saveUpgrades } from '../store/save-upgrades.ts';
import { replaceTexts } from '../store/texts.ts';

/** Saves the whole state of the product editor; a product without an id is new and starts as a draft. */
export const saveProduct = defineCommand({
  name: 'catalog.save_product',
  permission: 'product:manage',
  input: productState,
  example: (known) => ({
    categoryId: known('category'),
    slug: 'example',
    taxCategory: 'standard',
    stock: null,
    texts: { en: { name: 'Example' } },
    components: [{ kind: 'one_off' as const, pluginId: null, serverGroupId: null, settings: {} }],
    prices: [{ cycle: 'one_time' as const, currency: 'EUR', priceMinor: '1000', setupMinor: '0' }],
    options: [],
    fields: [],
  }),
  run: async (ctx, state) => {
    checkProduct(state, ctx.tenant.locale);
    await demandCategory(ctx, state.categoryId);
    const before = state.productId === undefined ? await insertProduct(ctx, state) : await updateProduct(ctx, state);
    const { productId } = before;
    const texts: TextsToWrite = new Map([[productId, state.texts]]);
    const components = await checkComponents(ctx, { productId, components: state.components });
    await saveComponents(ctx, before, components);
    await savePrices(ctx, productId, state.prices);
    await saveOptions(ctx, before, { state, texts });
    await saveFields(ctx, before, { state, texts });
    await saveUpgrades(ctx, productId, state.upgrades);
    await replaceTexts(ctx, texts);
    await demandStillProvided(ctx, before);
    return { productId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'product', id: result.productId },
    detail: { slug: input.slug, isNew: input.productId === undefined },
  }),
});

async function insertProduct(ctx: CommandContext, state: ProductState): Promise<CatalogProduct> {
  const productId = ctx.newId();
  await demandFreeSlug(ctx, state.slug, productId);
  const { categoryId, slug, taxCategory, stock } = state;
  const values = { categoryId, slug, taxCategory, stock, position: await nextPosition(ctx, categoryId) };
  await ctx.tx.insert(products).values({
    tenantId: ctx.tenant.id,
    id: productId,
    status: 'draft',
    ...values,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  const nothing = { components: [], prices: [], options: [], fields: [], upgrades: [] };
  return { productId, status: 'draft', ...values, texts: {}, ...nothing };
}

async function updateProduct(ctx: CommandContext, state: ProductState): Promise<CatalogProduct> {
  const { productId = '', categoryId, slug, taxCategory } = state;
  const before = await lockProduct(ctx, productId);
  const stock = savedStock({ now: before.stock, seen: state.stockSeen, wanted: state.stock });
  await demandFreeSlug(ctx, slug, productId);
  await ctx.tx
    .update(products)
    .set({ categoryId, slug, taxCategory, stock, updatedAt: ctx.now })
    .where(oneProduct(ctx, productId));
  return before;
}

/** What is on sale stays deliverable: an edit may not take away the adapter. */
async function demandStillProvided(ctx: CommandContext, before: CatalogProduct): Promise<void> {
  const adapters = await provisioners(ctx);
  if (!isForSale(before, 'staff', adapters)) return;
  demandProvided((await getProduct(ctx, before.productId)).components, adapters);
}
