import { and, asc, eq } from 'drizzle-orm';
import type { StoredCouponTerms } from '#db/schema/_stored.ts';
import { couponCodes, coupons } from '#db/schema/billing-coupons.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { dayIn } from '#lib/time/clock.ts';
import { productNames } from '#modules/catalog/index.ts';
import { type Coupon, type CouponProblem, couponProblems } from '../core/index.ts';
import type { CouponTermsInput } from '../coupon-input.ts';
import { readTerms } from './coupon-terms.ts';
import { plain } from './invoice-lines.ts';

export type CouponRow = typeof coupons.$inferSelect;
export type CodeRow = typeof couponCodes.$inferSelect;

export const oneCoupon = (ctx: QueryContext, couponId: string) =>
  and(eq(coupons.tenantId, ctx.tenant.id), eq(coupons.id, couponId));
export const codesOf = (ctx: QueryContext, couponId: string) =>
  and(eq(couponCodes.tenantId, ctx.tenant.id), eq(couponCodes.couponId, couponId));

export async function getCoupon(ctx: QueryContext, couponId: string): Promise<CouponRow> {
  const [row] = await ctx.tx.select().from(coupons).where(oneCoupon(ctx, couponId));
  if (!row) throw notFound();
  return row;
}

/** A code with its coupon; null for one that is unknown, or archived. */
export async function findCode(ctx: QueryContext, code: string): Promise<{ coupon: CouponRow; code: CodeRow } | null> {
  const [row] = await ctx.tx
    .select({ coupon: coupons, code: couponCodes })
    .from(couponCodes)
    .innerJoin(coupons, and(eq(coupons.tenantId, couponCodes.tenantId), eq(coupons.id, couponCodes.couponId)))
    .where(and(eq(couponCodes.tenantId, ctx.tenant.id), eq(couponCodes.code, code)));
  return row === undefined || row.coupon.archivedAt !== null ? null : row;
}

/** The first code of a coupon: of those that were not generated, the one that people know. */
export async function firstCode(ctx: QueryContext, couponId: string): Promise<CodeRow | null> {
  const rows = await ctx.tx
    .select()
    .from(couponCodes)
    .where(codesOf(ctx, couponId))
    .orderBy(asc(couponCodes.isGenerated), asc(couponCodes.createdAt), asc(couponCodes.id))
    .limit(1);
  return rows[0] ?? null;
}

/** What a coupon promises a client with this currency. */
export function termsIn(row: CouponRow, currency: string): StoredCouponTerms {
  const { name, kind, duration, periods, productIds, cycles, metrics, includesOneOff, isStackable } = row;
  return {
    ...{ name, kind, currency, duration, periods, productIds, cycles, metrics, includesOneOff, isStackable },
    rate: row.rate === null ? null : plain(row.rate),
    amountMinor: row.amounts[currency] ?? null,
    minimumMinor: row.minimums[currency] ?? null,
  };
}

/** A coupon with all its limits, as the core reads it. A fixed one without an amount in the currency names another one. */
export function couponIn(row: CouponRow, currency: string): Coupon {
  const coupon = readTerms(row.id, termsIn(row, currency));
  const [other] = Object.entries(row.amounts);
  const isElsewhere = row.kind === 'fixed' && row.amounts[currency] === undefined && other !== undefined;
  return {
    ...coupon,
    reduction: isElsewhere ? { kind: 'fixed', currency: other[0], amountMinor: BigInt(other[1]) } : coupon.reduction,
    limits: {
      redemptions: row.maxRedemptions,
      redemptionsPerClient: row.maxPerClient,
      newClientsOnly: row.newClientsOnly,
      validFrom: row.validFrom,
      validUntil: row.validUntil,
      minimum: coupon.limits.minimum,
    },
  };
}

const FIELD_OF: Readonly<Record<CouponProblem, keyof CouponTermsInput>> = {
  rate_not_a_share: 'rate',
  amount_not_positive: 'amounts',
  periods_not_positive: 'periods',
  limit_not_positive: 'maxRedemptions',
  never_valid: 'validUntil',
};

