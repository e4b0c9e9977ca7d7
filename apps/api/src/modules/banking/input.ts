import { currency, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { DATE_FORMATS } from './core/csv-mapping.ts';

const column = () => z.int().check(z.gte(1), z.lte(100));
const optionalColumn = () => z._default(z.nullable(column()), null);

const columns = z
  .strictObject({
    bookedOn: column(),
    valueOn: optionalColumn(),
    amount: optionalColumn(),
    credit: optionalColumn(),
    debit: optionalColumn(),
    name: optionalColumn(),
    account: optionalColumn(),
    reference: optionalColumn(),
    remittance: z.array(column()).check(z.maxLength(10)),
  })
  .check(z.refine(({ amount, credit }) => amount !== null || credit !== null, { error: 'amount_column' }));

/** How a bank writes its CSV files; see core/csv-mapping.ts. */
export const csvMapping = z.strictObject({
  delimiter: z.enum(['comma', 'semicolon', 'tab', 'pipe']),
  skipRows: z.int().check(z.gte(0), z.lte(50)),
  dateFormat: z.enum(DATE_FORMATS),
  decimalMark: z.enum(['comma', 'point']),
  account: text(64),
  currency: currency(),
  columns,
});

export const exampleMapping = {
  delimiter: 'semicolon',
  skipRows: 1,
  dateFormat: 'DD.MM.YYYY',
  decimalMark: 'comma',
  account: 'DE02120300000000202051',
  currency: 'EUR',
  columns: { bookedOn: 1, amount: 4, name: 2, remittance: [3] },
} as const;
