import type { FundKind, LedgerAccount } from '@panel1/shared-types';
import type { CreditAccount } from './facts.ts';

export type Account = LedgerAccount;

export type AccountType = 'asset' | 'liability' | 'income' | 'expense';

/** The chart of accounts; what `subject` of a posting names is kept apart within an account. */
export const CHART: Readonly<Record<Account, { number: number; type: AccountType; subject: string | null }>> = {
  gateway_clearing: { number: 1000, type: 'asset', subject: 'gateway' },
  bank: { number: 1010, type: 'asset', subject: null },
  receivable: { number: 1100, type: 'asset', subject: 'client' },
  disputed_receivable: { number: 1150, type: 'asset', subject: 'client' },
  tax_payable: { number: 2000, type: 'liability', subject: 'jurisdiction and rate' },
  deferred_revenue: { number: 2100, type: 'liability', subject: 'product' },
  client_credit: { number: 2200, type: 'liability', subject: 'client' },
  wallet_purchased: { number: 2210, type: 'liability', subject: 'client' },
  wallet_granted: { number: 2220, type: 'liability', subject: 'client' },
  unapplied_cash: { number: 2300, type: 'liability', subject: 'client' },
  revenue: { number: 4000, type: 'income', subject: 'product' },
  discounts: { number: 4090, type: 'income', subject: 'product' },
  late_fees: { number: 4200, type: 'income', subject: null },
  gateway_fees: { number: 5000, type: 'expense', subject: 'gateway' },
  write_off: { number: 5100, type: 'expense', subject: null },
  dispute_fees: { number: 5200, type: 'expense', subject: 'gateway' },
  promotion: { number: 5300, type: 'expense', subject: null },
  exchange_difference: { number: 5900, type: 'expense', subject: null },
  rounding: { number: 5990, type: 'expense', subject: null },
};

/** Where the ledger keeps a client's credit, by where it came from. */
export const CREDIT_ACCOUNTS: Readonly<Record<FundKind, CreditAccount>> = {
  credit_note: 'client_credit',
  granted: 'wallet_granted',
  purchased: 'wallet_purchased',
};
