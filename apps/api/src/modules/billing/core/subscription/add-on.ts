import type { Interval, Recurrence } from '../time/periods.ts';
import { anchorLike } from './change.ts';
import { type Facts, newFacts, type Rate, segmentAt } from './facts.ts';

/** What is added to a subscription. With `parent` its periods begin on the parent's days, so its first one is a part. */
export interface AddOn<P> {
  readonly from: P;
  readonly rate: Rate;
  readonly interval: Interval;
  readonly alignment: 'parent' | 'own';
}

/** The history of an add-on: a subscription of its own, with the parent's rules. It ends by `endWithParent`. */
export function addOnTo<P>(parent: Facts<P>, { from, rate, interval, alignment }: AddOn<P>): Facts<P> {
  const { timeline, timing, stub } = parent;
  const of = segmentAt(parent, from).recurrence;
  const bound = alignment === 'parent' ? timeline.periodContaining(of, from).period.start : from;
  const anchor = alignment === 'parent' ? anchorLike(timeline, bound, of) : timeline.anchorOn(bound);
  const recurrence: Recurrence = { anchor, interval };
  return { ...newFacts({ timeline, from, rate, recurrence }), timing, stub };
}
