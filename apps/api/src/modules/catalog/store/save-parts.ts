import { and, eq, inArray } from 'drizzle-orm';
import { optionPrices, productComponents, productFields, productPrices } from '#db/schema/catalog.ts';
import type { CommandContext } from '#lib/command/command.ts';
import type { CatalogProduct, LocaleTexts } from '../core/catalog-product.ts';
import { diffChildren } from '../core/diff.ts';
import type { ProductState } from '../input.ts';
import type { CheckedComponent } from './check-settings.ts';
import { removeTexts } from './texts.ts';

/** Texts that a save gathers, written together at its end. */
export type TextsToWrite = Map<string, LocaleTexts>;

export type PriceState = ProductState['options'][number]['choices'][number]['prices'][number];

const priceFrom = ({ cycle, currency, priceMinor, setupMinor }: PriceState) => ({
  ...{ cycle, currency },
  priceMinor: BigInt(priceMinor),
  setupMinor: BigInt(setupMinor),
});

export const pricesFrom = (prices: readonly PriceState[]) => prices.map(priceFrom);

/** Replaces the price matrix; nothing refers to a price row. */
export async function savePrices(
  ctx: CommandContext,
  productId: string,
  prices: ProductState['prices'],
): Promise<void> {
  const tenantId = ctx.tenant.id;
  await ctx.tx
    .delete(productPrices)
    .where(and(eq(productPrices.tenantId, tenantId), eq(productPrices.productId, productId)));
  const rows = prices.map(({ contract, ...price }) => ({
    ...{ tenantId, id: ctx.newId(), productId, ...priceFrom(price) },
    minimumMonths: contract?.minimumMonths ?? null,
    renewalMonths: contract?.renewalMonths ?? null,
    noticeDays: contract?.noticeDays ?? 0,
  }));
  if (rows.length > 0) await ctx.tx.insert(productPrices).values(rows);
}

/** Replaces the prices of some choices. */
export async function saveChoicePrices(
  ctx: CommandContext,
  prices: ReadonlyMap<string, readonly PriceState[]>,
): Promise<void> {
  if (prices.size === 0) return;
  const tenantId = ctx.tenant.id;
  await ctx.tx
    .delete(optionPrices)
    .where(and(eq(optionPrices.tenantId, tenantId), inArray(optionPrices.choiceId, [...prices.keys()])));
  const rows = [...prices].flatMap(([choiceId, of]) =>
    pricesFrom(of).map((price) => ({ tenantId, id: ctx.newId(), choiceId, ...price })),
  );
  if (rows.length > 0) await ctx.tx.insert(optionPrices).values(rows);
}

/** Adds, changes and removes components; one that a service stands on cannot be removed (foreign key). */
export async function saveComponents(
  ctx: CommandContext,
  before: CatalogProduct,
  components: readonly CheckedComponent[],
): Promise<void> {
  const { productId } = before;
  const tenantId = ctx.tenant.id;
  const stored = before.components.map((component) => component.componentId);
  const diff = diffChildren(stored, components, (wanted) => wanted.componentId);
  if (diff.removed.length > 0)
    await ctx.tx
      .delete(productComponents)
      .where(and(eq(productComponents.tenantId, tenantId), inArray(productComponents.id, diff.removed)));
  for (const { id, wanted, position } of diff.kept) {
    const { componentId: _id, ...values } = wanted;
    await ctx.tx
      .update(productComponents)
      .set({ ...values, position })
      .where(and(eq(productComponents.tenantId, tenantId), eq(productComponents.id, id)));
  }
  const added = diff.added.map(({ wanted: { componentId: _id, ...values }, position }) => ({
    tenantId,
    id: ctx.newId(),
    productId,
    ...values,
    position,
  }));
  if (added.length > 0) await ctx.tx.insert(productComponents).values(added);
}

/** Adds, changes and removes fields. */
export async function saveFields(
  ctx: CommandContext,
  before: CatalogProduct,
  of: { state: ProductState; texts: TextsToWrite },
): Promise<void> {
  const tenantId = ctx.tenant.id;
  const stored = before.fields.map((field) => field.fieldId);
  const diff = diffChildren(stored, of.state.fields, (wanted) => wanted.fieldId);
  if (diff.removed.length > 0) {
    await ctx.tx
      .delete(productFields)
      .where(and(eq(productFields.tenantId, tenantId), inArray(productFields.id, diff.removed)));
    await removeTexts(ctx, diff.removed);
  }
  for (const { id, wanted, position } of diff.kept) {
    const { fieldId: _id, texts, ...values } = wanted;
    of.texts.set(id, texts);
    await ctx.tx
      .update(productFields)
      .set({ ...values, position })
      .where(and(eq(productFields.tenantId, tenantId), eq(productFields.id, id)));
  }
  for (const { wanted, position } of diff.added) {
    const { fieldId: _id, texts, ...values } = wanted;
    const id = ctx.newId();
    of.texts.set(id, texts);
    await ctx.tx.insert(productFields).values({ tenantId, id, productId: before.productId, ...values, position });
  }
}
