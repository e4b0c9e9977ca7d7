import { id, text } from '@panel1/shared-types';
import { and, eq, ne } from 'drizzle-orm';
import * as z from 'zod/mini';
import { bankCsvFormats } from '#db/schema/banking.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { csvMapping, exampleMapping } from '../input.ts';
import { oneFormat } from '../store/csv-formats.ts';

/** Keeps how a bank writes its CSV files, new or changed. */
export const saveCsvFormat = defineCommand({
  name: 'banking.save_csv_format',
  permission: 'payment:record',
  input: z.strictObject({ csvFormatId: z.optional(id()), name: text(80), mapping: csvMapping }),
  example: () => ({
    name: 'House bank',
    mapping: { ...exampleMapping, columns: { ...exampleMapping.columns, remittance: [3] } },
  }),
  async run(ctx, { csvFormatId = ctx.newId(), name, mapping }) {
    const { tenant, now } = ctx;
    const [same] = await ctx.tx
      .select({ id: bankCsvFormats.id })
      .from(bankCsvFormats)
      .where(
        and(eq(bankCsvFormats.tenantId, tenant.id), eq(bankCsvFormats.name, name), ne(bankCsvFormats.id, csvFormatId)),
      );
    if (same) throw new AppError('request.invalid', { fields: { name: 'taken' } });
    const row = { name, mapping, updatedAt: now };
    const updated = await ctx.tx.update(bankCsvFormats).set(row).where(oneFormat(ctx, csvFormatId)).returning();
    if (updated.length === 0)
      await ctx.tx.insert(bankCsvFormats).values({ ...row, tenantId: tenant.id, id: csvFormatId, createdAt: now });
    return { csvFormatId };
  },
  audit: ({ input }) => ({ resource: null, detail: { name: input.name } }),
});

/** Forgets how a bank writes its files; what was imported stays. */
export const deleteCsvFormat = defineCommand({
  name: 'banking.delete_csv_format',
  permission: 'payment:record',
  input: z.strictObject({ csvFormatId: id() }),
  example: (of) => ({ csvFormatId: of('bank_csv_format') }),
  async run(ctx, { csvFormatId }) {
    const [row] = await ctx.tx.delete(bankCsvFormats).where(oneFormat(ctx, csvFormatId)).returning();
    if (!row) throw notFound();
    return { name: row.name };
  },
  audit: ({ result }) => ({ resource: null, detail: { name: result.name } }),
});
