import { currencyExponent } from '@panel1/shared-types';
import { type Decimal, decimal, decimalText } from '#lib/money/decimal.ts';
import { divideFractions, fraction, multiplyFractions, roundFraction } from '#lib/money/fraction.ts';
import { lineAmount } from '../document/rounding.ts';
import { majorPrice } from '../document-amounts.ts';
import type { TaxCategory } from '../tax/line-tax.ts';
import { amountText, percentText } from './amount.ts';
import type { InvoiceLine } from './model.ts';
import type { EInvoiceSource, EInvoiceSourceLine } from './source.ts';

type PriceTerms = Pick<InvoiceLine, 'quantity' | 'price' | 'priceBase'>;

const MAX_NAME = 100;
/** Beyond this a price is the result of a division; its amount says it better. */
const MAX_PRICE_PLACES = 6;
/** UNECE Rec. 20: one. */
const UNIT = 'C62';

/** Category and rate of a line; a line with several taxes has no single rate and is a problem before it comes here. */
export function vatOf({ tax }: EInvoiceSourceLine): { category: TaxCategory; percent: string | null } {
  const [component] = tax.components;
  if (tax.category === 'O') return { category: 'O', percent: null };
  return { category: tax.category, percent: component === undefined ? '0' : percentText(component.rate) };
}

/** A line in the terms of the standard. Its net amount is ours; price and allowance are stated so that they give it. */
export function lineOf(line: EInvoiceSourceLine, of: { source: EInvoiceSource; position: number }): InvoiceLine {
  const { currency } = of.source;
  const discountMinor = netDiscount(line, of.source);
  const [name = '', ...more] = line.description.split('\n');
  const isShort = more.length === 0 && name.length <= MAX_NAME;
  return {
    id: String(of.position + 1),
    unit: UNIT,
    net: amountText(line.netMinor, currency),
    period: line.period,
    allowance: discountMinor === 0n ? null : amountText(discountMinor, currency),
    ...priceOf(line, { source: of.source, beforeMinor: line.netMinor + discountMinor }),
    ...vatOf(line),
    name: name.slice(0, MAX_NAME),
    description: isShort ? '' : line.description,
  };
}

/**
 * Quantity and price, never a negative price (BR-27): the sign goes to the quantity. A price whose product is not the
 * amount (tax inside, part of a period) is stated as the amount per quantity (BT-149), which is exact.
 */
function priceOf(line: EInvoiceSourceLine, of: { source: EInvoiceSource; beforeMinor: bigint }): PriceTerms {
  const exponent = currencyExponent(of.source.currency);
  const quantity = decimal(line.quantity);
  const unitPriceMinor = decimal(line.unitPriceMinor);
  const isProduct = lineAmount({ quantity, unitPriceMinor }) === of.beforeMinor;
  const unitPrice = decimal(majorPrice(line.unitPriceMinor.replace('-', ''), exponent));
  if (isProduct && !of.source.isTaxInclusive && unitPrice.scale <= MAX_PRICE_PLACES) {
    const flip = unitPriceMinor.units < 0n;
    const count = decimalText(flip ? { ...quantity, units: -quantity.units } : quantity);
    return { quantity: count, ...perRoundQuantity(unitPrice) };
  }
  const count = quantity.units === 0n ? decimal('1') : { ...quantity, units: magnitude(quantity.units) };
  return {
    quantity: decimalText({ ...count, units: of.beforeMinor < 0n ? -count.units : count.units }),
    price: majorPrice(magnitude(of.beforeMinor).toString(), exponent),
    priceBase: decimalText(count),
  };
}

/** Receivers read two decimals of a price: 0.004 for one is 4 for a thousand. */
function perRoundQuantity(unitPrice: Decimal): Pick<PriceTerms, 'price' | 'priceBase'> {
  const { units, scale } = decimal(decimalText(unitPrice));
  const shift = Math.max(scale - 2, 0);
  return { price: decimalText({ units, scale: scale - shift }), priceBase: (10n ** BigInt(shift)).toString() };
}

/** The discount without the tax that is in it where prices contain tax. */
function netDiscount(line: EInvoiceSourceLine, { isTaxInclusive }: EInvoiceSource): bigint {
  const { discountMinor, netMinor, taxMinor } = line;
  if (!isTaxInclusive || discountMinor === 0n) return discountMinor;
  const totalMinor = netMinor + taxMinor;
  if (totalMinor !== 0n) return roundFraction(fraction(discountMinor * netMinor, totalMinor));
  const rate = decimal(line.tax.components[0]?.rate ?? '0');
  const scale = 10n ** BigInt(rate.scale);
  return roundFraction(
    divideFractions(multiplyFractions(fraction(discountMinor), fraction(scale)), fraction(scale + rate.units)),
  );
}

const magnitude = (value: bigint) => (value < 0n ? -value : value);
