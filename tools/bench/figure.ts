export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** What is promised, at most; undefined where a figure is for information. */
  target?: number;
  /** What is promised, at least. */
  least?: number;
}

export const round = (value: number, digits = 1): number => Math.round(value * 10 ** digits) / 10 ** digits;
