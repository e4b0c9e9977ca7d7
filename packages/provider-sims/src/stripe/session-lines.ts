import type { StripeContext } from './context.ts';
import { invalid } from './errors.ts';
import type { SessionLine } from './objects/checkout.ts';
import type { Params } from './params.ts';
import { checkAmount, readCurrency } from './payment-intents.ts';

interface LineInput {
  description: string;
  currency: string;
  unit: number;
  quantity: number;
}

function readLine(line: Params): LineInput {
  const quantity = line.integer('quantity', 1) ?? 1;
  const price = line.nested('price_data');
  if (!price)
    throw invalid('This simulator knows no stored prices: send price_data.', { param: line.nameOf('price_data') });
  const currency = readCurrency(price);
  const unit = price.integer('unit_amount', 0);
  const param = price.nameOf('unit_amount');
  if (unit === undefined) throw invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  checkAmount(unit * quantity, currency, param);
  const product = price.nested('product_data');
  if (!product)
    throw invalid('Send product_data with a name.', { code: 'parameter_missing', param: price.nameOf('product_data') });
  const description = product.required('name');
  product.ignore('description', 'images', 'metadata', 'tax_code');
  price.ignore('tax_behavior');
  line.ignore('adjustable_quantity', 'tax_rates');
  return { description, currency, unit, quantity };
}

export function readLines(params: Params, mode: string): LineInput[] {
  if (mode === 'setup' && params.items('line_items').length > 0) {
    throw invalid('You can not pass `line_items` in `setup` mode.', { param: 'line_items' });
  }
  const lines = params.items('line_items').map(readLine);
  if (mode === 'payment' && lines.length === 0) {
    throw invalid('Missing required param: line_items.', { code: 'parameter_missing', param: 'line_items' });
  }
  if (new Set(lines.map((line) => line.currency)).size > 1) {
    throw invalid('All line items have one currency.', { param: 'line_items' });
  }
  return lines;
}

export function lineShape(context: StripeContext, line: LineInput): SessionLine {
  const total = line.unit * line.quantity;
  return {
    id: context.ids.next('li_'),
    object: 'item',
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency: line.currency,
    description: line.description,
    quantity: line.quantity,
  };
}
