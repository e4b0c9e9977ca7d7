import { currency, page } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { csvAmount } from '#lib/csv/csv.ts';
import { defineCsvExport } from '#lib/csv/define-csv-export.ts';
import { defineReportExport } from '../define-report-export.ts';
import { REPORT_LIMITS } from '../input.ts';
import { AGES, openByAge, openInvoicesOfAge } from '../store/aging.ts';
import { amount } from '../store/money-rows.ts';

/** What clients owe today, by how long it is overdue; per currency. */
export const aging = defineQuery({
  name: 'reporting.aging',
  permission: 'report:read',
  input: z.strictObject({}),
  limits: REPORT_LIMITS,
  example: () => ({}),
  async run(ctx) {
    const rows = await openByAge(ctx);
    const currencies = [...new Set(rows.map((row) => row.currency))].sort();
    return {
      on: ctx.today.toString(),
      currencies: currencies.map((code) => ({
        currency: code,
        ages: AGES.map((age) => {
          const row = rows.find((one) => one.currency === code && one.age === age);
          return {
            age,
            amountMinor: row?.amountMinor ?? '0',
            invoices: row?.invoices ?? 0,
            clients: row?.clients ?? 0,
          };
        }),
      })),
    };
  },
});

export const exportAging = defineReportExport({
  name: 'reporting.export_aging',
  report: aging,
  columns: ['on', 'currency', 'age', 'open', 'invoices', 'clients'],
  rows: ({ on, currencies }) =>
    currencies.flatMap(({ currency: code, ages }) =>
      ages.map(({ age, amountMinor, invoices, clients }) => [
        ...[on, code, age, csvAmount({ amountMinor, currency: code }), invoices, clients],
      ]),
    ),
});

/** The invoices behind the figures of {@link aging}, the one overdue longest first. */
export const agingInvoices = defineQuery({
  name: 'reporting.aging_invoices',
  permission: 'report:read',
  input: z.strictObject({
    ...page,
    filter: z.optional(z.strictObject({ currency: z.optional(currency()), age: z.optional(z.enum(AGES)) })),
  }),
  limits: REPORT_LIMITS,
  example: () => ({}),
  async run(ctx, { limit, offset, filter = {} }) {
    const { rows, total } = await openInvoicesOfAge(ctx, { limit, offset, ...filter });
    return {
      rows: rows.map(({ amountMinor, currency: code, ...row }) => ({ ...row, open: amount(amountMinor, code) })),
      total,
    };
  },
});

export const exportAgingInvoices = defineCsvExport({
  name: 'reporting.export_aging_invoices',
  list: agingInvoices,
  columns: {
    number: (row) => row.number,
    client: (row) => row.clientName,
    due_on: (row) => row.dueOn,
    days_late: (row) => row.lateDays,
    currency: (row) => row.open.currency,
    open: (row) => csvAmount(row.open),
  },
});
