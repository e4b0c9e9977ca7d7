import type { BilledLine } from '../subscription/difference.ts';
import type { Facts } from '../subscription/facts.ts';
import type { Point } from './state.ts';

/** True for a history that counts local days, which some rules are made for. */
export const isByDay = (facts: Facts<Point>): facts is Facts<Temporal.PlainDate> =>
  facts.segments.every(({ from }) => from instanceof Temporal.PlainDate);

export const isDayLine = (line: BilledLine<Point>): line is BilledLine<Temporal.PlainDate> =>
  line.kind === 'once' || line.span.start instanceof Temporal.PlainDate;
