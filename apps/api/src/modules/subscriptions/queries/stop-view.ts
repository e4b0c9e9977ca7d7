import type { QueryContext } from '#lib/command/command.ts';
import { clientNames } from '#modules/clients/index.ts';
import { getStopRow, type StopRow } from '../store/stops.ts';

type StopView = Awaited<ReturnType<typeof stopViews>>[number];

/** What the daily run stopped at, as lists, pages and mails show it. */
export async function stopViews(ctx: QueryContext, rows: readonly StopRow[]) {
  const names = await clientNames(
    ctx,
    rows.flatMap(({ clientId }) => clientId ?? []),
  );
  return rows.map(({ clientId, currency, facts, ...stop }) => {
    const amount = (amountMinor: string | undefined) =>
      amountMinor === undefined || currency === null ? null : { amountMinor, currency };
    return {
      stopId: stop.id,
      kind: stop.kind,
      reason: stop.reason,
      state: stop.state,
      stoppedOn: stop.stoppedOn.toString(),
      client: clientId === null ? null : { clientId, name: names.get(clientId) ?? '' },
      /** Renewals of the day in each currency, at the price of one period each. */
      figures: (facts.figures ?? []).map(({ predicted, predictedMinor, found, foundMinor, ...of }) => ({
        currency: of.currency,
        predicted: { count: predicted, amountMinor: predictedMinor },
        found: { count: found, amountMinor: foundMinor },
      })),
      seconds: facts.seconds ?? null,
      lastRunOn: facts.lastRunOn ?? null,
      total: amount(facts.totalMinor),
      usual: amount(facts.usualMinor),
      createdAt: stop.createdAt.toString(),
      decidedAt: stop.decidedAt?.toString() ?? null,
      decidedBy: stop.decidedByName,
    };
  });
}

/** One of them. */
export async function stopView(ctx: QueryContext, row: StopRow): Promise<StopView> {
  const [view] = await stopViews(ctx, [row]);
  if (!view) throw new Error('a view without its row');
  return view;
}

/** One of them for other modules; throws `request.not_found`. */
export const stopFacts = async (ctx: QueryContext, stopId: string): Promise<StopView> =>
  stopView(ctx, await getStopRow(ctx, stopId));
