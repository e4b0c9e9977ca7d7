import type { Operation, StripeContext } from './context.ts';
import { invalid } from './errors.ts';
import type { CalculationLine, TaxAddress, TaxCustomerDetails } from './objects/tax.ts';
import type { Params } from './params.ts';
import { type TaxPlace, type TaxRule, taxPlaceOf } from './tax-rules.ts';

const DAY = 86_400;
/** The preset of the simulated account's tax settings: electronically supplied services. */
const PRESET_CODE = 'txcd_10000000';

function addressOf(params: Params): TaxAddress {
  const country = params.required('country');
  const postal = params.text('postal_code') ?? null;
  if (country === 'US' && (postal === null || !/^\d{5}(-\d{4})?$/.test(postal)))
    throw invalid('We could not determine the customer’s tax location based on the provided customer address.', {
      code: 'customer_tax_location_invalid',
      param: 'customer_details[address]',
    });
  const text = (key: string) => params.text(key) ?? null;
  return {
    ...{ city: text('city'), country, line1: text('line1'), line2: text('line2') },
    ...{ postal_code: postal, state: text('state') },
  };
}

const SOURCES = ['billing', 'shipping'] as const;

function detailsOf(params: Params): TaxCustomerDetails {
  const details = params.nested('customer_details');
  const address = details?.nested('address');
  if (!details || !address)
    throw invalid('Missing required param: customer_details[address].', { code: 'parameter_missing' });
  return {
    address: addressOf(address),
    address_source: details.choice('address_source', SOURCES) ?? null,
    ip_address: null,
    tax_ids: details.items('tax_ids').map((one) => ({ type: one.required('type'), value: one.required('value') })),
    taxability_override: details.choice('taxability_override', ['customer_exempt', 'none', 'reverse_charge']) ?? 'none',
  };
}

interface WantedLine {
  amount: number;
  quantity: number;
  reference: string;
  tax_behavior: 'exclusive' | 'inclusive';
  tax_code: string;
}

function lineOf(params: Params, at: number): WantedLine {
  const amount = params.integer('amount', 0);
  if (amount === undefined)
    throw invalid(`Missing required param: ${params.nameOf('amount')}.`, { code: 'parameter_missing' });
  return {
    amount,
    quantity: params.integer('quantity', 1) ?? 1,
    reference: params.text('reference') ?? `L${at + 1}`,
    tax_behavior: params.choice('tax_behavior', ['exclusive', 'inclusive']) ?? 'exclusive',
    tax_code: params.text('tax_code') ?? PRESET_CODE,
  };
}

/** Each tax rounded by itself, half up; of a price that contains them, each is its share of the price. */
function taxesOf({ amount, tax_behavior: behavior }: WantedLine, rules: readonly TaxRule[]): number[] {
  const rates = rules.map(({ percentage }) => Number(percentage) / 100);
  const inside = behavior === 'inclusive' ? 1 + rates.reduce((sum, rate) => sum + rate, 0) : 1;
  return rates.map((rate) => Math.round((amount * rate) / inside + 1e-9));
}

function breakdownOf(line: WantedLine, of: { place: TaxPlace; rules: readonly TaxRule[]; reason: string }) {
  const { place, rules, reason } = of;
  const taxes = taxesOf(line, rules);
  const taxable = line.amount - (line.tax_behavior === 'inclusive' ? taxes.reduce((a, b) => a + b, 0) : 0);
  const jurisdiction = (name: string, level: string) => {
    return { country: place.country, display_name: name, level, state: place.state };
  };
  if (rules.length === 0)
    return [
      {
        amount: 0,
        jurisdiction: jurisdiction(place.state ?? place.country, place.state === null ? 'country' : 'state'),
        sourcing: 'destination',
        tax_rate_details: null,
        taxability_reason: reason,
        taxable_amount: 0,
      },
    ];
  return rules.map(({ name, level, percentage, display }, at) => ({
    amount: taxes[at] ?? 0,
    jurisdiction: jurisdiction(name, level),
    sourcing: 'destination',
    tax_rate_details: { display_name: display, percentage_decimal: percentage, tax_type: 'sales_tax' },
    taxability_reason: reason,
    taxable_amount: taxable,
  }));
}

const NONTAXABLE = 'txcd_00000000';

function calculated(context: StripeContext, line: WantedLine, details: TaxCustomerDetails): CalculationLine {
  const place = taxPlaceOf(details.address);
  const isExempt = details.taxability_override === 'customer_exempt';
  const isFree = isExempt || line.tax_code === NONTAXABLE;
  const reason = isExempt ? 'customer_exempt' : line.tax_code === NONTAXABLE ? 'product_exempt' : place.reason;
  const breakdown = breakdownOf(line, { place, rules: isFree ? [] : place.rules, reason });
  return {
    ...line,
    id: context.ids.next('tax_li_'),
    object: 'tax.calculation_line_item',
    amount_tax: breakdown.reduce((sum, { amount }) => sum + amount, 0),
    ...{ livemode: false, metadata: null, product: null },
    tax_breakdown: breakdown,
  };
}

export const createTaxCalculation: Operation = ({ context, params }) => {
  const currency = params.required('currency').toLowerCase();
  const details = detailsOf(params);
  const lines = params.items('line_items').map(lineOf);
  if (lines.length === 0) throw invalid('Missing required param: line_items.', { code: 'parameter_missing' });
  if (new Set(lines.map(({ reference }) => reference)).size < lines.length)
    throw invalid('Line items must have unique references.', { param: 'line_items' });
  const date = params.integer('tax_date', 0);
  return () => {
    const data = lines.map((line) => calculated(context, line, details));
    const now = context.now();
    const sum = (behavior: string) =>
      data.filter((line) => line.tax_behavior === behavior).reduce((total, line) => total + line.amount_tax, 0);
    const id = context.ids.next('taxcalc_');
    context.state.taxCalculations[id] = {
      ...{ id, object: 'tax.calculation', currency, customer: null, customer_details: details },
      amount_total: data.reduce((total, line) => total + line.amount, 0) + sum('exclusive'),
      expires_at: now + 90 * DAY,
      ...{ livemode: false, ship_from_details: null, shipping_cost: null },
      ...{ tax_amount_exclusive: sum('exclusive'), tax_amount_inclusive: sum('inclusive') },
      tax_breakdown: [],
      tax_date: date ?? now,
    };
    context.state.taxLines[id] = data;
    return context.state.taxCalculations[id];
  };
};
