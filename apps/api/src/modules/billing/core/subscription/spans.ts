import type { Span, Timeline } from '../time/timeline.ts';

/** A span whose end may be open. */
export interface OpenSpan<P> {
  readonly start: P;
  readonly end: P | null;
}

/** What is left of a span without the given ones, in order; nothing of an empty span. */
export function withoutSpans<P>(timeline: Timeline<P>, span: Span<P>, taken: readonly OpenSpan<P>[]): Span<P>[] {
  let left = timeline.compare(span.start, span.end) < 0 ? [span] : [];
  for (const { start, end } of taken)
    left = left.flatMap((piece) => {
      if (timeline.compare(start, piece.end) >= 0) return [piece];
      if (end !== null && timeline.compare(end, piece.start) <= 0) return [piece];
      const before = timeline.compare(piece.start, start) < 0 ? [{ start: piece.start, end: start }] : [];
      const after = end !== null && timeline.compare(end, piece.end) < 0 ? [{ start: end, end: piece.end }] : [];
      return [...before, ...after];
    });
  return left;
}

/** True when the first span contains the second. */
export function covers<P>(timeline: Timeline<P>, outer: Span<P>, inner: Span<P>): boolean {
  return timeline.compare(outer.start, inner.start) <= 0 && timeline.compare(inner.end, outer.end) <= 0;
}

/** True when two spans have time in common. */
export function overlaps<P>(timeline: Timeline<P>, a: Span<P>, b: Span<P>): boolean {
  return timeline.compare(a.start, b.end) < 0 && timeline.compare(b.start, a.end) < 0;
}

/** The pieces between all bounds of the spans, in order: each span is made of whole pieces. */
export function elementsOf<P>(timeline: Timeline<P>, spans: readonly Span<P>[]): Span<P>[] {
  const bounds = spans.flatMap(({ start, end }) => [start, end]).toSorted(timeline.compare);
  const single = bounds.filter((bound, at) => {
    const before = bounds[at - 1];
    return before === undefined || timeline.compare(before, bound) !== 0;
  });
  return single.flatMap((start, at) => {
    const end = single[at + 1];
    return end === undefined ? [] : [{ start, end }];
  });
}

export const laterOf = <P>(timeline: Timeline<P>, a: P, b: P): P => (timeline.compare(a, b) < 0 ? b : a);
export const earlierOf = <P>(timeline: Timeline<P>, a: P, b: P): P => (timeline.compare(a, b) <= 0 ? a : b);
