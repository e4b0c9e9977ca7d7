import { currency, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { RouterOutputs } from '#lib/trpc.ts';

export type CsvFormat = RouterOutputs['banking']['csvFormats']['rows'][number];
type Mapping = CsvFormat['mapping'];

export const DATE_FORMATS = [
  'DD.MM.YYYY',
  'YYYY-MM-DD',
  'DD.MM.YY',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD-MM-YYYY',
  'YYYYMMDD',
] as const;

const COLUMN = /^\d{0,2}$/;
const column = () => z.string().check(z.trim(), z.regex(COLUMN, { error: 'invalid_format' }));
const columns = () => z.string().check(z.trim(), z.regex(/^(\d{1,2}(\s*,\s*\d{1,2})*)?$/, { error: 'invalid_format' }));

/** The form of a bank's CSV format: columns are numbers from one, empty where there is none. */
export const csvFormatForm = z
  .object({
    name: text(80),
    account: text(64),
    currency: currency(),
    delimiter: z.enum(['comma', 'semicolon', 'tab', 'pipe']),
    skipRows: z.int().check(z.gte(0), z.lte(50)),
    dateFormat: z.enum(DATE_FORMATS),
    decimalMark: z.enum(['comma', 'point']),
    bookedOn: z.string().check(z.trim(), z.regex(/^\d{1,2}$/, { error: 'required' })),
    amount: column(),
    credit: column(),
    debit: column(),
    payer: column(),
    payerAccount: column(),
    reference: column(),
    remittance: columns(),
  })
  .check(
    z.refine(({ amount, credit }) => amount !== '' || credit !== '', { error: 'amount_column', path: ['amount'] }),
  );
export type CsvFormatForm = z.infer<typeof csvFormatForm>;

const numberOrNull = (value: string): number | null => (value === '' ? null : Number.parseInt(value, 10));
const textOf = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);

/** What the API is told. */
export function mappingOf(values: CsvFormatForm): Mapping {
  const { account, currency, delimiter, skipRows, dateFormat, decimalMark } = values;
  return {
    ...{ account, currency, delimiter, skipRows, dateFormat, decimalMark },
    columns: {
      bookedOn: Number.parseInt(values.bookedOn, 10),
      valueOn: null,
      amount: numberOrNull(values.amount),
      credit: numberOrNull(values.credit),
      debit: numberOrNull(values.debit),
      name: numberOrNull(values.payer),
      account: numberOrNull(values.payerAccount),
      reference: numberOrNull(values.reference),
      remittance: values.remittance.split(',').flatMap((part) => numberOrNull(part.trim()) ?? []),
    },
  };
}

/** The form of a known format, or of a new one for an account in a currency. */
export function formOf(format: CsvFormat | undefined, own: string): CsvFormatForm {
  const mapping = format?.mapping;
  const columns = mapping?.columns;
  return {
    name: format?.name ?? '',
    account: mapping?.account ?? '',
    currency: mapping?.currency ?? own,
    delimiter: mapping?.delimiter ?? 'semicolon',
    skipRows: mapping?.skipRows ?? 1,
    dateFormat: mapping?.dateFormat ?? 'DD.MM.YYYY',
    decimalMark: mapping?.decimalMark ?? 'comma',
    bookedOn: textOf(columns?.bookedOn ?? 1),
    amount: textOf(columns?.amount),
    credit: textOf(columns?.credit),
    debit: textOf(columns?.debit),
    payer: textOf(columns?.name),
    payerAccount: textOf(columns?.account),
    reference: textOf(columns?.reference),
    remittance: columns?.remittance.join(', ') ?? '',
  };
}
