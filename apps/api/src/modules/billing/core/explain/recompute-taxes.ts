import { netOf } from '../document/taxed-lines.ts';
import { type DocumentTotals, documentTotals, type LineTotals } from '../document/totals.ts';
import { type LineTax, taxKey } from '../tax/line-tax.ts';
import { type Step, step } from './steps.ts';

/** A line of a document with what was written down of its tax. */
export interface TaxedLine {
  /** As the price states it, less what was taken off. */
  readonly statedMinor: bigint;
  readonly tax: LineTax;
  /** The tax that was inside the price and is not charged. */
  readonly dropped: LineTax | null;
}

export interface RecomputedTax {
  readonly steps: readonly Step[];
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
}

/**
 * Net, tax and total of one line, computed again from all lines of its document: a tax is rounded once for the document
 * and spread over its lines, so that no line can be told without the others.
 */
export function recomputeTax(lines: readonly TaxedLine[], of: { at: number; isTaxInclusive: boolean }): RecomputedTax {
  const bases = lines.map(({ statedMinor, tax, dropped }, at) => ({
    id: `${at}`,
    tax,
    amountMinor: dropped === null ? statedMinor : netOf(statedMinor, dropped),
    basis: of.isTaxInclusive && dropped === null && tax.components.length > 0 ? ('gross' as const) : ('net' as const),
  }));
  const totals = documentTotals({ lines: bases });
  const [line, mine, basis] = [lines[of.at], totals.lines[of.at], bases[of.at]];
  if (line === undefined || mine === undefined || basis === undefined) throw new RangeError('no such line');
  const { netMinor, taxMinor, totalMinor } = mine;
  const rates = line.dropped?.components.map(({ rate }) => rate).join('+') ?? '';
  const taken = line.dropped === null ? [] : [step('included_tax_taken_out', { rates }, basis.amountMinor)];
  const taxes = taxSteps(totals, { mine, basis: basis.basis, lines });
  return { steps: [...taken, ...taxes], netMinor, taxMinor, totalMinor };
}

function taxSteps(
  totals: DocumentTotals,
  of: { mine: LineTotals; basis: 'net' | 'gross'; lines: readonly TaxedLine[] },
): Step[] {
  const { mine, basis, lines } = of;
  return mine.taxes
    .filter(({ rate }) => !/^0(\.0+)?$/.test(rate))
    .map(({ name, rate, taxMinor }) => {
      const key = taxKey({ name, rate });
      const group = totals.groups.find(
        (one) =>
          one.category === mine.category &&
          one.rate !== null &&
          taxKey({ name: one.name ?? '', rate: one.rate }) === key,
      );
      const among = lines.filter(({ tax }) => tax.components.some((one) => taxKey(one) === key)).length;
      const inputs = {
        name,
        rate,
        baseMinor: `${basis === 'gross' ? mine.totalMinor : mine.netMinor}`,
        groupNetMinor: `${group?.netMinor ?? mine.netMinor}`,
        groupTaxMinor: `${group?.taxMinor ?? taxMinor}`,
        lines: among,
      };
      return step(basis === 'gross' ? 'tax_inside' : 'tax_on_top', inputs, taxMinor);
    });
}
