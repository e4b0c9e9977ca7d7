import { defineQuery } from '#lib/command/define.ts';
import { csvAmount } from '#lib/csv/csv.ts';
import { defineReportExport } from '../define-report-export.ts';
import { periodInput, periodOf, REPORT_LIMITS } from '../input.ts';
import { salesOfPeriod, taxOfPeriod } from '../store/sales-by.ts';

/** Net and tax of what was invoiced in a period, by country, category and rate; for tax returns. `totals` counts each line once. */
export const taxSummary = defineQuery({
  name: 'reporting.tax_summary',
  permission: 'report:read',
  input: periodInput,
  limits: REPORT_LIMITS,
  example: () => ({}),
  async run(ctx, input) {
    const period = periodOf(ctx, input);
    return {
      from: period.from.toString(),
      to: period.to.toString(),
      rows: await taxOfPeriod(ctx, period),
      totals: await salesOfPeriod(ctx, period),
    };
  },
});

export const exportTaxSummary = defineReportExport({
  name: 'reporting.export_tax_summary',
  report: taxSummary,
  columns: ['from', 'to', 'country', 'category', 'reason', 'tax', 'rate', 'currency', 'net', 'tax_amount', 'invoices'],
  rows: ({ from, to, rows }) =>
    rows.map(({ country, category, reasonCode, taxName, rate, currency, netMinor, taxMinor, invoices }) => [
      ...[from, to, country, category, reasonCode, taxName, rate, currency],
      ...[csvAmount({ amountMinor: netMinor, currency }), csvAmount({ amountMinor: taxMinor, currency }), invoices],
    ]),
});
