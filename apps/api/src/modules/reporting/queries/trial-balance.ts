import { defineQuery } from '#lib/command/define.ts';
import { csvAmount } from '#lib/csv/csv.ts';
import { CHART } from '#modules/billing/core/index.ts';
import { defineReportExport } from '../define-report-export.ts';
import { dayInput, dayOf, REPORT_LIMITS } from '../input.ts';
import { type BalanceRow, balancesAt } from '../store/ledger.ts';

/** Debits, credits and balance of every account at the end of a day; per currency, where the balances sum to zero. */
export const trialBalance = defineQuery({
  name: 'reporting.trial_balance',
  permission: 'report:read',
  input: dayInput,
  limits: REPORT_LIMITS,
  example: () => ({}),
  async run(ctx, input) {
    const on = dayOf(ctx, input);
    const rows = await balancesAt(ctx, on);
    const currencies = [...new Set(rows.map((row) => row.currency))].sort();
    return {
      on: on.toString(),
      currencies: currencies.map((currency) => {
        const own = rows.filter((row) => row.currency === currency);
        return { currency, accounts: own.map(accountRow), totals: totalsOf(own) };
      }),
    };
  },
});

const accountRow = ({ account, debitMinor, creditMinor }: BalanceRow) => ({
  account,
  number: CHART[account].number,
  type: CHART[account].type,
  debitMinor,
  creditMinor,
  balanceMinor: (BigInt(debitMinor) - BigInt(creditMinor)).toString(),
});

function totalsOf(rows: readonly BalanceRow[]) {
  const debit = rows.reduce((sum, row) => sum + BigInt(row.debitMinor), 0n);
  const credit = rows.reduce((sum, row) => sum + BigInt(row.creditMinor), 0n);
  return {
    debitMinor: debit.toString(),
    creditMinor: credit.toString(),
    balanceMinor: (debit - credit).toString(),
  };
}

export const exportTrialBalance = defineReportExport({
  name: 'reporting.export_trial_balance',
  report: trialBalance,
  columns: ['on', 'number', 'account', 'type', 'currency', 'debit', 'credit', 'balance'],
  rows: ({ on, currencies }) =>
    currencies.flatMap(({ currency, accounts }) =>
      accounts.map((row) => {
        const money = (amountMinor: string) => csvAmount({ amountMinor, currency });
        return [
          ...[on, row.number, row.account, row.type, currency],
          ...[money(row.debitMinor), money(row.creditMinor), money(row.balanceMinor)],
        ];
      }),
    ),
});
