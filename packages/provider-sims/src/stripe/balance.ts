import type { Operation, StripeContext } from './context.ts';
import { invalid, missing } from './errors.ts';
import { listOperation } from './lists.ts';
import type { BalanceTransaction, Payout } from './objects/charges.ts';

/** 1.5 % and 25 minor units, as cards of the region cost. */
const FEE_PART = 0.015;
const FEE_FIXED = 25;
const DAY_SECONDS = 86_400;

export const chargeFee = (amount: number): number => Math.round(amount * FEE_PART) + FEE_FIXED;

interface Movement {
  amount: number;
  fee?: number;
  currency: string;
  type: string;
  category: string;
  source: string;
  description?: string | null;
}

/** Writes a movement of the account's balance. */
export function moveBalance(context: StripeContext, of: Movement): BalanceTransaction {
  const { amount, fee = 0, currency, source } = of;
  const entry: BalanceTransaction = {
    id: context.ids.next('txn_'),
    object: 'balance_transaction',
    amount,
    available_on: context.now() + 2 * DAY_SECONDS,
    created: context.now(),
    currency,
    description: of.description ?? null,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [{ amount: fee, application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' }],
    net: amount - fee,
    reporting_category: of.category,
    source,
    status: 'pending',
    type: of.type,
  };
  context.state.balanceTransactions[entry.id] = entry;
  return entry;
}

export const retrieveBalanceTransaction: Operation = ({ context, id }) => {
  const entry = context.state.balanceTransactions[id];
  if (!entry) throw missing('balance transaction', id);
  return () => entry;
};

export const listBalanceTransactions: Operation = ({ context, params }) => {
  const type = params.text('type');
  const source = params.text('source');
  const currency = params.text('currency');
  return listOperation(params, '/v1/balance_transactions', () =>
    Object.values(context.state.balanceTransactions).filter(
      (entry) =>
        (type === undefined || entry.type === type) &&
        (source === undefined || entry.source === source) &&
        (currency === undefined || entry.currency === currency),
    ),
  );
};

/** Sends money of the balance to the bank; it arrives at once. */
export const createPayout: Operation = ({ context, params }) => {
  const amount = params.integer('amount', 1);
  const currency = params.required('currency');
  const description = params.text('description') ?? null;
  const metadata = params.metadata();
  if (amount === undefined) throw invalid('Missing required param: amount.', { param: 'amount' });
  return () => {
    const all = Object.values(context.state.balanceTransactions).filter((entry) => entry.currency === currency);
    const held = all.reduce((sum, { net }) => sum + net, 0);
    if (amount > held) throw invalid('You have insufficient funds in your Stripe account for this payout.');
    const id = context.ids.next('po_');
    const move = { amount: -amount, currency, type: 'payout', category: 'payout', source: id };
    const payout: Payout = {
      id,
      object: 'payout',
      amount,
      arrival_date: context.now(),
      automatic: false,
      balance_transaction: moveBalance(context, { ...move, description: 'STRIPE PAYOUT' }).id,
      created: context.now(),
      currency,
      description,
      livemode: false,
      metadata,
      method: 'standard',
      status: 'paid',
      type: 'bank_account',
    };
    context.state.payouts[id] = payout;
    context.emit('payout.created', payout);
    context.emit('payout.paid', payout);
    return payout;
  };
};
