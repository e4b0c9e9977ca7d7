import { BILLING_CYCLES } from '@panel1/shared-types';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { invoiceLines, invoices, type StoredSoldAs } from '#db/schema/billing.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { decimal, decimalText } from '#lib/money/decimal.ts';
import { insertRows } from '#lib/rows/write-rows.ts';
import type { AskedTax } from '#modules/taxation/index.ts';
import { type DecidedTax, isTaxCategory, type TaxExplanation } from '../core/index.ts';
import type { InvoiceAmounts, LineAmounts, TaxRate } from '../core/line-amounts.ts';
import type { BilledLine, LineInput } from '../input.ts';
import type { DiscountedLines } from './line-discounts.ts';
import { staffDiscountOf } from './line-discounts.ts';
import type { StatedAmount } from './line-why.ts';
import { readWhy } from './line-why.ts';
import { newLines } from './new-lines.ts';

export type InvoiceLineRow = typeof invoiceLines.$inferSelect;

export interface Taxed {
  amounts: InvoiceAmounts;
  taxes: readonly DecidedTax[];
  /** What was charged of each line's taxes, in the order of its components. */
  charged: readonly { name: string; rate: string; taxMinor: bigint }[][];
  /** What the price of each line comes to before discounts, and the tax that was inside and is not charged. */
  stated: readonly StatedAmount[];
  discounted: DiscountedLines;
  /** A VAT number must be checked or a tax calculator asked first: until then the amounts are those that the prices state. */
  isPending: boolean;
  /** What a tax calculator has not answered yet. */
  asked: AskedTax | null;
}

export const correctedIds = (lines: readonly Pick<LineInput, 'correctsLineId'>[]) => [
  ...new Set(lines.flatMap(({ correctsLineId }) => correctsLineId ?? [])),
];

/** Lines give back of issued invoices of the same client only; anything else is "not found". */
export async function demandOwnCorrections(
  ctx: QueryContext,
  clientId: string,
  lines: readonly Pick<LineInput, 'correctsLineId'>[],
): Promise<void> {
  const ids = correctedIds(lines);
  if (ids.length === 0) return;
  const { tenantId, id, invoiceId } = invoiceLines;
  const found = await ctx.tx
    .select({ id })
    .from(invoiceLines)
    .innerJoin(invoices, and(eq(invoices.tenantId, tenantId), eq(invoices.id, invoiceId)))
    .where(
      and(
        eq(tenantId, ctx.tenant.id),
        inArray(id, ids),
        eq(invoices.clientId, clientId),
        eq(invoices.kind, 'invoice'),
        inArray(invoices.status, ['issued', 'paid', 'uncollectible']),
      ),
    );
  if (found.length !== ids.length) throw notFound();
}

/** Writes the lines of a draft in place of those it had. */
export async function replaceLines(
  ctx: CommandContext,
  invoice: { id: string; clientId: string; currency: string },
  of: { lines: readonly BilledLine[] } & Taxed,
): Promise<void> {
  await ctx.tx.delete(invoiceLines).where(linesOf(ctx, invoice.id));
  await insertRows(ctx, invoiceLines, newLines(ctx, invoice, of));
}

const linesOf = (ctx: QueryContext, invoiceId: string) =>
  and(eq(invoiceLines.tenantId, ctx.tenant.id), eq(invoiceLines.invoiceId, invoiceId));

/** The lines of an invoice in their order. */
export async function getLineRows(ctx: QueryContext, invoiceId: string): Promise<InvoiceLineRow[]> {
  return ctx.tx.select().from(invoiceLines).where(linesOf(ctx, invoiceId)).orderBy(asc(invoiceLines.position));
}

/** A stored line as it was asked for, to compute it again. */
export function asInput(row: InvoiceLineRow): BilledLine {
  return {
    kind: row.kind,
    description: row.description,
    subscriptionId: row.subscriptionId ?? undefined,
    periodStart: row.periodStart?.toString(),
    periodEnd: row.periodEnd?.toString(),
    correctsLineId: row.correctsLineId ?? undefined,
    rate: row.rateKey === null ? undefined : { key: row.rateKey, quantity: plain(row.rateQuantity ?? '1') },
    quantity: plain(row.quantity),
    unitPriceMinor: plain(row.unitPrice),
    taxCategory: row.taxCategory,
    why: readWhy(row),
    ...(row.sold === null ? {} : { sold: soldOf(row.sold) }),
    staffDiscount: staffDiscountOf(row.discounts),
  };
}

/** What was sold, with a cycle of today's list. */
function soldOf({ cycle, ...sold }: StoredSoldAs): NonNullable<BilledLine['sold']> {
  return { ...sold, cycle: BILLING_CYCLES.find((one) => one === cycle) ?? 'one_time' };
}

/** The tax of a stored line, of several the first one's name and all rates together; null where none is charged. */
export const taxOf = ({ taxName, taxRate }: InvoiceLineRow): TaxRate | null =>
  taxName === null ? null : { name: taxName, rate: plain(taxRate) };

/** Computed lines with the tax of each, as the tax summary reads them: a line with several taxes is in several rows. */
export const taxedAmounts = ({ amounts, charged }: Pick<Taxed, 'amounts' | 'charged'>) =>
  amounts.lines.flatMap((line, at) => byTax(line, charged[at] ?? []));

/** The same of a stored line. */
export const taxedRow = (row: InvoiceLineRow): (LineAmounts & { tax: TaxRate | null })[] =>
  row.taxes === null
    ? [{ ...row, tax: taxOf(row) }]
    : byTax(
        row,
        row.taxes.map((one) => ({ ...one, taxMinor: BigInt(one.taxMinor) })),
      );

function byTax(
  line: LineAmounts,
  taxes: readonly { name: string; rate: string; taxMinor: bigint }[],
): (LineAmounts & { tax: TaxRate | null })[] {
  const { netMinor, totalMinor } = line;
  if (taxes.length === 0) return [{ ...line, tax: null }];
  return taxes.map(({ name, rate, taxMinor }) => ({
    netMinor,
    taxMinor,
    totalMinor,
    tax: { name, rate: plain(rate) },
  }));
}

/** How the tax of a stored line was decided. */
export function decidedTaxOf(row: InvoiceLineRow): DecidedTax {
  const category = row.tax?.category ?? (row.taxName === null ? 'O' : 'S');
  const stored = row.tax?.components.map(({ taxMinor: _, ...one }) => one);
  const components = stored ?? [taxOf(row)].filter((one) => one !== null);
  return {
    tax: { category: isTaxCategory(category) ? category : 'S', components },
    country: row.taxCountry,
    reasonCode: row.taxReasonCode,
    textKey: row.taxTextKey,
    why: asExplanation(row.taxWhy),
  };
}

// The column holds what `decideTax` said; the schema does not know its list of rules.
const asExplanation = (stored: InvoiceLineRow['taxWhy']) => stored as TaxExplanation | null;

/** A numeric of the database without its trailing zeros. */
export const plain = (numeric: string): string => decimalText(decimal(numeric));

/** Marks the lines of an invoice that is void or was wholly taken back, which frees their periods to be billed again. */
export async function voidLines(ctx: CommandContext, invoiceId: string): Promise<void> {
  await ctx.tx.update(invoiceLines).set({ isVoided: true }).where(linesOf(ctx, invoiceId));
}
