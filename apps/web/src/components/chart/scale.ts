export interface Scale {
  /** Values of the lines across the drawing, from the top to the bottom, evenly spaced. */
  ticks: string[];
  /** Where a value lies, from the top of a drawing 100 high. */
  y(value: bigint): number;
}

const MAX_STEPS = 4n;

/**
 * A scale for whole numbers (minor units or counts) with zero on it and round values on its lines. Exact until the last
 * division, so that amounts beyond what a float can hold keep their proportion.
 */
export function scaleOf(values: readonly bigint[]): Scale {
  const most = values.reduce((top, value) => (value > top ? value : top), 0n);
  const least = values.reduce((bottom, value) => (value < bottom ? value : bottom), 0n);
  const step = roundStep(most - least);
  const top = ceiling(most, step);
  const bottom = -ceiling(-least, step);
  const span = top - bottom;
  if (span === 0n) return { ticks: ['0'], y: () => 100 };
  const ticks = Array.from({ length: Number(span / step) + 1 }, (_, at) => (top - step * BigInt(at)).toString());
  return { ticks, y: (value) => Number(((top - value) * 10_000n) / span) / 100 };
}

/** The smallest of 1, 2, 5, 10, 20, 50 ... that crosses a span in four steps or fewer. */
function roundStep(span: bigint): bigint {
  for (let power = 1n; ; power *= 10n)
    for (const factor of [1n, 2n, 5n]) if (span <= power * factor * MAX_STEPS) return power * factor;
}

/** The next multiple of a step above a number that is not negative. */
const ceiling = (value: bigint, step: bigint): bigint => ((value + step - 1n) / step) * step;
