import { id, localDate, usageTerms } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { productUsage } from '#db/schema/usage.ts';
import { actorName } from '#lib/authz/actor.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { readProduct } from '#modules/catalog/index.ts';
import { termsProblems } from '../core/terms.ts';
import { loadTerms } from '../store/terms.ts';

/**
 * Saves what is measured of a product and what it costs, for periods that begin on a day or later. Periods that began
 * before keep the terms that they began with, whenever their events come.
 */
export const saveTerms = defineCommand({
  name: 'usage.save_terms',
  permission: 'product:manage',
  input: z.strictObject({
    productId: id(),
    /** Today where left out. A day that is over only where nothing was measured before. */
    validFrom: z.optional(localDate()),
    terms: usageTerms,
  }),
  example: (of) => ({
    productId: of('product'),
    terms: { metrics: [], minimum: {}, graceDays: 0, acceptDays: 60, atCap: 'alert' as const },
  }),
  async run(ctx, { productId, validFrom, terms }) {
    await readProduct(ctx, productId);
    const problems = termsProblems(terms);
    if (Object.keys(problems).length > 0) throw new AppError('usage.bad_terms', { fields: problems });
    const from = validFrom === undefined ? ctx.today : Temporal.PlainDate.from(validFrom);
    await demandOpenDay(ctx, productId, from);
    const row = { terms, savedByName: actorName(ctx.actor), savedAt: ctx.now };
    await ctx.tx
      .insert(productUsage)
      .values({ tenantId: ctx.tenant.id, productId, validFrom: from, ...row })
      .onConflictDoUpdate({
        target: [productUsage.tenantId, productUsage.productId, productUsage.validFrom],
        set: row,
      });
    ctx.emit('usage.terms_saved', { productId });
    return { productId, validFrom: from.toString() };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'product', id: result.productId },
    detail: { validFrom: result.validFrom, metrics: input.terms.metrics.map(({ key }) => key) },
  }),
});

/** Terms that periods began with are never written over. */
async function demandOpenDay(ctx: CommandContext, productId: string, from: Temporal.PlainDate): Promise<void> {
  const known = (await loadTerms(ctx, [productId])).get(productId) ?? [];
  const isOver = Temporal.PlainDate.compare(from, ctx.today) < 0;
  if (isOver && known.some(({ validFrom }) => Temporal.PlainDate.compare(validFrom, ctx.today) <= 0))
    throw new AppError('request.invalid', { fields: { validFrom: 'in_the_past' } });
}
