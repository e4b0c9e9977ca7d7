import { defineQuery } from '#lib/command/define.ts';
import { csvAmount } from '#lib/csv/csv.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { recurringMonths } from '../core/recurring.ts';
import { defineReportExport } from '../define-report-export.ts';
import { monthsInput, monthsOf, REPORT_LIMITS } from '../input.ts';
import { recurringMoves } from '../store/recurring.ts';

/** MRR at the ends of months, how clients moved it, ARR, and churn: per currency, from living subscriptions. */
export const recurringRevenue = defineQuery({
  name: 'reporting.recurring_revenue',
  permission: 'report:read',
  input: monthsInput,
  limits: REPORT_LIMITS,
  example: () => ({}),
  async run(ctx, input) {
    const months = monthsOf(ctx, input);
    const rows = await recurringMoves(ctx, months.at(-1) ?? '');
    const { isTaxInclusive } = await readSettings(ctx, 'billing');
    return { months, isTaxInclusive, currencies: recurringMonths(months, rows) };
  },
});

export const exportRecurringRevenue = defineReportExport({
  name: 'reporting.export_recurring_revenue',
  report: recurringRevenue,
  columns: [
    ...['month', 'currency', 'mrr_start', 'new', 'reactivation', 'expansion', 'contraction', 'churn', 'mrr_end', 'arr'],
    ...['clients_start', 'clients_new', 'clients_reactivated', 'clients_churned', 'clients_end'],
    ...['client_churn', 'revenue_churn', 'net_retention'],
  ],
  rows: ({ currencies }) =>
    currencies.flatMap(({ currency, months }) =>
      months.map((row) => {
        const amount = (amountMinor: string) => csvAmount({ amountMinor, currency });
        const { moves, clients } = row;
        return [
          ...[row.month, currency, amount(row.startMinor), amount(moves.new), amount(moves.reactivation)],
          ...[amount(moves.expansion), amount(moves.contraction), amount(moves.churn)],
          ...[amount(row.endMinor), amount(row.annualMinor)],
          ...[clients.start, clients.new, clients.reactivation, clients.churn, clients.end],
          ...[row.clientChurn, row.revenueChurn, row.netRetention],
        ];
      }),
    ),
});
