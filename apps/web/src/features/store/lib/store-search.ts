import { BILLING_CYCLES, type BillingCycle } from '@panel1/shared-types/states';

/** What the address of a shop page holds besides its path. Absent: the shop's own choice. */
export interface StoreSearch {
  cycle?: BillingCycle;
  currency?: string;
  /** A line of the cart that is being changed. */
  item?: string;
  /** A coupon that the link offers. */
  coupon?: string;
}

export function isCycle(value: unknown): value is BillingCycle {
  return BILLING_CYCLES.some((cycle) => cycle === value);
}

/** Reads the query string; what is not known is dropped. */
export function storeSearch(raw: Record<string, unknown>): StoreSearch {
  const { cycle, currency, item, coupon } = raw;
  return {
    ...(isCycle(cycle) ? { cycle } : {}),
    ...(typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? { currency } : {}),
    ...(typeof item === 'string' && item.length <= 40 ? { item } : {}),
    ...(typeof coupon === 'string' && coupon.length <= 60 ? { coupon } : {}),
  };
}
