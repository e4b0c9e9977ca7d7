import type { BillingCycle } from '@panel1/shared-types/states';

/** Months of a cycle; none for what is paid once. */
const MONTHS: Readonly<Record<BillingCycle, number>> = {
  one_time: 0,
  monthly: 1,
  quarterly: 3,
  semi_annually: 6,
  annually: 12,
  biennially: 24,
  triennially: 36,
};

interface CyclePrice {
  cycle: BillingCycle;
  price: { amountMinor: string };
}

/**
 * What the longer period saves against paying by the shortest recurring one for as long, in minor units; null when it
 * saves nothing. Exact: no share of a unit is rounded in anybody's favour.
 */
export function savingOf(prices: readonly CyclePrice[], cycle: BillingCycle): string | null {
  const recurring = prices.filter((one) => MONTHS[one.cycle] > 0).sort((a, b) => MONTHS[a.cycle] - MONTHS[b.cycle]);
  const [shortest] = recurring;
  const chosen = recurring.find((one) => one.cycle === cycle);
  if (!shortest || !chosen || chosen === shortest || MONTHS[cycle] % MONTHS[shortest.cycle] !== 0) return null;
  const periods = BigInt(MONTHS[cycle] / MONTHS[shortest.cycle]);
  const saved = BigInt(shortest.price.amountMinor) * periods - BigInt(chosen.price.amountMinor);
  return saved > 0n ? saved.toString() : null;
}
