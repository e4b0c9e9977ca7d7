import { decimal } from '#lib/money/decimal.ts';
import { because, byDay, exactText, type Period, partAmount, priceOfRate } from '#modules/billing/core/index.ts';
import type { BilledLine } from '#modules/billing/index.ts';
import { unitsOf } from '../core/periods.ts';
import type { Basis } from './history.ts';
import type { SubscriptionRow } from './subscriptions.ts';

interface Renewed {
  row: SubscriptionRow;
  basis: Basis;
  periods: readonly Period[];
}

/** A line for each period that is renewed; of the one in which a contract ends, the days up to then. */
export function renewalLines({ row, basis, periods }: Renewed, leadDays: number): BilledLine[] {
  const { description, recurringMinor, quantity, taxCategory, key } = basis;
  const price = unitsOf(recurringMinor, quantity);
  return periods.map((whole, at) => {
    const part = until(whole, row.endsOn);
    const isWhole = part === whole;
    const [wholeStart, wholeEnd] = [whole.start.toString(), whole.end.toString()];
    return {
      kind: 'recurring' as const,
      ...{ description, subscriptionId: row.id, taxCategory },
      periodStart: wholeStart,
      periodEnd: isWhole ? wholeEnd : part.end.toString(),
      rate: { key, quantity: price.quantity },
      sold: { productId: basis.productId, cycle: basis.cycle, period: wholeStart },
      ...(isWhole ? price : unitsOf(amountOf(price, { part, whole }), quantity)),
      why: because(isWhole ? 'whole_period' : 'share_of_period', {
        ...price,
        share: isWhole ? '1' : exactText(DAYS.share(part, whole)),
        timing: 'advance',
        periodStart: wholeStart,
        periodEnd: wholeEnd,
        ...(isWhole ? {} : { from: wholeStart, to: part.end.toString() }),
        cycle: basis.cycle,
        anchorOn: basis.anchorOn.toString(),
        anchorDay: basis.anchorDay ?? basis.anchorOn.day,
        n: basis.periodsInvoiced + at,
        leadDays,
      }),
    };
  });
}

const DAYS = byDay('day');

function until(whole: Period, endsOn: Temporal.PlainDate | null): Period {
  const isCut = endsOn !== null && Temporal.PlainDate.compare(endsOn, whole.end) < 0;
  return isCut ? { start: whole.start, end: endsOn } : whole;
}

function amountOf(
  { unitPriceMinor, quantity }: ReturnType<typeof unitsOf>,
  of: { part: Period; whole: Period },
): bigint {
  const rate = { priceId: '', unitPriceMinor: decimal(unitPriceMinor), quantity: decimal(quantity) };
  return partAmount(DAYS, priceOfRate(rate), of);
}
