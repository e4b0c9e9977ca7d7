import { id, localDate } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { productUsage } from '#db/schema/usage.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { readProduct } from '#modules/catalog/index.ts';

/** Takes back terms whose day has not come. */
export const dropTerms = defineCommand({
  name: 'usage.drop_terms',
  permission: 'product:manage',
  input: z.strictObject({ productId: id(), validFrom: localDate() }),
  example: (of) => ({ productId: of('product'), validFrom: '2999-01-01' }),
  async run(ctx, { productId, validFrom }) {
    await readProduct(ctx, productId);
    const from = Temporal.PlainDate.from(validFrom);
    if (Temporal.PlainDate.compare(from, ctx.today) <= 0)
      throw new AppError('request.invalid', { fields: { validFrom: 'in_the_past' } });
    await ctx.tx
      .delete(productUsage)
      .where(
        and(
          eq(productUsage.tenantId, ctx.tenant.id),
          eq(productUsage.productId, productId),
          eq(productUsage.validFrom, from),
        ),
      );
    return { productId };
  },
  audit: ({ input }) => ({
    resource: { kind: 'product', id: input.productId },
    detail: { validFrom: input.validFrom },
  }),
});
