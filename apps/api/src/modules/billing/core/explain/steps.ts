import type { AmountStep } from '@panel1/shared-types';
import type { Explanation } from '../engine/state.ts';

type Inputs = Explanation['inputs'];

/** One step of a computation: what was done with what, and what it came to (exact, in minor units). */
export interface Step {
  readonly rule: AmountStep;
  readonly inputs: Inputs;
  readonly resultMinor: string;
}

/** An amount that was computed again. */
export interface Recomputed {
  readonly steps: readonly Step[];
  /** Before tax is added or taken out; null where the inputs do not say enough to compute it again. */
  readonly amountMinor: bigint | null;
}

export const UNKNOWN: Recomputed = { steps: [], amountMinor: null };

export const step = (rule: AmountStep, inputs: Inputs, result: bigint | string): Step => ({
  rule,
  inputs,
  resultMinor: result.toString(),
});

/** An input that is text; null where there is none, and where it is something else. */
export function textOf(inputs: Inputs, name: string): string | null {
  const value = inputs[name];
  return typeof value === 'string' ? value : null;
}

/** Two inputs that are days, as a span; null where one is missing. */
export function spanOf(inputs: Inputs, start: string, end: string) {
  const [from, to] = [textOf(inputs, start), textOf(inputs, end)];
  if (from === null || to === null || from.includes('T') || to.includes('T')) return null;
  return { start: Temporal.PlainDate.from(from), end: Temporal.PlainDate.from(to) };
}
