import type { PendingChange } from '#db/schema/subscriptions.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { tryPriceItems } from '#modules/catalog/index.ts';
import { newPrice, priceDates } from '../core/price-change.ts';
import { basisOf, historyOf, rateColumns } from './history.ts';
import type { PriceChangeRow } from './price-changes.ts';
import type { SubscriptionRow } from './subscriptions.ts';

type Day = Temporal.PlainDate;

/** What a price change does to a subscription as it is today. */
export type NewPrice =
  | { is: 'coming'; oldMinor: bigint; newMinor: bigint; tellOn: Day; effectiveOn: Day }
  /** Nothing can be said before something else is over. */
  | { is: 'later'; oldMinor: bigint; newMinor: bigint }
  | { is: 'left_out'; reason: 'over' | 'ends' | 'plan_changed' | 'same_price' | 'not_raised' | 'no_catalogue_price' };

/** Works the new prices out of many subscriptions; the catalogue is read once. */
export async function newPrices(
  ctx: QueryContext,
  change: PriceChangeRow,
  of: { rows: readonly SubscriptionRow[]; toldOn: ReadonlyMap<string, Day>; leadDays: number },
): Promise<Map<string, NewPrice>> {
  const catalogue = change.terms.kind === 'catalogue' ? await catalogueOf(ctx, change, of.rows) : new Map();
  return new Map(
    of.rows.map((row) => {
      const catalogueMinor: bigint | null = catalogue.get(row.id) ?? null;
      const toldOn = of.toldOn.get(row.id) ?? null;
      return [row.id, priceOf(row, { change, catalogueMinor, toldOn, today: ctx.today, leadDays: of.leadDays })];
    }),
  );
}

interface Asked {
  change: PriceChangeRow;
  catalogueMinor: bigint | null;
  toldOn: Day | null;
  today: Day;
  leadDays: number;
}

function priceOf(row: SubscriptionRow, { change, catalogueMinor, ...of }: Asked): NewPrice {
  const { cohort, terms } = change;
  const { recurringMinor, quantity } = row;
  if (row.status === 'ended' || row.status === 'cancelled') return { is: 'left_out', reason: 'over' };
  const isMeant = (list: readonly string[], one: string) => list.length === 0 || list.includes(one);
  if (!isMeant(cohort.productIds, row.productId) || !isMeant(cohort.cycles, row.cycle))
    return { is: 'left_out', reason: 'plan_changed' };
  const newMinor = newPrice(terms, { recurringMinor, quantity, catalogueMinor });
  if (newMinor === null) return { is: 'left_out', reason: 'no_catalogue_price' };
  if (newMinor === recurringMinor) return { is: 'left_out', reason: 'same_price' };
  if (cohort.onlyRaise && newMinor < recurringMinor) return { is: 'left_out', reason: 'not_raised' };
  const prices = { oldMinor: recurringMinor, newMinor };
  const basis = basisOf(row);
  if (basis === null || row.endsOn !== null || row.pauseOn !== null || row.status === 'paused' || row.history?.pending)
    return { is: 'later', ...prices };
  const contract =
    row.contract === null || change.withinTerms === 'allowed'
      ? null
      : { ...row.contract, begunOn: Temporal.PlainDate.from(historyOf(row).sold.anchorOn) };
  const { fromOn, noticeDays } = change;
  const dates = priceDates({ progress: basis, contract, fromOn, noticeDays, ...of });
  return dates === null ? { is: 'left_out', reason: 'ends' } : { is: 'coming', ...prices, ...dates };
}

async function catalogueOf(
  ctx: QueryContext,
  { currency }: PriceChangeRow,
  rows: readonly SubscriptionRow[],
): Promise<Map<string, bigint>> {
  const wanted = rows.map(({ productId, cycle, quantity, configuration: { options } }) => ({
    ...{ productId, cycle, quantity, options },
  }));
  const outcomes = await tryPriceItems(ctx, wanted, { currency, audience: 'staff' });
  return new Map(
    rows.flatMap(({ id }, at): [string, bigint][] => {
      const outcome = outcomes[at];
      return outcome === undefined || 'error' in outcome ? [] : [[id, outcome.item.recurring.minor]];
    }),
  );
}

/** A new price as it waits in the history of its subscription for its day. */
export function pendingPrice(
  row: SubscriptionRow,
  of: { newMinor: bigint; effectiveOn: Day; priceChangeId: string },
): PendingChange {
  const history = historyOf(row);
  const current = history.segments.at(-1) ?? history.sold;
  const { productId, description, quantity, taxCategory, configuration } = row;
  const { cycle, anchorOn, anchorDay } = current;
  return {
    segment: {
      ...{ from: of.effectiveOn.toString(), to: null, cycle, anchorOn },
      ...rateColumns({ productId, recurringMinor: of.newMinor, quantity }),
      ...(anchorDay === undefined ? {} : { anchorDay }),
      priceChangeId: of.priceChangeId,
    },
    ...{ productId, description, quantity, taxCategory, configuration },
    ...{ recurringMinor: of.newMinor.toString(), invoiceId: null, periodsInvoiced: null, reserved: 0 },
  };
}
