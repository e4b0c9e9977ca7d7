import { and, asc, eq, inArray } from 'drizzle-orm';
import { invoiceLines, invoices } from '#db/schema/billing.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { decimal, decimalText } from '#lib/money/decimal.ts';
import { taxRateFor } from '#modules/tenants/index.ts';
import { type InvoiceAmounts, invoiceAmounts, type TaxRate } from '../core/line-amounts.ts';
import type { LineInput } from '../input.ts';

export type InvoiceLineRow = typeof invoiceLines.$inferSelect;

// A limit of the wire format and of what gateways take, far from where a bigint column ends.
const MAX_TOTAL_MINOR = 10n ** 12n - 1n;

interface Taxed {
  amounts: InvoiceAmounts;
  taxes: (TaxRate | null)[];
}

type TaxableLine = Pick<LineInput, 'quantity' | 'unitPriceMinor' | 'taxCategory' | 'correctsLineId'>;

interface TaxTerms {
  country: string;
  on: Temporal.PlainDate;
  isTaxInclusive: boolean;
}

/** As {@link computeLines}; throws where the total is below zero or an amount out of bounds. */
export async function taxLines(ctx: QueryContext, lines: readonly TaxableLine[], of: TaxTerms): Promise<Taxed> {
  const taxed = await computeLines(ctx, lines, of);
  if (taxed.amounts.totalMinor < 0n) throw new AppError('request.invalid', { fields: { lines: 'negative_total' } });
  demandBounds(taxed.amounts);
  return taxed;
}

/** The amounts of lines with the taxes of a country on a day, of a credit with those of the line that it corrects. */
export async function computeLines(ctx: QueryContext, lines: readonly TaxableLine[], of: TaxTerms): Promise<Taxed> {
  const rates = new Map<string, TaxRate | null>();
  for (const category of new Set(lines.map((line) => line.taxCategory)))
    rates.set(category, await taxRateFor(ctx, { country: of.country, category, on: of.on }));
  const corrected = await taxesOf(ctx, lines);
  const taxes = lines.map(({ correctsLineId, taxCategory }) =>
    correctsLineId === undefined ? (rates.get(taxCategory) ?? null) : (corrected.get(correctsLineId) ?? null),
  );
  const priced = lines.map((line, at) => ({ ...line, tax: taxes[at] ?? null }));
  return { amounts: invoiceAmounts(priced, of.isTaxInclusive), taxes };
}

/** The taxes of the lines that others correct, by id. */
async function taxesOf(
  ctx: QueryContext,
  lines: readonly Pick<LineInput, 'correctsLineId'>[],
): Promise<Map<string, TaxRate | null>> {
  const ids = correctedIds(lines);
  if (ids.length === 0) return new Map();
  const rows = await ctx.tx
    .select()
    .from(invoiceLines)
    .where(and(eq(invoiceLines.tenantId, ctx.tenant.id), inArray(invoiceLines.id, ids)));
  return new Map(rows.map((line) => [line.id, taxOf(line)]));
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
        inArray(invoices.status, ['issued', 'paid']),
      ),
    );
  if (found.length !== ids.length) throw notFound();
}

/** Names the lines that are too large, so that a form can mark them. */
function demandBounds(amounts: InvoiceAmounts): void {
  const tooLarge = amounts.lines.flatMap((line, at) => (isOutOfBounds(line) ? [at] : []));
  if (tooLarge.length === 0 && !isOutOfBounds(amounts)) return;
  const fields = Object.fromEntries(tooLarge.map((at) => [`lines.${at}.unitPriceMinor`, 'too_big']));
  throw new AppError('billing.amount_too_large', { fields });
}

const isOutOfBounds = ({ totalMinor }: { totalMinor: bigint }) =>
  totalMinor > MAX_TOTAL_MINOR || totalMinor < -MAX_TOTAL_MINOR;

/** Writes the lines of a draft in place of those it had. */
export async function replaceLines(
  ctx: CommandContext,
  invoice: { id: string; clientId: string; currency: string },
  of: { lines: readonly LineInput[] } & Taxed,
): Promise<void> {
  await ctx.tx.delete(invoiceLines).where(linesOf(ctx, invoice.id));
  await ctx.tx.insert(invoiceLines).values(
    of.lines.map((line, position) => ({
      tenantId: ctx.tenant.id,
      id: ctx.newId(),
      invoiceId: invoice.id,
      clientId: invoice.clientId,
      currency: invoice.currency,
      kind: line.kind,
      description: line.description,
      subscriptionId: line.subscriptionId ?? null,
      periodStart: line.periodStart === undefined ? null : Temporal.PlainDate.from(line.periodStart),
      periodEnd: line.periodEnd === undefined ? null : Temporal.PlainDate.from(line.periodEnd),
      rateKey: line.rate?.key ?? null,
      rateQuantity: line.rate?.quantity ?? null,
      correctsLineId: line.correctsLineId ?? null,
      isRenewal: line.kind === 'recurring',
      quantity: line.quantity,
      unitPrice: line.unitPriceMinor,
      taxCategory: line.taxCategory,
      taxName: of.taxes[position]?.name ?? null,
      taxRate: of.taxes[position]?.rate ?? '0',
      netMinor: of.amounts.lines[position]?.netMinor ?? 0n,
      taxMinor: of.amounts.lines[position]?.taxMinor ?? 0n,
      totalMinor: of.amounts.lines[position]?.totalMinor ?? 0n,
      position,
    })),
  );
}

const linesOf = (ctx: QueryContext, invoiceId: string) =>
  and(eq(invoiceLines.tenantId, ctx.tenant.id), eq(invoiceLines.invoiceId, invoiceId));

/** The lines of an invoice in their order. */
export async function getLineRows(ctx: QueryContext, invoiceId: string): Promise<InvoiceLineRow[]> {
  return ctx.tx.select().from(invoiceLines).where(linesOf(ctx, invoiceId)).orderBy(asc(invoiceLines.position));
}

/** A stored line as it was asked for, to compute it again. */
export function asInput(row: InvoiceLineRow): LineInput {
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
  };
}

/** The tax of a stored line; null where none is charged. */
export function taxOf(row: InvoiceLineRow): TaxRate | null {
  return row.taxName === null ? null : { name: row.taxName, rate: plain(row.taxRate) };
}

/** A numeric of the database without its trailing zeros. */
export const plain = (numeric: string): string => decimalText(decimal(numeric));

/** Marks the lines of a void invoice, which frees their periods to be billed again. */
export async function voidLines(ctx: CommandContext, invoiceId: string): Promise<void> {
  await ctx.tx.update(invoiceLines).set({ isVoided: true }).where(linesOf(ctx, invoiceId));
}
