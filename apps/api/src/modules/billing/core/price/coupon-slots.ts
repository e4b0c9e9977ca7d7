import type { Coupon } from './coupon-model.ts';

/** A line that coupons may reduce. Amounts are net, before discounts and tax; lines of zero or less are never reduced. */
export interface CouponLine {
  readonly id: string;
  readonly netMinor: bigint;
  readonly kind: 'recurring' | 'usage' | 'setup' | 'one_off';
  readonly productId: string | null;
  readonly metricId: string | null;
  /** Name of the billing cycle, as scopes name it. */
  readonly cycle: string | null;
  readonly subscriptionId: string | null;
  /** First day (ISO) of the whole service period that the line is in, also for a prorated part of it. */
  readonly period: string | null;
}

/** What a redemption took in one service period on one document: kept with the lines, it is all of a coupon's memory. */
export interface CouponUse {
  readonly subscriptionId: string | null;
  readonly period: string | null;
  /** Which of the coupon's periods this was, from 0. */
  readonly slot: number;
  readonly amountMinor: bigint;
}

/** A coupon that a client redeemed. */
export interface CouponRedemption {
  readonly id: string;
  readonly coupon: Coupon;
  readonly redeemedAt: Temporal.Instant;
  /** The subscriptions that it is for, each with periods of its own; null for all of the client's, which share them. */
  readonly subscriptionIds: readonly string[] | null;
  /** Earlier uses, without those on voided documents. */
  readonly uses: readonly CouponUse[];
}

/** True for a line that the coupon is for. */
export function isInScope({ coupon, subscriptionIds }: CouponRedemption, line: CouponLine): boolean {
  const { products, metrics, cycles, includesOneOff } = coupon.scope;
  const isOneOff = line.kind === 'setup' || line.kind === 'one_off';
  return (
    line.netMinor > 0n &&
    (includesOneOff || !isOneOff) &&
    (coupon.reduction.kind !== 'free_period' || line.kind === 'recurring') &&
    (subscriptionIds === null || names(subscriptionIds, line.subscriptionId)) &&
    names(products, line.productId) &&
    names(metrics, line.metricId) &&
    names(cycles, line.cycle)
  );
}

const names = (list: readonly string[], value: string | null): boolean =>
  list.length === 0 || (value !== null && list.includes(value));

/**
 * The coupon's periods that lines fall in. A service period in which it was used before keeps its number, so that an
 * upgrade in the middle is reduced without using up another one; further periods of each subscription get the next
 * numbers in their order, also when one document catches up on several. Lines beyond the duration are left out.
 */
export function linesBySlot(redemption: CouponRedemption, lines: readonly CouponLine[]): Map<number, CouponLine[]> {
  const { coupon, uses } = redemption;
  if (coupon.reduction.kind === 'fixed' && coupon.duration.kind === 'once') return new Map([[0, [...lines]]]);
  const known = new Map(uses.flatMap((use) => (use.period === null ? [] : [[keyOf(use), use.slot] as const])));
  const next = (subscriptionId: string | null) => nextSlot(redemption, subscriptionId);
  for (const [subscriptionId, ofOne] of Map.groupBy(lines, (line) => line.subscriptionId)) {
    const fresh = ofOne.filter((line) => line.period !== null && !known.has(keyOf(line)));
    const keys = [...new Set(fresh.map(keyOf))].toSorted();
    for (const [index, key] of keys.entries()) known.set(key, next(subscriptionId) + index);
  }
  const slots = lines.map((line) => ({ line, slot: known.get(keyOf(line)) ?? next(line.subscriptionId) }));
  const inTime = slots.filter(({ slot }) => slot < slotsOf(coupon));
  const grouped = Map.groupBy(
    inTime.toSorted((a, b) => a.slot - b.slot),
    ({ slot }) => slot,
  );
  return new Map([...grouped].map(([slot, members]) => [slot, members.map(({ line }) => line)]));
}

/** The first of the coupon's periods that a subscription has not used; where all subscriptions share them, that nobody has. */
function nextSlot({ subscriptionIds, uses }: CouponRedemption, subscriptionId: string | null): number {
  const counted = subscriptionIds === null ? uses : uses.filter((use) => use.subscriptionId === subscriptionId);
  return counted.reduce((after, { slot }) => Math.max(after, slot + 1), 0);
}

/**
 * True when a redemption has nothing left for periods to come: its amount, or the periods of each of its subscriptions. A
 * period in which it was used stays reduced all the same.
 */
export function isSpent(redemption: CouponRedemption): boolean {
  const { coupon, subscriptionIds, uses } = redemption;
  const { reduction, duration } = coupon;
  if (duration.kind === 'forever') return false;
  if (reduction.kind === 'fixed' && duration.kind === 'once')
    return uses.reduce((sum, { amountMinor }) => sum + amountMinor, 0n) >= reduction.amountMinor;
  return (subscriptionIds ?? [null]).every((id) => nextSlot(redemption, id) >= slotsOf(coupon));
}

/** How many periods a coupon lasts. */
function slotsOf({ duration }: Coupon): number {
  if (duration.kind === 'forever') return Number.POSITIVE_INFINITY;
  return duration.kind === 'once' ? 1 : duration.count;
}

/** Keys of one subscription sort by their period. */
const keyOf = ({ subscriptionId, period }: Pick<CouponUse, 'subscriptionId' | 'period'>): string =>
  `${subscriptionId ?? ''} ${period ?? ''}`;

/** The uses that lines of one slot leave behind, one for each service period. */
export function usesOf(
  slot: number,
  taken: readonly { readonly line: CouponLine; readonly amountMinor: bigint }[],
): CouponUse[] {
  return [...Map.groupBy(taken, ({ line }) => keyOf(line)).values()].map((parts) => ({
    subscriptionId: parts[0]?.line.subscriptionId ?? null,
    period: parts[0]?.line.period ?? null,
    slot,
    amountMinor: parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
  }));
}
