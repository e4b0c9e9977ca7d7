import { defineQuery } from '#lib/command/define.ts';
import { csvAmount } from '#lib/csv/csv.ts';
import { defineReportExport } from '../define-report-export.ts';
import { periodInput, periodOf, REPORT_LIMITS } from '../input.ts';
import { taxOfPeriod } from '../store/sales-by.ts';

/** Net and tax of what was invoiced in a period, by country of the buyer, category and rate; for the tax return. */
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
      homeCountry: ctx.tenant.country,
      rows: await taxOfPeriod(ctx, period),
    };
  },
});

export const exportTaxSummary = defineReportExport({
  name: 'reporting.export_tax_summary',
  report: taxSummary,
  columns: ['from', 'to', 'country', 'category', 'tax', 'rate', 'currency', 'net', 'tax_amount', 'invoices'],
  rows: ({ from, to, rows }) =>
    rows.map(({ country, category, taxName, rate, currency, netMinor, taxMinor, invoices }) => [
      ...[from, to, country, category, taxName, rate, currency],
      ...[csvAmount({ amountMinor: netMinor, currency }), csvAmount({ amountMinor: taxMinor, currency }), invoices],
    ]),
});
