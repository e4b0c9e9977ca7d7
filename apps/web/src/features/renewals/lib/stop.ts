import type { RouterOutputs } from '#lib/trpc.ts';

/** What the daily run stopped at, as in a list. */
export type Stop = RouterOutputs['subscriptions']['stops']['rows'][number];

/** One with the name of what is shown, which a confirmation gives back. */
export type ShownStop = RouterOutputs['subscriptions']['stop'];

/** Renewals that a run would bill, or that were expected, over all currencies. */
export const countOf = (stop: Stop, of: 'predicted' | 'found'): number =>
  stop.figures.reduce((sum, figures) => sum + figures[of].count, 0);
