import { defineQuery } from '#lib/command/define.ts';
import { csvAmount } from '#lib/csv/csv.ts';
import { totalOf, valuesByMonth } from '../core/months.ts';
import { defineReportExport } from '../define-report-export.ts';
import { dayInput, dayOf, REPORT_LIMITS } from '../input.ts';
import { deferredByMonth } from '../store/deferred.ts';

/** What is invoiced by the end of a day for time after it, without tax, by the month in which it is earned. */
export const deferredRevenue = defineQuery({
  name: 'reporting.deferred_revenue',
  permission: 'report:read',
  input: dayInput,
  limits: REPORT_LIMITS,
  example: () => ({}),
  async run(ctx, input) {
    const on = dayOf(ctx, input);
    const { months, series } = valuesByMonth(await deferredByMonth(ctx, on));
    return {
      on: on.toString(),
      months,
      currencies: series.map(({ currency, amounts }) => ({ currency, totalMinor: totalOf(amounts), amounts })),
    };
  },
});

export const exportDeferredRevenue = defineReportExport({
  name: 'reporting.export_deferred_revenue',
  report: deferredRevenue,
  columns: ['on', 'month', 'currency', 'amount'],
  rows: ({ on, months, currencies }) =>
    currencies.flatMap(({ currency, amounts }) =>
      months.map((month, at) => [on, month, currency, csvAmount({ amountMinor: amounts[at] ?? '0', currency })]),
    ),
});
