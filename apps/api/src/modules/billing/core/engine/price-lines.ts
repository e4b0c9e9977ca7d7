import { type DocumentTotals, documentTotals } from '../document/totals.ts';
import { applyCoupons, type Discounted } from '../price/apply-coupons.ts';
import type { CouponLine, CouponRedemption } from '../price/coupon-slots.ts';
import { dropsIncludedTax, type LineTax } from '../tax/line-tax.ts';
import type { DraftLine } from './drafts.ts';
import type { Line } from './state.ts';
import { homeTax, taxFor } from './tax.ts';
import { found, type Work } from './work.ts';

export interface PricedLines {
  readonly discounted: Discounted;
  /** In the order of the lines; null where the tax is not known yet. */
  readonly taxes: readonly (LineTax | null)[];
  readonly totals: DocumentTotals;
}

const UNKNOWN_TAX: LineTax = { category: 'O', components: [] };

/** Discounts, taxes and totals of lines; ids are their positions. */
export function priceLines(work: Work, drafts: readonly DraftLine[]): PricedLines {
  const discounted = applyCoupons({
    currency: work.account.client.currency,
    lines: drafts.map(couponLine),
    redemptions: redemptionsOf(work),
  });
  const taxes = drafts.map((draft) => draft.tax ?? taxFor(work, draft.taxCategory));
  const totals = documentTotals({
    lines: drafts.map((draft, at) => {
      const tax = taxes[at] ?? UNKNOWN_TAX;
      const amountMinor = discounted.lines[at]?.taxableMinor ?? 0n;
      return { id: `${at}`, tax, ...basisOf(work, { ...draft, amountMinor, tax }) };
    }),
    taxRounding: work.policy.taxRounding,
  });
  return { discounted, taxes, totals };
}

/**
 * Prices that include tax stay as they are shown. Where the law takes the tax away (reverse charge, exemption) the net of
 * the home rate is left, rounded once per line.
 */
export function basisOf(
  work: Work,
  of: Pick<DraftLine, 'amountMinor' | 'taxCategory' | 'kind'> & { tax: LineTax },
): { amountMinor: bigint; basis: 'net' | 'gross' } {
  const { amountMinor, tax, kind } = of;
  const { policy, account } = work;
  if (!policy.pricesIncludeTax || !policy.chargesTax || kind === 'late_fee') return { amountMinor, basis: 'net' };
  if (!dropsIncludedTax(tax.category, account.client.isBusiness))
    return { amountMinor, basis: tax.components.length > 0 ? 'gross' : 'net' };
  const [home] = documentTotals({
    lines: [{ id: 'home', amountMinor, basis: 'gross', tax: homeTax(work, of.taxCategory) }],
  }).lines;
  return { amountMinor: home?.netMinor ?? amountMinor, basis: 'net' };
}

function couponLine(draft: DraftLine, at: number): CouponLine {
  const { kind, amountMinor, productId, metricId, cycle, subscription, period } = draft;
  const couponKind = kind === 'minimum' || kind === 'late_fee' ? 'one_off' : kind;
  return {
    id: `${at}`,
    netMinor: amountMinor,
    kind: couponKind,
    productId,
    metricId,
    cycle,
    subscriptionId: subscription?.id ?? null,
    period: period?.toString() ?? null,
  };
}

function redemptionsOf({ account, catalogue }: Work): CouponRedemption[] {
  const isStanding = (documentId: string) => account.documents.get(documentId)?.status !== 'void';
  return [...account.redemptions.values()].map(({ id, couponId, coupon, redeemedAt, subscriptionIds, uses }) => ({
    id,
    coupon: coupon ?? found(catalogue.coupons, couponId),
    redeemedAt,
    subscriptionIds,
    uses: uses.filter(({ documentId }) => isStanding(documentId)).map(({ use }) => use),
  }));
}

/** Lines as they stand on a document; `sign` is -1n where a credit note turns what is given back into positive amounts. */
export function linesOf(work: Work, drafts: readonly DraftLine[], of: { priced: PricedLines; sign: 1n | -1n }): Line[] {
  const { priced, sign } = of;
  return drafts.map((draft, at) => {
    const totals = priced.totals.lines[at];
    const discountMinor = priced.discounted.lines[at]?.discountMinor ?? 0n;
    return {
      id: work.newId(),
      kind: draft.kind,
      subscriptionId: draft.subscription?.id ?? null,
      key: draft.key,
      description: draft.description,
      span: draft.span,
      quantity: draft.quantity,
      unitPriceMinor: draft.unitPriceMinor,
      amountMinor: sign * draft.amountMinor,
      discountMinor: sign * discountMinor,
      netMinor: sign * (totals?.netMinor ?? 0n),
      taxMinor: sign * (totals?.taxMinor ?? 0n),
      totalMinor: sign * (totals?.totalMinor ?? 0n),
      taxCategory: draft.taxCategory,
      tax: priced.taxes[at] ?? UNKNOWN_TAX,
      taxes: (totals?.taxes ?? []).map((tax) => ({ ...tax, taxMinor: sign * tax.taxMinor })),
      correctsLineId: draft.correctsLineId,
      why: draft.why,
    };
  });
}
