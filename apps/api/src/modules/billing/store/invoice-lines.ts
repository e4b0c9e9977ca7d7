import { BILLING_CYCLES } from '@panel1/shared-types';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { invoiceLines, invoices, type StoredSoldAs } from '#db/schema/billing.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { decimal, decimalText } from '#lib/money/decimal.ts';
import { insertRows } from '#lib/rows/write-rows.ts';
import {
  type DecidedTax,
  isTaxCategory,
  lineAmount,
  NO_TAX,
  type TaxExplanation,
  type TaxTerms,
  taxedLines,
} from '../core/index.ts';
import { amountsOf, type InvoiceAmounts, type TaxRate } from '../core/line-amounts.ts';
import type { BilledLine, LineInput } from '../input.ts';
import { demandBounds } from './amount-bounds.ts';
import { type DiscountedLines, discountLines, type ReducibleLine, staffDiscountOf } from './line-discounts.ts';
import { readWhy, type StatedAmount } from './line-why.ts';
import { newLines } from './new-lines.ts';
import { type HeldRedemption, redemptionsFor } from './redemptions.ts';
import { taxTermsFor } from './tax-terms.ts';

export type InvoiceLineRow = typeof invoiceLines.$inferSelect;

export interface Taxed {
  amounts: InvoiceAmounts;
  taxes: readonly DecidedTax[];
  /** What was charged of each line's taxes, in the order of its components. */
  charged: readonly { name: string; rate: string; taxMinor: bigint }[][];
  /** What the price of each line comes to before discounts, and the tax that was inside and is not charged. */
  stated: readonly StatedAmount[];
  discounted: DiscountedLines;
  /** A VAT number must be checked first: until then the amounts are those that the prices state. */
  isPending: boolean;
}

type TaxableLine = Pick<LineInput, 'quantity' | 'unitPriceMinor' | 'taxCategory' | 'correctsLineId'> &
  Omit<ReducibleLine, 'amountMinor'>;

interface TaxQuestion {
  clientId: string;
  currency: string;
  on: Temporal.PlainDate;
  isTaxInclusive: boolean;
  /** The draft that the lines stand on: what it used of coupons counts anew. */
  documentId?: string;
}

/** As {@link computeLines}; throws where the total is below zero or an amount out of bounds. */
export async function taxLines(ctx: QueryContext, lines: readonly TaxableLine[], of: TaxQuestion): Promise<Taxed> {
  return demandPayable(await computeLines(ctx, lines, of));
}

/** Throws where the total is below zero or an amount out of bounds. */
export function demandPayable(taxed: Taxed): Taxed {
  if (taxed.amounts.totalMinor < 0n) throw new AppError('request.invalid', { fields: { lines: 'negative_total' } });
  demandBounds(taxed.amounts);
  return taxed;
}

/**
 * The amounts of lines less the client's discounts, with the client's taxes on a day; of a credit with those of the line that
 * it corrects.
 */
export async function computeLines(ctx: QueryContext, lines: readonly TaxableLine[], of: TaxQuestion): Promise<Taxed> {
  const { currency, isTaxInclusive } = of;
  const redemptions = await redemptionsOn(ctx, lines, of);
  return computeWith(ctx, lines, { terms: await taxTermsFor(ctx, of), isTaxInclusive, currency, redemptions });
}

/** The coupons that lines may be reduced by; nothing is looked up where no line can be. */
export async function redemptionsOn(
  ctx: QueryContext,
  lines: readonly Pick<ReducibleLine, 'sold'>[],
  of: { clientId: string; documentId?: string; isLocked?: boolean },
): Promise<HeldRedemption[]> {
  return lines.some(({ sold }) => sold !== undefined) ? redemptionsFor(ctx, of) : [];
}

/** The same by tax terms and redeemed coupons at hand. */
export async function computeWith(ctx: QueryContext, lines: readonly TaxableLine[], of: TaxedTerms): Promise<Taxed> {
  return taxedBy(of, lines, await taxesOf(ctx, lines));
}

interface TaxedTerms {
  terms: TaxTerms;
  isTaxInclusive: boolean;
  currency: string;
  redemptions: readonly HeldRedemption[];
}

/** The same from plain data; `corrected` holds the taxes of lines that are given back of. */
export function taxedBy(
  of: TaxedTerms,
  lines: readonly TaxableLine[],
  corrected: ReadonlyMap<string, DecidedTax> = new Map(),
): Taxed {
  const { terms, isTaxInclusive } = of;
  const priced = lines.map((line) => ({
    ...line,
    amountMinor: lineAmount({ quantity: decimal(line.quantity), unitPriceMinor: decimal(line.unitPriceMinor) }),
  }));
  const discounted = discountLines(priced, of);
  const untaxed = priced.map(({ amountMinor, taxCategory, correctsLineId }, at) => ({
    amountMinor: amountMinor - (discounted.discountMinor[at] ?? 0n),
    taxCategory,
    corrects: correctsLineId === undefined ? null : (corrected.get(correctsLineId) ?? NO_TAX),
  }));
  const { totals, taxes, dropped, isPending } = taxedLines({ ...terms, pricesIncludeTax: isTaxInclusive }, untaxed);
  return {
    amounts: amountsOf(totals),
    taxes,
    charged: totals.lines.map((line) => [...line.taxes]),
    stated: priced.map(({ amountMinor }, at) => ({ amountMinor, dropped: dropped[at] ?? null })),
    discounted,
    isPending,
  };
}

/** The taxes of the lines that others correct, by id. */
async function taxesOf(
  ctx: QueryContext,
  lines: readonly Pick<LineInput, 'correctsLineId'>[],
): Promise<Map<string, DecidedTax>> {
  const ids = correctedIds(lines);
  if (ids.length === 0) return new Map();
  const rows = await ctx.tx
    .select()
    .from(invoiceLines)
    .where(and(eq(invoiceLines.tenantId, ctx.tenant.id), inArray(invoiceLines.id, ids)));
  return new Map(rows.map((line) => [line.id, decidedTaxOf(line)]));
}

const correctedIds = (lines: readonly Pick<LineInput, 'correctsLineId'>[]) => [
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

/** The tax of a stored line; null where none is charged. */
export const taxOf = ({ taxName, taxRate }: InvoiceLineRow): TaxRate | null =>
  taxName === null ? null : { name: taxName, rate: plain(taxRate) };

/** Computed lines with the tax of each, as the tax summary reads them. */
export const taxedAmounts = ({ amounts, taxes }: Pick<Taxed, 'amounts' | 'taxes'>) =>
  amounts.lines.map((line, at) => ({ ...line, tax: taxes[at]?.tax.components[0] ?? null }));

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
