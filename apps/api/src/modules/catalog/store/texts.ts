import { and, eq, inArray } from 'drizzle-orm';
import { catalogTexts } from '#db/schema/catalog.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import type { LocaleTexts, Texts } from '../core/catalog-product.ts';

const FIELDS = ['name', 'tagline', 'description', 'features'] as const;

/** All texts of some things: owner id -> locale -> texts. */
export async function readTexts(ctx: QueryContext, ownerIds: readonly string[]): Promise<Map<string, LocaleTexts>> {
  const found = new Map<string, Record<string, Texts>>();
  if (ownerIds.length === 0) return found;
  const rows = await ctx.tx
    .select()
    .from(catalogTexts)
    .where(and(eq(catalogTexts.tenantId, ctx.tenant.id), inArray(catalogTexts.ownerId, [...ownerIds])));
  for (const { ownerId, locale, field, value } of rows) {
    const locales = found.get(ownerId) ?? {};
    found.set(ownerId, locales);
    locales[locale] = { ...locales[locale], [field]: value };
  }
  return found;
}

/** Replaces the texts of some things by these; empty ones are not stored. */
export async function replaceTexts(ctx: CommandContext, texts: ReadonlyMap<string, LocaleTexts>): Promise<void> {
  await removeTexts(ctx, [...texts.keys()]);
  const rows = [...texts].flatMap(([ownerId, locales]) =>
    Object.entries(locales).flatMap(([locale, of]) =>
      FIELDS.flatMap((field) => {
        const value = of[field];
        return value ? [{ tenantId: ctx.tenant.id, ownerId, locale, field, value }] : [];
      }),
    ),
  );
  if (rows.length > 0) await ctx.tx.insert(catalogTexts).values(rows);
}

export async function removeTexts(ctx: CommandContext, ownerIds: readonly string[]): Promise<void> {
  if (ownerIds.length === 0) return;
  await ctx.tx
    .delete(catalogTexts)
    .where(and(eq(catalogTexts.tenantId, ctx.tenant.id), inArray(catalogTexts.ownerId, [...ownerIds])));
}
