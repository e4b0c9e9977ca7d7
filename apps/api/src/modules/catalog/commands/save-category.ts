import { id } from '@panel1/shared-types';
import { and, eq, ne, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { productCategories } from '#db/schema/catalog.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { slug, storeTexts } from '../input.ts';
import { demandCategory, oneCategory } from '../store/categories.ts';
import { replaceTexts } from '../store/texts.ts';

/** Makes or changes a category; a new one comes last. */
export const saveCategory = defineCommand({
  name: 'catalog.save_category',
  permission: 'product:manage',
  input: z.strictObject({ categoryId: z.optional(id()), slug: slug(), isHidden: z.boolean(), texts: storeTexts }),
  example: () => ({ slug: 'example-category', isHidden: false, texts: { en: { name: 'Example' } } }),
  run: async (ctx, input) => {
    const { slug: address, isHidden, texts } = input;
    if (!texts[ctx.tenant.locale]?.name)
      throw new AppError('request.invalid', { fields: { [`texts.${ctx.tenant.locale}.name`]: 'required' } });
    const categoryId = input.categoryId ?? ctx.newId();
    await demandFreeSlug(ctx, address, categoryId);
    if (input.categoryId === undefined) {
      const position = await lastPosition(ctx);
      const row = { tenantId: ctx.tenant.id, id: categoryId, slug: address, isHidden, position };
      await ctx.tx.insert(productCategories).values(row);
    } else {
      await demandCategory(ctx, categoryId);
      await ctx.tx.update(productCategories).set({ slug: address, isHidden }).where(oneCategory(ctx, categoryId));
    }
    await replaceTexts(ctx, new Map([[categoryId, texts]]));
    return { categoryId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'category', id: result.categoryId },
    detail: { slug: input.slug },
  }),
});

async function demandFreeSlug(ctx: CommandContext, wanted: string, categoryId: string): Promise<void> {
  const [taken] = await ctx.tx
    .select({ id: productCategories.id })
    .from(productCategories)
    .where(
      and(
        eq(productCategories.tenantId, ctx.tenant.id),
        eq(productCategories.slug, wanted),
        ne(productCategories.id, categoryId),
      ),
    );
  if (taken) throw new AppError('catalog.slug_taken');
}

async function lastPosition(ctx: CommandContext): Promise<number> {
  const [row] = await ctx.tx
    .select({ next: sql<number>`(coalesce(max(${productCategories.position}), -1) + 1)::int` })
    .from(productCategories)
    .where(eq(productCategories.tenantId, ctx.tenant.id));
  return row?.next ?? 0;
}
