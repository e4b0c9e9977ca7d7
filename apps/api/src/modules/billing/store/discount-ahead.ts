import type { QueryContext } from '#lib/command/command.ts';
import { decimal } from '#lib/money/decimal.ts';
import { lineAmount } from '../core/index.ts';
import type { BilledLine } from '../input.ts';
import { discountLines } from './line-discounts.ts';
import { redemptionsFor } from './redemptions.ts';

/**
 * What is taken off lines that will be billed, in minor units, as the client's coupons stand today and after what the lines
 * `before` them will use. The lines stand for a document of their own.
 */
export async function discountAhead(
  ctx: QueryContext,
  of: { clientId: string; currency: string; before: readonly BilledLine[]; lines: readonly BilledLine[] },
): Promise<bigint> {
  const { clientId, currency } = of;
  const present = await redemptionsFor(ctx, { clientId });
  const first = discountLines(of.before.map(priced), { currency, redemptions: present });
  const redemptions = present.map((one) => {
    const used = first.outcomes.find(({ redemptionId }) => redemptionId === one.id)?.uses ?? [];
    return { ...one, uses: [...one.uses, ...used] };
  });
  const { discountMinor } = discountLines(of.lines.map(priced), { currency, redemptions });
  return discountMinor.reduce((sum, minor) => sum + minor, 0n);
}

const priced = (line: BilledLine) => ({
  ...line,
  amountMinor: lineAmount({ quantity: decimal(line.quantity), unitPriceMinor: decimal(line.unitPriceMinor) }),
});
