import { AMOUNT_STEPS, type AmountStep } from '@panel1/shared-types';
import {
  addFractions,
  divideFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  NOTHING,
  roundFraction,
} from '#lib/money/fraction.ts';
import type { Explanation } from '../engine/state.ts';
import { exact, exactText } from '../price/exact.ts';
import { type Recomputed, type Step, step, textOf, UNKNOWN } from './steps.ts';

/** A part of a priced usage as it was written down, see `explainPrice`. */
interface KeptStep {
  readonly rule: AmountStep;
  readonly tier: number | null;
  readonly units: string;
  readonly unitPriceMinor: string | null;
  readonly amountMinor: string;
}

/** The amount of a usage line: each part computed again from its units and price, summed, rounded, less what was billed. */
export function usageAmount({ inputs }: Explanation): Recomputed {
  const kept = keptSteps(textOf(inputs, 'price'));
  if (kept === null) return UNKNOWN;
  const parts = kept.map((one) => ({ one, amount: amountOf(one) }));
  const steps: Step[] = parts.map(({ one: { rule, tier, units, unitPriceMinor }, amount }) =>
    step(rule, { tier, units, unitPriceMinor }, exactText(amount)),
  );
  const sum = parts.map(({ amount }) => amount).reduce(addFractions, NOTHING);
  const pricedMinor = roundFraction(sum);
  if (parts.length > 1) steps.push(step('summed', {}, exactText(sum)));
  if (sum.above % sum.below !== 0n) steps.push(step('rounded', { exactMinor: exactText(sum) }, pricedMinor));
  return lessBilled(steps, { amountMinor: pricedMinor, billed: textOf(inputs, 'billedMinor') });
}

/** What was missing to a minimum: what a period must bring less what it brought, less what was charged for it before. */
export function missingToMinimum({ inputs }: Explanation): Recomputed {
  const [requiredMinor, countedMinor] = [textOf(inputs, 'requiredMinor'), textOf(inputs, 'countedMinor')];
  if (requiredMinor === null || countedMinor === null) return UNKNOWN;
  const missing = BigInt(requiredMinor) - BigInt(countedMinor);
  const amountMinor = missing > 0n ? missing : 0n;
  const steps = [step('required_less_counted', { requiredMinor, countedMinor }, amountMinor)];
  return lessBilled(steps, { amountMinor, billed: textOf(inputs, 'billedMinor') });
}

function lessBilled(steps: readonly Step[], of: { amountMinor: bigint; billed: string | null }): Recomputed {
  const billed = BigInt(of.billed ?? '0');
  if (billed === 0n) return { steps, amountMinor: of.amountMinor };
  const amountMinor = of.amountMinor - billed;
  return { steps: [...steps, step('billed_before', { billedMinor: `${billed}` }, amountMinor)], amountMinor };
}

const amountOf = ({ units, unitPriceMinor, amountMinor }: KeptStep): Fraction =>
  unitPriceMinor === null ? read(amountMinor) : multiplyFractions(read(units), read(unitPriceMinor));

/** What `exactText` wrote. */
function read(text: string): Fraction {
  const [above = '0', below] = text.split('/');
  return below === undefined ? exact(above) : divideFractions(fraction(BigInt(above)), fraction(BigInt(below)));
}

function keptSteps(text: string | null): KeptStep[] | null {
  if (text === null) return null;
  const price: unknown = JSON.parse(text);
  if (!isRecord(price) || !Array.isArray(price['steps'])) return null;
  const steps = price['steps'].map(keptStep);
  return steps.every((one) => one !== null) ? steps : null;
}

function keptStep(of: unknown): KeptStep | null {
  if (!isRecord(of)) return null;
  const { rule: name, tier, units, unitPriceMinor, amountMinor } = of;
  const rule = AMOUNT_STEPS.find((one) => one === `usage_${name}`);
  if (rule === undefined || typeof units !== 'string' || typeof amountMinor !== 'string') return null;
  if (unitPriceMinor !== null && typeof unitPriceMinor !== 'string') return null;
  return { rule, tier: typeof tier === 'number' ? tier : null, units, unitPriceMinor, amountMinor };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
