import { decimalText } from '#lib/money/decimal.ts';
import { type BilledTime, because, exactText } from '#modules/billing/core/index.ts';
import type { BilledLine, BilledSubscriptionTime } from '#modules/billing/index.ts';
import { unitsOf } from '../core/periods.ts';
import type { PlanChange } from '../core/plan-change.ts';
import type { SubscriptionRow } from './subscriptions.ts';
import type { Terms } from './wanted-terms.ts';

type Day = Temporal.PlainDate;

/** What was billed: as it is stored, and as the core reads it. */
export interface Billed {
  lines: readonly BilledSubscriptionTime[];
  billed: readonly BilledTime<Day>[];
}

type ChargedTerms = Pick<Terms, 'productId' | 'description' | 'taxCategory' | 'cycle'>;

/** What a change charges. */
export function chargeLines(
  row: SubscriptionRow,
  { terms, change }: { terms: ChargedTerms; change: Pick<PlanChange, 'charges' | 'segment'> },
): BilledLine[] {
  return change.charges.map(({ key, rate, span, whole, share, amountMinor }) => ({
    kind: 'change',
    description: terms.description,
    subscriptionId: row.id,
    periodStart: span.start.toString(),
    periodEnd: span.end.toString(),
    rate: { key, quantity: decimalText(rate.quantity) },
    ...unitsOf(amountMinor, wholeUnits(rate.quantity)),
    taxCategory: terms.taxCategory,
    sold: { productId: terms.productId, cycle: terms.cycle, period: whole.start.toString() },
    why: because(share.above === share.below ? 'whole_period' : 'share_of_period', {
      unitPriceMinor: decimalText(rate.unitPriceMinor),
      quantity: decimalText(rate.quantity),
      share: exactText(share),
      timing: 'advance',
      periodStart: whole.start.toString(),
      periodEnd: whole.end.toString(),
      from: span.start.toString(),
      to: span.end.toString(),
      cycle: terms.cycle,
      anchorOn: change.segment.recurrence.anchor.on.toString(),
      anchorDay: change.segment.recurrence.anchor.day ?? change.segment.recurrence.anchor.on.day,
    }),
  }));
}

/** What a change gives back, of which line. */
export function creditLines(
  row: SubscriptionRow,
  { change, lines, billed }: { change: PlanChange } & Billed,
): BilledLine[] {
  const left = new Map(billed.map((line) => [line.id, leftOf(line)]));
  return change.credits.map(({ lineId, span, quantity, amountMinor }) => {
    const line = lines.find((one) => one.id === lineId);
    const leftMinor = left.get(lineId) ?? 0n;
    left.set(lineId, leftMinor - amountMinor);
    return {
      kind: 'credit',
      description: line?.description ?? row.description,
      subscriptionId: row.id,
      periodStart: span.start.toString(),
      periodEnd: span.end.toString(),
      correctsLineId: lineId,
      rate: { key: line?.key ?? 'sold', quantity: decimalText(quantity) },
      ...unitsOf(-amountMinor, wholeUnits(quantity)),
      taxCategory: line?.taxCategory ?? row.taxCategory,
      why: whyCredit(
        billed.find((one) => one.id === lineId),
        { span, quantity, leftMinor },
      ),
    };
  });
}

/** What of a line's money was not given back yet. */
export const leftOf = ({ amountMinor, credits }: BilledTime<Day>): bigint =>
  credits.reduce((left, credit) => left - credit.amountMinor, amountMinor);

export function whyCredit(
  line: BilledTime<Day> | undefined,
  of: { span: { start: Day; end: Day }; quantity: BilledTime<Day>['quantity']; leftMinor: bigint },
) {
  if (line === undefined) return because('not_recorded', {});
  return because('unused_time_of_what_was_charged', {
    chargedMinor: line.amountMinor.toString(),
    chargedQuantity: decimalText(line.quantity),
    quantity: decimalText(of.quantity),
    leftMinor: of.leftMinor.toString(),
    lineStart: line.span.start.toString(),
    lineEnd: line.span.end.toString(),
    from: of.span.start.toString(),
    to: of.span.end.toString(),
  });
}

/** Units for display: a whole number of them, or one of the whole. */
function wholeUnits({ units, scale }: { units: bigint; scale: number }): number {
  const one = 10n ** BigInt(scale);
  return units > 0n && units % one === 0n ? Number.parseInt((units / one).toString(), 10) : 1;
}
