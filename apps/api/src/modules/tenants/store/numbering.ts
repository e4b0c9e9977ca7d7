import type { DocumentSeries } from '@panel1/shared-types';
import { and, eq, sql } from 'drizzle-orm';
import { numberingSeries } from '#db/schema/tenants.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { formatNumber } from '../core/number-pattern.ts';

/** How each series looks until the provider changes it. */
export const DEFAULT_SERIES: Readonly<Record<DocumentSeries, { pattern: string; digits: number }>> = {
  invoice: { pattern: 'INV-{year}-{number}', digits: 5 },
  credit_note: { pattern: 'CN-{year}-{number}', digits: 5 },
  debit_note: { pattern: 'DN-{year}-{number}', digits: 5 },
  proforma: { pattern: 'PF-{year}-{number}', digits: 5 },
  client: { pattern: 'C{number}', digits: 5 },
  order: { pattern: 'O{number}', digits: 6 },
  quote: { pattern: 'Q-{year}-{number}', digits: 4 },
};

/** The next number of a series; see {@link nextNumbers}. */
export async function nextNumber(ctx: CommandContext, series: DocumentSeries): Promise<string> {
  const [number] = await nextNumbers(ctx, series, 1);
  if (number === undefined) throw new RangeError('no number was asked for');
  return number;
}

/**
 * The next numbers of a series, without a gap: they are taken back when the transaction is. Call it in `ctx.atEnd`,
 * because every other transaction that wants one waits for the row until commit.
 */
export async function nextNumbers(ctx: CommandContext, series: DocumentSeries, count: number): Promise<string[]> {
  const row = (await raise(ctx, series, count)) ?? (await begin(ctx, series, count));
  const { pattern, digits, nextNumber: after } = row;
  const first = after - BigInt(count);
  return Array.from({ length: count }, (_, nth) =>
    formatNumber({ pattern, digits, number: first + BigInt(nth), year: ctx.today.year }),
  );
}

async function raise(ctx: CommandContext, series: DocumentSeries, count: number) {
  const [row] = await ctx.tx
    .update(numberingSeries)
    .set({ nextNumber: sql`${numberingSeries.nextNumber} + ${count}` })
    .where(and(eq(numberingSeries.tenantId, ctx.tenant.id), eq(numberingSeries.series, series)))
    .returning();
  return row;
}

/** A series that came with a later release than the tenant. */
async function begin(ctx: CommandContext, series: DocumentSeries, count: number) {
  const first = { tenantId: ctx.tenant.id, series, nextNumber: 1n, ...DEFAULT_SERIES[series] };
  await ctx.tx.insert(numberingSeries).values(first).onConflictDoNothing();
  const row = await raise(ctx, series, count);
  if (!row) throw new Error(`the tenant has no numbering series ${series}`);
  return row;
}
