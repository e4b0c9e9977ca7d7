import { DOCUMENT_SERIES, type DocumentSeries } from '@panel1/shared-types';
import { and, eq, inArray } from 'drizzle-orm';
import * as z from 'zod/mini';
import { numberingSeries } from '#db/schema/tenants.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { isNumberPattern } from '../core/number-pattern.ts';

/** Documents of all kinds share one list of numbers: two series that look the same would give one twice. */
const DOCUMENTS: readonly DocumentSeries[] = ['invoice', 'credit_note', 'debit_note', 'proforma'];

async function demandOwnPattern(ctx: CommandContext, series: DocumentSeries, pattern: string): Promise<void> {
  if (!DOCUMENTS.includes(series)) return;
  const others = DOCUMENTS.filter((one) => one !== series);
  const same = await ctx.tx
    .select({ series: numberingSeries.series })
    .from(numberingSeries)
    .where(
      and(
        ...[eq(numberingSeries.tenantId, ctx.tenant.id), eq(numberingSeries.pattern, pattern)],
        inArray(numberingSeries.series, others),
      ),
    );
  if (same.length > 0) throw new AppError('request.invalid', { fields: { pattern: 'pattern_in_use' } });
}

/**
 * Changes how the numbers of a series look. Where they begin can be chosen before the first one is given only: later it
 * would leave a gap or repeat one.
 */
export const updateNumbering = defineCommand({
  name: 'tenants.update_numbering',
  permission: 'settings:manage',
  input: z.strictObject({
    series: z.enum(DOCUMENT_SERIES),
    pattern: z.string().check(z.maxLength(40), z.refine(isNumberPattern, { error: 'invalid_pattern' })),
    digits: z.int().check(z.gte(1), z.lte(12)),
    firstNumber: z.optional(z.int().check(z.gte(1), z.lte(1_000_000_000))),
  }),
  example: () => ({ series: 'invoice' as const, pattern: 'INV-{number}', digits: 6 }),
  async run(ctx, { series, pattern, digits, firstNumber }) {
    const mine = and(eq(numberingSeries.tenantId, ctx.tenant.id), eq(numberingSeries.series, series));
    const [before] = await ctx.tx.select().from(numberingSeries).where(mine).for('update');
    if (!before) throw notFound();
    await demandOwnPattern(ctx, series, pattern);
    if (firstNumber !== undefined && before.nextNumber !== 1n)
      throw new AppError('request.invalid', { fields: { firstNumber: 'already_used' } });
    const nextNumber = firstNumber === undefined ? before.nextNumber : BigInt(firstNumber);
    await ctx.tx.update(numberingSeries).set({ pattern, digits, nextNumber }).where(mine);
    return { series, before: before.pattern };
  },
  audit: ({ input, result }) => ({
    resource: null,
    detail: { series: input.series, before: result.before, after: input.pattern, firstNumber: input.firstNumber },
  }),
});
