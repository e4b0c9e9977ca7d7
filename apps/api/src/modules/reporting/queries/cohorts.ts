import { defineQuery } from '#lib/command/define.ts';
import { csvAmount } from '#lib/csv/csv.ts';
import { cohortTables } from '../core/cohorts.ts';
import { defineReportExport } from '../define-report-export.ts';
import { monthsInput, monthsOf, REPORT_LIMITS } from '../input.ts';
import { cohortMoves } from '../store/recurring.ts';

/** Clients by the month of their first payment: how many, and how much of their recurring revenue, is left after each month. */
export const cohorts = defineQuery({
  name: 'reporting.cohorts',
  permission: 'report:read',
  input: monthsInput,
  limits: REPORT_LIMITS,
  example: () => ({}),
  async run(ctx, input) {
    const months = monthsOf(ctx, input);
    const moved = await cohortMoves(ctx, { first: months[0] ?? '', until: months.at(-1) ?? '' });
    return { months, currencies: cohortTables(months, moved) };
  },
});

export const exportCohorts = defineReportExport({
  name: 'reporting.export_cohorts',
  report: cohorts,
  columns: [
    'first_payment',
    'currency',
    'clients',
    'months_since',
    'clients_left',
    'clients_kept',
    'mrr',
    'revenue_kept',
  ],
  rows: ({ currencies }) =>
    currencies.flatMap(({ currency, cohorts: rows }) =>
      rows.flatMap(({ cohort, size, months }) =>
        months.map((at) => [
          ...[cohort, currency, size, at.age, at.clients, at.clientsKept],
          ...[csvAmount({ amountMinor: at.recurringMinor, currency }), at.revenueKept],
        ]),
      ),
    ),
});
