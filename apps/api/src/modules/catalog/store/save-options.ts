import { and, eq, inArray } from 'drizzle-orm';
import { optionChoices, optionPrices, productOptions } from '#db/schema/catalog.ts';
import type { CommandContext } from '#lib/command/command.ts';
import type { CatalogProduct } from '../core/catalog-product.ts';
import { diffChildren } from '../core/diff.ts';
import type { ProductState } from '../input.ts';
import { type PriceState, saveChoicePrices, type TextsToWrite } from './save-parts.ts';
import { removeTexts } from './texts.ts';

type OptionState = ProductState['options'][number];

/** Adds, changes and removes options with their choices and prices. */
export async function saveOptions(
  ctx: CommandContext,
  before: CatalogProduct,
  of: { state: ProductState; texts: TextsToWrite },
): Promise<void> {
  const tenantId = ctx.tenant.id;
  const stored = before.options.map((option) => option.optionId);
  const diff = diffChildren(stored, of.state.options, (wanted) => wanted.optionId);
  for (const id of diff.removed) {
    const gone = before.options.find((option) => option.optionId === id);
    await removeChoices(
      ctx,
      (gone?.choices ?? []).map((choice) => choice.choiceId),
    );
    await ctx.tx.delete(productOptions).where(and(eq(productOptions.tenantId, tenantId), eq(productOptions.id, id)));
  }
  await removeTexts(ctx, diff.removed);
  for (const { id, wanted, position } of diff.kept) {
    const { optionId: _id, choices: _choices, texts, ...values } = wanted;
    of.texts.set(id, texts);
    await ctx.tx
      .update(productOptions)
      .set({ ...values, position })
      .where(and(eq(productOptions.tenantId, tenantId), eq(productOptions.id, id)));
    const known = before.options.find((option) => option.optionId === id)?.choices ?? [];
    const had = known.map((choice) => choice.choiceId);
    await saveChoices(ctx, { optionId: id, wanted, had, texts: of.texts });
  }
  for (const { wanted, position } of diff.added) {
    const { optionId: _id, choices: _choices, texts, ...values } = wanted;
    const id = ctx.newId();
    of.texts.set(id, texts);
    await ctx.tx.insert(productOptions).values({ tenantId, id, productId: before.productId, ...values, position });
    await saveChoices(ctx, { optionId: id, wanted, had: [], texts: of.texts });
  }
}

async function saveChoices(
  ctx: CommandContext,
  of: { optionId: string; wanted: OptionState; had: readonly string[]; texts: TextsToWrite },
): Promise<void> {
  const tenantId = ctx.tenant.id;
  const diff = diffChildren(of.had, of.wanted.choices, (wanted) => wanted.choiceId);
  await removeChoices(ctx, diff.removed);
  const prices = new Map<string, readonly PriceState[]>();
  for (const { id, wanted, position } of diff.kept) {
    of.texts.set(id, wanted.texts);
    prices.set(id, wanted.prices);
    await ctx.tx
      .update(optionChoices)
      .set({ key: wanted.key, isDefault: wanted.isDefault, position })
      .where(and(eq(optionChoices.tenantId, tenantId), eq(optionChoices.id, id)));
  }
  for (const { wanted, position } of diff.added) {
    const { key, isDefault, texts } = wanted;
    const id = ctx.newId();
    of.texts.set(id, texts);
    prices.set(id, wanted.prices);
    await ctx.tx.insert(optionChoices).values({ tenantId, id, optionId: of.optionId, key, isDefault, position });
  }
  await saveChoicePrices(ctx, prices);
}

async function removeChoices(ctx: CommandContext, choiceIds: readonly string[]): Promise<void> {
  if (choiceIds.length === 0) return;
  const ids = [...choiceIds];
  await ctx.tx
    .delete(optionPrices)
    .where(and(eq(optionPrices.tenantId, ctx.tenant.id), inArray(optionPrices.choiceId, ids)));
  await ctx.tx
    .delete(optionChoices)
    .where(and(eq(optionChoices.tenantId, ctx.tenant.id), inArray(optionChoices.id, ids)));
  await removeTexts(ctx, ids);
}
