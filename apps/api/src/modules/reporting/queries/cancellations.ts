import { defineQuery } from '#lib/command/define.ts';
import { productNames } from '#modules/catalog/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { defineReportExport } from '../define-report-export.ts';
import { periodInput, periodOf, REPORT_LIMITS } from '../input.ts';
import { cancellationsBy } from '../store/cancellations.ts';

/** Who asked to leave in a period, by reason and product; what was taken back or declined is counted apart. */
export const cancellationReasons = defineQuery({
  name: 'reporting.cancellation_reasons',
  permission: 'report:read',
  input: periodInput,
  limits: REPORT_LIMITS,
  example: () => ({}),
  async run(ctx, input) {
    const period = periodOf(ctx, input);
    const rows = await cancellationsBy(ctx, period);
    const names = await productNames(
      ctx,
      rows.map(({ productId }) => productId),
    );
    const { reasons } = await readSettings(ctx, 'subscriptions');
    const texts = new Map(reasons.map(({ key, texts: of }) => [key, of[ctx.tenant.locale] ?? Object.values(of)[0]]));
    return {
      from: period.from.toString(),
      to: period.to.toString(),
      rows: rows.map((row) => ({
        ...row,
        /** In the tenant's language; null: none was chosen. A reason that is off the list keeps its key. */
        reason: row.reasonKey === null ? null : (texts.get(row.reasonKey) ?? row.reasonKey),
        productName: names.get(row.productId) ?? null,
      })),
    };
  },
});

export const exportCancellationReasons = defineReportExport({
  name: 'reporting.export_cancellation_reasons',
  report: cancellationReasons,
  columns: ['from', 'to', 'reason', 'product', 'left', 'waiting', 'stayed'],
  rows: ({ from, to, rows }) =>
    rows.map(({ reason, productId, productName, left, waiting, stayed }) => [
      ...[from, to, reason ?? '', productName ?? productId],
      ...[left, waiting, stayed],
    ]),
});
