import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { invoiceLines, invoices } from '#db/schema/billing.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { getLineRows, type InvoiceLineRow } from './invoice-lines.ts';

/** A line of an invoice with what credit notes and later invoices have left of it. */
export interface LineLeft {
  id: string;
  row: InvoiceLineRow;
  netMinor: bigint;
  grossMinor: bigint;
}

/** What may still be credited of each line that charges something, in the order of the invoice. */
export async function leftOfLines(ctx: QueryContext, invoiceId: string): Promise<LineLeft[]> {
  const rows = (await getLineRows(ctx, invoiceId)).filter(({ totalMinor }) => totalMinor > 0n);
  const given = await givenBack(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const { netMinor = 0n, totalMinor = 0n } = given.get(row.id) ?? {};
    return { id: row.id, row, netMinor: row.netMinor - netMinor, grossMinor: row.totalMinor - totalMinor };
  });
}

/** What documents that stand give back of these lines: credit notes name it above, later invoices below zero. */
async function givenBack(ctx: QueryContext, lineIds: readonly string[]) {
  if (lineIds.length === 0) return new Map<string, { netMinor: bigint; totalMinor: bigint }>();
  const sign = sql`case when ${invoices.kind} = 'credit_note' then 1 else -1 end`;
  const rows = await ctx.tx
    .select({
      id: sql`${invoiceLines.correctsLineId}`.mapWith(String),
      netMinor: sql`sum(${sign} * ${invoiceLines.netMinor})`.mapWith(BigInt),
      totalMinor: sql`sum(${sign} * ${invoiceLines.totalMinor})`.mapWith(BigInt),
    })
    .from(invoiceLines)
    .innerJoin(invoices, and(eq(invoices.tenantId, invoiceLines.tenantId), eq(invoices.id, invoiceLines.invoiceId)))
    .where(
      and(
        eq(invoiceLines.tenantId, ctx.tenant.id),
        inArray(invoiceLines.correctsLineId, [...lineIds]),
        ne(invoices.status, 'void'),
        eq(invoiceLines.isVoided, false),
      ),
    )
    .groupBy(invoiceLines.correctsLineId);
  return new Map(rows.map(({ id, ...given }) => [id, given]));
}
