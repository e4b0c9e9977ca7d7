import { and, eq, inArray } from 'drizzle-orm';
import { invoiceLines } from '#db/schema/billing.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { decimal } from '#lib/money/decimal.ts';
import { quotedLines } from '#modules/taxation/index.ts';
import { type DecidedTax, lineAmount, NO_TAX, type TaxTerms, taxedLines, type UntaxedLine } from '../core/index.ts';
import { amountsOf } from '../core/line-amounts.ts';
import type { LineInput } from '../input.ts';
import { demandBounds } from './amount-bounds.ts';
import { correctedIds, decidedTaxOf, type Taxed } from './invoice-lines.ts';
import { discountLines, type ReducibleLine } from './line-discounts.ts';
import { type HeldRedemption, redemptionsFor } from './redemptions.ts';
import { type ClientTaxTerms, taxTermsFor } from './tax-terms.ts';

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
  const terms = await taxTermsFor(ctx, of);
  return computeWith(ctx, lines, { terms, isTaxInclusive, currency, redemptions });
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
export async function computeWith(
  ctx: QueryContext,
  lines: readonly TaxableLine[],
  { terms, ...of }: Omit<TaxedTerms, 'terms'> & { terms: ClientTaxTerms },
): Promise<Taxed> {
  const before = untaxedBy(of, lines, await taxesOf(ctx, lines));
  const { calculator = null, taxedBuyer: buyer, on } = terms;
  const { exemption } = terms.buyer;
  const quoted = await quotedLines(ctx, {
    ...{ pluginId: calculator, buyer, exemption, currency: of.currency, on },
    ...{ pricesIncludeTax: of.isTaxInclusive, lines: before.untaxed },
  });
  return { ...taxesBy({ ...of, terms }, { ...before, untaxed: quoted.lines }), asked: quoted.asked };
}

interface TaxedTerms {
  terms: TaxTerms;
  isTaxInclusive: boolean;
  currency: string;
  redemptions: readonly HeldRedemption[];
}

/** The same from plain data, where the tables decide; `corrected` holds the taxes of lines that are given back of. */
export function taxedBy(
  of: TaxedTerms,
  lines: readonly TaxableLine[],
  corrected: ReadonlyMap<string, DecidedTax> = new Map(),
): Taxed {
  return { ...taxesBy(of, untaxedBy(of, lines, corrected)), asked: null };
}

/** Lines with their prices, less discounts. */
function untaxedBy(
  of: Omit<TaxedTerms, 'terms'>,
  lines: readonly TaxableLine[],
  corrected: ReadonlyMap<string, DecidedTax>,
) {
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
  return { priced, discounted, untaxed };
}

function taxesBy(
  { terms, isTaxInclusive }: TaxedTerms,
  of: Omit<ReturnType<typeof untaxedBy>, 'untaxed'> & { untaxed: readonly UntaxedLine[] },
): Omit<Taxed, 'asked'> {
  const { priced, discounted, untaxed } = of;
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
