import { decimal, LINE_KINDS, localDate, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { plainDecimal } from '#lib/format/parse-money.ts';
import type { Invoice } from './invoice.ts';

export const NEW_LINE = {
  kind: 'one_off',
  description: '',
  quantity: '1',
  unitPriceMinor: '',
  taxCategory: 'standard',
} as const;

const typedDecimal = () =>
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((typed) => plainDecimal(typed) ?? typed),
    ),
    decimal(),
  );

const price = { quantity: typedDecimal(), unitPriceMinor: decimal(), taxCategory: text(40) };
const pricedLine = z.object(price);

/** The form of a draft; a line of a subscription keeps what it bills, though nobody can type it. */
export const invoiceForm = z.object({
  dueOn: z.union([z.literal(''), localDate()]),
  lines: z
    .array(
      z.object({
        ...price,
        description: text(500),
        kind: z.enum(LINE_KINDS),
        subscriptionId: z.optional(z.string()),
        periodStart: z.optional(z.string()),
        periodEnd: z.optional(z.string()),
        correctsLineId: z.optional(z.string()),
        rate: z.optional(z.object({ key: z.string(), quantity: z.string() })),
      }),
    )
    .check(z.minLength(1)),
});
export type InvoiceForm = z.input<typeof invoiceForm>;
export type InvoiceFormLine = InvoiceForm['lines'][number];

/** What the form starts from: the draft as it is, or one empty line. */
export function formOf(invoice: Invoice | undefined): InvoiceForm {
  if (!invoice) return { dueOn: '', lines: [{ ...NEW_LINE }] };
  const lines = invoice.lines.map(({ subscriptionId, periodStart, periodEnd, correctsLineId, rate, ...line }) => ({
    kind: line.kind,
    description: line.description,
    quantity: line.quantity,
    unitPriceMinor: line.unitPriceMinor,
    taxCategory: line.taxCategory,
    ...(subscriptionId === null ? {} : { subscriptionId }),
    ...(periodStart === null ? {} : { periodStart }),
    ...(periodEnd === null ? {} : { periodEnd }),
    ...(correctsLineId === null ? {} : { correctsLineId }),
    ...(rate === null ? {} : { rate }),
  }));
  return { dueOn: invoice.dueOn ?? '', lines };
}

/** The lines that can be computed already, each with its place in the form. */
export function pricedLines(lines: readonly Partial<InvoiceFormLine>[]) {
  return lines.flatMap((line, at) => {
    const parsed = z.safeParse(pricedLine, line);
    return parsed.success ? [{ at, line: parsed.data }] : [];
  });
}
