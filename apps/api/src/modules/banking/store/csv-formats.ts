import { and, asc, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { bankCsvFormats } from '#db/schema/banking.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import type { CsvMapping } from '../core/csv-mapping.ts';
import { csvMapping } from '../input.ts';

export const oneFormat = (ctx: QueryContext, csvFormatId: string) =>
  and(eq(bankCsvFormats.tenantId, ctx.tenant.id), eq(bankCsvFormats.id, csvFormatId));

/** How to read a CSV file; a file without a chosen format is refused. */
export async function csvFormatMapping(ctx: QueryContext, csvFormatId: string | undefined): Promise<CsvMapping> {
  if (csvFormatId === undefined) throw new AppError('request.invalid', { fields: { csvFormatId: 'required' } });
  const [row] = await ctx.tx.select().from(bankCsvFormats).where(oneFormat(ctx, csvFormatId));
  if (!row) throw notFound();
  return z.parse(csvMapping, row.mapping);
}

/** All formats by name. */
export async function csvFormats(ctx: QueryContext) {
  const rows = await ctx.tx
    .select()
    .from(bankCsvFormats)
    .where(eq(bankCsvFormats.tenantId, ctx.tenant.id))
    .orderBy(asc(bankCsvFormats.name));
  return rows.map(({ id, name, mapping }) => ({ csvFormatId: id, name, mapping: z.parse(csvMapping, mapping) }));
}
