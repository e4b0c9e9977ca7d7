import { type Decimal, decimal } from '#lib/money/decimal.ts';
import {
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
  fromDecimal,
  subtractFractions as minus,
  multiplyFractions,
  NOTHING,
  addFractions as plus,
} from '#lib/money/fraction.ts';
import { NEEDS_REASON } from './breakdown.ts';
import type { EInvoice, InvoiceLine, VatBreakdown } from './model.ts';

/** The names of the business rules of EN 16931 that an e-invoice breaks; none for a right one. */
export function brokenRules(invoice: EInvoice): string[] {
  return [
    ...totalRules(invoice),
    ...invoice.lines.flatMap(lineRules),
    ...invoice.breakdown.flatMap((row) => groupRules(invoice, row)),
    ...partyRules(invoice),
    ...categoryRules(invoice),
  ];
}

const of = (text: string): Fraction => fromDecimal(decimal(text));
const same = (a: Fraction, b: Fraction): boolean => compareFractions(a, b) === 0;
const total = (amounts: readonly string[]): Fraction => amounts.reduce((sum, one) => plus(sum, of(one)), NOTHING);
const broken = (rule: string, holds: boolean): string[] => (holds ? [] : [rule]);
const distance = (a: Fraction, b: Fraction): Fraction => {
  const gap = minus(a, b);
  return gap.above < 0n ? { ...gap, above: -gap.above } : gap;
};

function totalRules({ totals, lines, breakdown, dueOn, terms }: EInvoice): string[] {
  const amounts = [...Object.values(totals), ...lines.map(({ net }) => net), ...breakdown.map(({ tax }) => tax)];
  const isDue = of(totals.due).above > 0n;
  return [
    ...broken('BR-16', lines.length > 0),
    ...broken('BR-CO-18', breakdown.length > 0),
    ...broken('BR-CO-10', same(of(totals.lines), total(lines.map(({ net }) => net)))),
    // No allowances or charges on the document (BT-107, BT-108): our discounts stand on lines.
    ...broken('BR-CO-13', same(of(totals.taxExclusive), of(totals.lines))),
    ...broken('BR-CO-14', same(of(totals.tax), total(breakdown.map(({ tax }) => tax)))),
    ...broken('BR-CO-15', same(of(totals.taxInclusive), plus(of(totals.taxExclusive), of(totals.tax)))),
    // Nothing was paid when it was issued, and nothing is rounded for coins (BT-113, BT-114).
    ...broken('BR-CO-16', same(of(totals.due), of(totals.taxInclusive))),
    ...broken('BR-CO-25', !isDue || dueOn !== null || terms !== ''),
    ...broken(
      'BR-DEC',
      amounts.every((amount) => decimal(amount).scale <= 2),
    ),
  ];
}

function lineRules(line: InvoiceLine): string[] {
  const product = divideFractions(multiplyFractions(of(line.quantity), of(line.price)), of(line.priceBase));
  const expected = minus(product, of(line.allowance ?? '0'));
  return [
    ...broken('BR-25', line.name !== ''),
    ...broken('BR-27', decimal(line.price).units >= 0n),
    // Net = quantity x price - allowance within two hundredths (PEPPOL-EN16931-R120).
    ...broken('R120', compareFractions(distance(of(line.net), expected), fraction(2n, 100n)) <= 0),
    ...broken('BR-30', line.period === null || line.period.from <= line.period.to),
  ];
}

const isSame = (line: InvoiceLine, row: VatBreakdown): boolean =>
  line.category === row.category && line.percent === row.percent;

const isRate = (percent: string | null, wanted: (rate: Decimal) => boolean): boolean =>
  percent !== null && wanted(decimal(percent));

/** BR-S-08..10, BR-AE-08..10 and their like: base, tax and reason of each group. */
function groupRules({ lines }: EInvoice, row: VatBreakdown): string[] {
  const { category } = row;
  const base = total(lines.filter((line) => isSame(line, row)).map(({ net }) => net));
  const tax = divideFractions(multiplyFractions(of(row.taxable), of(row.percent ?? '0')), fraction(100n));
  const isTaxed = category === 'S' || category === 'L' || category === 'M';
  const rate =
    category === 'O'
      ? row.percent === null
      : isRate(row.percent, ({ units }) => (category === 'S' ? units > 0n : isTaxed ? units >= 0n : units === 0n));
  const hasReason = row.reasonCode !== null || row.reasonText !== null;
  return [
    ...broken(`BR-${category}-05`, rate),
    ...broken(`BR-${category}-08`, same(of(row.taxable), base)),
    ...broken(`BR-${category}-09`, isTaxed || same(of(row.tax), NOTHING)),
    // A price with the tax inside may be a minor unit away from base x rate; the published rules allow one unit.
    ...broken('BR-CO-17', compareFractions(distance(of(row.tax), tax), fraction(1n)) < 0),
    ...broken(`BR-${category}-10`, NEEDS_REASON.has(category) === hasReason),
  ];
}

function partyRules({ seller, buyer, number, preceding, typeCode }: EInvoice): string[] {
  return [
    ...broken('BR-02', number !== ''),
    ...broken('BR-06', seller.name !== ''),
    ...broken('BR-07', buyer.name !== ''),
    ...broken('BR-09', seller.address.country !== ''),
    ...broken('BR-11', buyer.address.country !== ''),
    ...broken(
      'BR-CO-26',
      [seller.identifier, seller.legalRegistration, seller.vatId].some((id) => id !== ''),
    ),
    ...broken('BR-55', typeCode === '380' || preceding !== null),
  ];
}

/** What each category asks of the parties, and that every line has its group. */
function categoryRules({ seller, buyer, lines, breakdown }: EInvoice): string[] {
  const used = new Set(breakdown.map(({ category }) => category));
  const hasSellerId = seller.vatId !== '' || seller.taxRegistration !== '';
  const isOutside = used.has('O');
  return [
    ...broken(
      'BR-CO-18',
      lines.every((line) => breakdown.some((row) => isSame(line, row))),
    ),
    ...[...used].flatMap((category) => broken(`BR-${category}-02`, category === 'O' || hasSellerId)),
    ...broken('BR-AE-02', !used.has('AE') || buyer.vatId !== '' || buyer.legalRegistration !== ''),
    ...broken('BR-IC-02', !used.has('K') || (seller.vatId !== '' && buyer.vatId !== '')),
    ...broken('BR-G-02', !used.has('G') || seller.vatId !== ''),
    ...broken('BR-O-02', !isOutside || (seller.vatId === '' && buyer.vatId === '')),
    ...broken('BR-O-11', !isOutside || used.size === 1),
  ];
}
