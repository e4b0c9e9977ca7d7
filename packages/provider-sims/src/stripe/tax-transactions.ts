import type { Operation, StripeContext } from './context.ts';
import { invalid, missing } from './errors.ts';
import type { TaxTransaction, TransactionLine } from './objects/tax.ts';
import { mergeMetadata, type Params } from './params.ts';

/** One record per reference, reversals among them. */
function assertNew({ state }: StripeContext, reference: string): void {
  if (Object.values(state.taxTransactions).some((one) => one.reference === reference))
    throw invalid(`A transaction already exists with reference '${reference}'.`, { param: 'reference' });
}

function keep(context: StripeContext, made: { transaction: TaxTransaction; lines: TransactionLine[] }): TaxTransaction {
  const { transaction, lines } = made;
  context.state.taxTransactions[transaction.id] = transaction;
  context.state.taxLines[transaction.id] = lines;
  return transaction;
}

export const createFromCalculation: Operation = ({ context, params }) => {
  const calculationId = params.required('calculation');
  const reference = params.required('reference');
  const metadata = params.metadata();
  const postedAt = params.integer('posted_at', 0);
  return () => {
    assertNew(context, reference);
    const calculation = context.state.taxCalculations[calculationId];
    const now = context.now();
    if (!calculation || calculation.expires_at <= now) throw missing('tax calculation', calculationId, 'calculation');
    const { currency, customer_details, tax_date } = calculation;
    const transaction: TaxTransaction = {
      ...{ id: context.ids.next('tax_'), object: 'tax.transaction', created: now, currency, customer: null },
      ...{ customer_details, livemode: false, metadata: mergeMetadata({}, metadata), reference, reversal: null },
      ...{ posted_at: postedAt ?? now, ship_from_details: null, shipping_cost: null, tax_date, type: 'transaction' },
    };
    const lines = (context.state.taxLines[calculationId] ?? []).map((line): TransactionLine => {
      const { tax_breakdown: _, ...rest } = { tax_breakdown: [], ...line };
      const own = { object: 'tax.transaction_line_item', reversal: null, type: 'transaction' } as const;
      return { ...rest, id: context.ids.next('tax_li_'), ...own };
    });
    return keep(context, { transaction, lines });
  };
};

interface WantedReversal {
  amount: number;
  amount_tax: number;
  original_line_item: string;
  reference: string;
  quantity: number;
}

function reversalOf(params: Params): WantedReversal {
  const amount = (key: string): number => {
    const value = params.integer(key, Number.MIN_SAFE_INTEGER);
    if (value === undefined || value > 0)
      throw invalid(`${params.nameOf(key)} must be a negative integer or zero.`, { param: params.nameOf(key) });
    return value;
  };
  return {
    ...{ amount: amount('amount'), amount_tax: amount('amount_tax') },
    original_line_item: params.required('original_line_item'),
    reference: params.required('reference'),
    quantity: params.integer('quantity', 0) ?? 1,
  };
}

/** What earlier reversals left of a line. */
function leftOf(context: StripeContext, line: TransactionLine): { amount: number; amount_tax: number } {
  const reversed = Object.values(context.state.taxLines)
    .flat()
    .filter((one) => 'reversal' in one && one.reversal?.original_line_item === line.id);
  return {
    amount: reversed.reduce((left, one) => left + one.amount, line.amount),
    amount_tax: reversed.reduce((left, one) => left + one.amount_tax, line.amount_tax),
  };
}

export const createReversal: Operation = ({ context, params }) => {
  const mode = params.choice('mode', ['full', 'partial']);
  if (mode === undefined) throw invalid('Missing required param: mode.', { code: 'parameter_missing', param: 'mode' });
  const originalId = params.required('original_transaction');
  const reference = params.required('reference');
  const metadata = params.metadata();
  const wanted = params.items('line_items').map(reversalOf);
  if (mode === 'partial' && wanted.length === 0)
    throw invalid('Missing required param: line_items.', { code: 'parameter_missing', param: 'line_items' });
  return () => {
    assertNew(context, reference);
    const original = context.state.taxTransactions[originalId];
    if (!original) throw missing('tax transaction', originalId, 'original_transaction');
    if (original.type === 'reversal')
      throw invalid('A reversal cannot be reversed.', { param: 'original_transaction' });
    const originals = (context.state.taxLines[originalId] ?? []).filter((line) => 'reversal' in line);
    const lines = originals.flatMap((line): TransactionLine[] => {
      const left = leftOf(context, line);
      const part =
        mode === 'full'
          ? { amount: -left.amount, amount_tax: -left.amount_tax, reference: line.reference, quantity: line.quantity }
          : wanted.find((one) => one.original_line_item === line.id);
      if (part === undefined) return [];
      if (-part.amount > left.amount || -part.amount_tax > left.amount_tax)
        throw invalid('The amount to reverse is greater than what is left of the line item.', { param: 'line_items' });
      const { amount, amount_tax, reference: own, quantity } = part;
      const reversal = { original_line_item: line.id };
      return [
        {
          ...line,
          id: context.ids.next('tax_li_'),
          amount,
          amount_tax,
          reference: own,
          quantity,
          reversal,
          type: 'reversal',
        },
      ];
    });
    if (mode === 'partial' && lines.length < wanted.length) throw missing('line item', '', 'line_items');
    const now = context.now();
    const transaction: TaxTransaction = {
      ...original,
      ...{ id: context.ids.next('tax_'), created: now, posted_at: now, reference, type: 'reversal' },
      metadata: mergeMetadata({}, metadata),
      reversal: { original_transaction: originalId },
    };
    return keep(context, { transaction, lines });
  };
};

export const retrieveTransaction: Operation =
  ({ context, id }) =>
  () => {
    const found = context.state.taxTransactions[id];
    if (!found) throw missing('tax transaction', id);
    return found;
  };
