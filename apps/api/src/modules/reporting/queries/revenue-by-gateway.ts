import { defineQuery } from '#lib/command/define.ts';
import { csvAmount } from '#lib/csv/csv.ts';
import { defineReportExport } from '../define-report-export.ts';
import { periodInput, periodOf, REPORT_LIMITS } from '../input.ts';
import { moneyOfGateways } from '../store/sales-by.ts';

/** Money that came in and went back through each gateway in a period; `manual` was recorded by hand. */
export const revenueByGateway = defineQuery({
  name: 'reporting.revenue_by_gateway',
  permission: 'report:read',
  input: periodInput,
  limits: REPORT_LIMITS,
  example: () => ({}),
  async run(ctx, input) {
    const period = periodOf(ctx, input);
    const rows = await moneyOfGateways(ctx, period);
    return {
      from: period.from.toString(),
      to: period.to.toString(),
      rows: rows.map((row) => ({
        ...row,
        name: ctx.kernel.manifests.find((one) => one.id === row.pluginId)?.name ?? null,
        netMinor: (BigInt(row.receivedMinor) - BigInt(row.refundedMinor)).toString(),
      })),
    };
  },
});

export const exportRevenueByGateway = defineReportExport({
  name: 'reporting.export_revenue_by_gateway',
  report: revenueByGateway,
  columns: ['from', 'to', 'gateway', 'currency', 'received', 'payments', 'refunded', 'refunds', 'net'],
  rows: ({ from, to, rows }) =>
    rows.map((row) => {
      const money = (amountMinor: string) => csvAmount({ amountMinor, currency: row.currency });
      return [
        ...[from, to, row.pluginId, row.currency, money(row.receivedMinor), row.payments],
        ...[money(row.refundedMinor), row.refunds, money(row.netMinor)],
      ];
    }),
});
