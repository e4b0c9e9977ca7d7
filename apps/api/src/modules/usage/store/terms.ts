import { type UsageTerms, usageTerms } from '@panel1/shared-types';
import { and, asc, eq, inArray } from 'drizzle-orm';
import * as z from 'zod/mini';
import { productUsage } from '#db/schema/usage.ts';
import type { QueryContext } from '#lib/command/command.ts';
import type { TermsVersion } from '../core/terms.ts';

export interface SavedVersion extends TermsVersion {
  readonly savedByName: string;
  readonly savedAt: Temporal.Instant;
}

/** The terms of products, each in the order of their days. */
export async function loadTerms(
  ctx: QueryContext,
  productIds: readonly string[],
): Promise<Map<string, SavedVersion[]>> {
  const ids = [...new Set(productIds)];
  if (ids.length === 0) return new Map();
  const rows = await ctx.tx
    .select()
    .from(productUsage)
    .where(and(eq(productUsage.tenantId, ctx.tenant.id), inArray(productUsage.productId, ids)))
    .orderBy(asc(productUsage.productId), asc(productUsage.validFrom));
  const versions = new Map<string, SavedVersion[]>();
  for (const { productId, validFrom, terms, savedByName, savedAt } of rows) {
    const known = versions.get(productId) ?? [];
    versions.set(productId, [...known, { validFrom, terms: readTerms(terms), savedByName, savedAt }]);
  }
  return versions;
}

/** What was checked when it was saved is checked again: a row may be older than the schema. */
const readTerms = (stored: unknown): UsageTerms => z.parse(usageTerms, stored);
