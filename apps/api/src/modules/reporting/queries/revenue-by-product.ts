import { defineQuery } from '#lib/command/define.ts';
import { csvAmount } from '#lib/csv/csv.ts';
import { productNames } from '#modules/catalog/index.ts';
import { defineReportExport } from '../define-report-export.ts';
import { periodInput, periodOf, REPORT_LIMITS } from '../input.ts';
import { revenueOfProducts } from '../store/sales-by.ts';

/** What was invoiced in a period, without tax, by product; what no subscription bills has no product. */
export const revenueByProduct = defineQuery({
  name: 'reporting.revenue_by_product',
  permission: 'report:read',
  input: periodInput,
  limits: REPORT_LIMITS,
  example: () => ({}),
  async run(ctx, input) {
    const period = periodOf(ctx, input);
    const rows = await revenueOfProducts(ctx, period);
    const names = await productNames(
      ctx,
      rows.flatMap(({ productId }) => productId ?? []),
    );
    return {
      from: period.from.toString(),
      to: period.to.toString(),
      rows: rows.map((row) => ({
        ...row,
        productName: row.productId === null ? null : (names.get(row.productId) ?? null),
      })),
    };
  },
});

export const exportRevenueByProduct = defineReportExport({
  name: 'reporting.export_revenue_by_product',
  report: revenueByProduct,
  columns: ['from', 'to', 'product', 'currency', 'net', 'invoices', 'clients'],
  rows: ({ from, to, rows }) =>
    rows.map(({ productId, productName, currency, netMinor, invoices, clients }) => [
      ...[from, to, productName ?? productId, currency],
      ...[csvAmount({ amountMinor: netMinor, currency }), invoices, clients],
    ]),
});
