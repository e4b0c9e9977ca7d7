/** A part of a bar between two values. */
export interface Piece {
  series: number;
  from: bigint;
  to: bigint;
}

/** The parts of one bar: what is above zero grows upwards from it, what is below grows downwards. */
export function stackOf(values: readonly bigint[]): Piece[] {
  let above = 0n;
  let below = 0n;
  return values.flatMap((value, series) => {
    if (value === 0n) return [];
    const from = value > 0n ? above : below;
    const to = from + value;
    if (value > 0n) above = to;
    else below = to;
    return [{ series, from, to }];
  });
}
