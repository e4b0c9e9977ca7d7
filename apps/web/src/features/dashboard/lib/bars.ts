export interface Bar {
  /** From the top of a drawing 100 high. */
  y: number;
  height: number;
}

export interface BarScale {
  bars: Bar[];
  /** Where zero lies, from the top of 100. */
  zeroY: number;
  /** Minor units at the top and at the bottom. */
  top: string;
  bottom: string;
}

/** Heights of bars for whole minor units; a month of voids can be below zero. Exact until the last division. */
export function barScale(amounts: readonly string[]): BarScale {
  const values = amounts.map((amount) => BigInt(amount));
  const top = values.reduce((most, value) => (value > most ? value : most), 0n);
  const bottom = values.reduce((least, value) => (value < least ? value : least), 0n);
  const span = top - bottom === 0n ? 1n : top - bottom;
  const share = (amount: bigint) => Number((amount * 10_000n) / span) / 100;
  const zeroY = share(top);
  const bars = values.map((value) => {
    const height = share(value < 0n ? -value : value);
    return { y: value < 0n ? zeroY : zeroY - height, height };
  });
  return { bars, zeroY, top: top.toString(), bottom: bottom.toString() };
}
