import type { StoredExplanation } from '#db/schema/billing.ts';
import { because, type Explanation, type LineTax } from '../core/index.ts';

/** What the price of a line comes to, and the tax that was inside and is not charged; null: it stands as stated. */
export interface StatedAmount {
  amountMinor: bigint;
  dropped: LineTax | null;
}

/** What the row of a line says of how its amount came about. */
export function whyColumns(why: Explanation, stated: StatedAmount | undefined) {
  const dropped = stated?.dropped ?? null;
  const inputs = dropped === null ? why.inputs : { ...why.inputs, includedTax: writeRates(dropped) };
  return { amountMinor: stated?.amountMinor ?? 0n, why: { ...why, inputs } };
}

/** The same of a stored line, without what is found out anew when the line is written again. */
export function readWhy({ why }: { why: StoredExplanation | null }): Explanation {
  if (why === null) return because('not_recorded', {});
  const { includedTax: _, ...inputs } = why.inputs;
  return { ...why, inputs };
}

/** The rates of a tax in their order, `c` behind one that is computed on those before it too: `0.05+0.09975c`. */
const writeRates = ({ components }: LineTax): string =>
  components.map(({ rate, isCompound }) => (isCompound === true ? `${rate}c` : rate)).join('+');

/** The tax that {@link writeRates} wrote down. */
export const readRates = (written: string): LineTax => ({
  category: 'S',
  components: written
    .split('+')
    .filter((one) => one !== '')
    .map((one, at) =>
      one.endsWith('c') ? { name: `${at}`, rate: one.slice(0, -1), isCompound: true } : { name: `${at}`, rate: one },
    ),
});
