import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { csvAmount } from '#lib/csv/csv.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { forecastMonths } from '../core/forecast.ts';
import { defineReportExport } from '../define-report-export.ts';
import { REPORT_LIMITS } from '../input.ts';
import { renewalGroups, usagePerMonth } from '../store/forecast.ts';

const MONTHS = 12;

/** Renewals of this month that are not invoiced yet, and of the eleven that follow; and what usage brought of late. */
export const forecast = defineQuery({
  name: 'reporting.forecast',
  permission: 'report:read',
  input: z.strictObject({}),
  limits: REPORT_LIMITS,
  example: () => ({}),
  async run(ctx) {
    const first = ctx.today.toPlainYearMonth();
    const months = Array.from({ length: MONTHS }, (_, at) => first.add({ months: at }).toString());
    const { isTaxInclusive } = await readSettings(ctx, 'billing');
    return {
      months,
      isTaxInclusive,
      currencies: forecastMonths(months, await renewalGroups(ctx), await usagePerMonth(ctx)),
    };
  },
});

export const exportForecast = defineReportExport({
  name: 'reporting.export_forecast',
  report: forecast,
  columns: ['month', 'currency', 'renewals', 'amount', 'usage_estimate'],
  rows: ({ months, currencies }) =>
    currencies.flatMap(({ currency, months: rows }) =>
      rows.map(({ renewals, amountMinor, usageMinor }, at) => [
        ...[months[at] ?? '', currency, renewals, csvAmount({ amountMinor, currency })],
        csvAmount({ amountMinor: usageMinor, currency }),
      ]),
    ),
});
