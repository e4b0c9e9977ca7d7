import { exactText } from './exact.ts';
import type { Priced } from './price-of.ts';
import type { PriceRule } from './price-step.ts';

/** A priced usage as plain text, to be stored with the line that it became. */
export interface PriceExplanation {
  readonly model: Priced['model'];
  readonly units: string;
  /** Before and after the one rounding, in minor units. */
  readonly exactMinor: string;
  readonly amountMinor: string;
  readonly steps: readonly {
    readonly rule: PriceRule;
    readonly tier: number | null;
    readonly units: string;
    readonly unitPriceMinor: string | null;
    readonly amountMinor: string;
  }[];
}

/** Why a price is what it is, without loss: decimals, or quotients such as `"299/31"` where there is no finite decimal. */
export function explainPrice({ model, units, exact, amountMinor, steps }: Priced): PriceExplanation {
  return {
    model,
    units: exactText(units),
    exactMinor: exactText(exact),
    amountMinor: `${amountMinor}`,
    steps: steps.map((step) => ({
      rule: step.rule,
      tier: step.tier,
      units: exactText(step.units),
      unitPriceMinor: step.unitPriceMinor,
      amountMinor: exactText(step.amount),
    })),
  };
}