/** The columns of a coupon's terms; throws `request.invalid` with what is wrong with them. */
export async function termColumns(ctx: QueryContext, input: CouponTermsInput) {
  const { validFrom, validUntil, ...terms } = input;
  const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(ctx.tenant.timeZone).toInstant();
  const columns = {
    ...terms,
    productIds: [...new Set(terms.productIds)],
    cycles: [...new Set(terms.cycles)],
    metrics: [...new Set(terms.metrics)],
    rate: terms.kind === 'percent' ? terms.rate : null,
    amounts: terms.kind === 'fixed' ? terms.amounts : {},
    periods: terms.duration === 'periods' ? terms.periods : null,
    validFrom: validFrom === null ? null : startOf(Temporal.PlainDate.from(validFrom)),
    validUntil: validUntil === null ? null : startOf(Temporal.PlainDate.from(validUntil).add({ days: 1 })),
  };
  const fields: Record<string, string> = {};
  if (terms.kind === 'percent' && terms.rate === null) fields['rate'] = 'required';
  if (terms.kind === 'fixed' && Object.keys(terms.amounts).length === 0) fields['amounts'] = 'required';
  if (terms.duration === 'periods' && terms.periods === null) fields['periods'] = 'required';
  // What a period uses comes after it, and is not free with it.
  if (terms.kind === 'free_period' && terms.metrics.length > 0) fields['metrics'] = 'not_with_free_period';
  for (const problem of couponProblems(coreOf(columns))) fields[FIELD_OF[problem]] ??= problem;
  const known = await productNames(ctx, columns.productIds);
  if (columns.productIds.some((productId) => !known.has(productId))) fields['productIds'] = 'unknown';
  if (Object.keys(fields).length > 0) throw new AppError('request.invalid', { fields });
  return columns;
}

type Terms = Omit<CouponTermsInput, 'validFrom' | 'validUntil'> & Pick<CouponRow, 'validFrom' | 'validUntil'>;

function coreOf(terms: Terms): Coupon {
  const [fixed] = Object.entries(terms.amounts);
  const currency = fixed?.[0] ?? 'EUR';
  const stored = { ...terms, currency, amountMinor: fixed?.[1] ?? '1', minimumMinor: null, rate: terms.rate ?? '1' };
  const { limits, ...coupon } = readTerms('', { ...stored, periods: terms.periods ?? 1 });
  const { validFrom, validUntil, newClientsOnly } = terms;
  return {
    ...coupon,
    limits: {
      ...{ ...limits, validFrom, validUntil, newClientsOnly },
      ...{ redemptions: terms.maxRedemptions, redemptionsPerClient: terms.maxPerClient },
    },
  };
}

/** A coupon as staff see it. */
export function couponView(ctx: QueryContext, row: CouponRow) {
  const { validFrom, validUntil } = row;
  const dayOf = (at: Temporal.Instant) => dayIn(at, ctx.tenant.timeZone);
  return {
    couponId: row.id,
    name: row.name,
    kind: row.kind,
    rate: row.rate === null ? null : plain(row.rate),
    amounts: row.amounts,
    duration: row.duration,
    periods: row.periods,
    productIds: row.productIds,
    cycles: row.cycles,
    metrics: row.metrics,
    includesOneOff: row.includesOneOff,
    validFrom: validFrom === null ? null : dayOf(validFrom).toString(),
    /** The last day on which it can be redeemed. */
    validUntil: validUntil === null ? null : dayOf(validUntil).subtract({ days: 1 }).toString(),
    maxRedemptions: row.maxRedemptions,
    maxPerClient: row.maxPerClient,
    newClientsOnly: row.newClientsOnly,
    minimums: row.minimums,
    isStackable: row.isStackable,
    note: row.note,
    redeemed: row.redeemed,
    state: stateOf(ctx, row),
    createdByName: row.createdByName,
    createdAt: row.createdAt.toString(),
  };
}

function stateOf(ctx: QueryContext, row: CouponRow): 'archived' | 'expired' | 'used_up' | 'planned' | 'active' {
  const { compare } = Temporal.Instant;
  if (row.archivedAt !== null) return 'archived';
  if (row.validUntil !== null && compare(ctx.now, row.validUntil) >= 0) return 'expired';
  if (row.maxRedemptions !== null && row.redeemed >= row.maxRedemptions) return 'used_up';
  return row.validFrom !== null && compare(ctx.now, row.validFrom) < 0 ? 'planned' : 'active';
}
