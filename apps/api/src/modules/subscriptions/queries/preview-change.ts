import { defineQuery } from '#lib/command/define.ts';
import { changeInput } from '../input.ts';
import { type NextRenewal, renewalAfterChange } from '../store/next-renewal.ts';
import { type Plan, planOf } from '../store/plan.ts';
import { getSubscriptionRow, type SubscriptionRow } from '../store/subscriptions.ts';
import { refusalOf } from './refusal.ts';
import { renewalView } from './subscription-view.ts';

/**
 * What a change of plan would do, to the minor unit: the invoice line by line, when it takes effect, what comes next. What
 * stands in its way is an answer too, with the invoice that must be paid first.
 */
export const previewChange = defineQuery({
  name: 'subscriptions.preview_change',
  permission: 'subscription:change',
  input: changeInput,
  example: (of) => ({ subscriptionId: of('subscription'), productId: of('product'), when: 'now' as const }),
  async run(ctx, wish) {
    const row = await getSubscriptionRow(ctx, wish.subscriptionId);
    try {
      const plan = await planOf(ctx, row, wish);
      return { refusal: null, change: changePreview(row, plan, await renewalAfterChange(ctx, row, plan)) };
    } catch (error) {
      return { refusal: refusalOf(error), change: null };
    }
  },
});

function changePreview({ currency }: SubscriptionRow, plan: Plan, next: NextRenewal | null) {
  const { terms, change, lines, amounts, creditMinor } = plan;
  const amount = (minor: bigint) => ({ amountMinor: minor.toString(), currency });
  const { netMinor, taxMinor, totalMinor } = amounts.amounts;
  return {
    isNow: change.isNow,
    effectiveOn: change.effectiveOn.toString(),
    description: terms.description,
    cycle: terms.cycle,
    quantity: terms.quantity,
    recurring: amount(terms.recurringMinor),
    lines: lines.map(({ kind, description, periodStart, periodEnd }, at) => ({
      kind,
      description,
      periodStart: periodStart ?? null,
      periodEnd: periodEnd ?? null,
      net: amount(amounts.amounts.lines[at]?.netMinor ?? 0n),
      tax: amount(amounts.amounts.lines[at]?.taxMinor ?? 0n),
      total: amount(amounts.amounts.lines[at]?.totalMinor ?? 0n),
    })),
    taxes: amounts.taxes.map(({ name, rate, taxMinor: tax }) => ({ name, rate, tax: amount(tax) })),
    net: amount(netMinor),
    tax: amount(taxMinor),
    /** To be paid now; zero for a change that costs nothing now. */
    total: amount(totalMinor),
    /** What becomes the client's credit. */
    credit: amount(creditMinor),
    next: renewalView(next, currency),
  };
}
