import { field } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';
import { mod97 } from './rf-reference.ts';

const squeezed = (value: string): string => value.replace(/\s+/g, '').toUpperCase();

function isIban(value: string): boolean {
  const iban = squeezed(value);
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban) && mod97(iban.slice(4) + iban.slice(0, 4)) === 1;
}

const line = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max));

/** The account that customers pay to. Give an IBAN, or an account number where there are none. */
export const settings = {
  tenant: z
    .strictObject({
      accountHolder: field(line(140), { title: 'Account holder' }),
      iban: field(z.optional(z.string().check(z.maxLength(42), z.refine(isIban, { error: 'iban' }))), {
        title: 'IBAN',
        placeholder: 'DE89 3704 0044 0532 0130 00',
      }),
      accountNumber: field(z.optional(line(64)), { title: 'Account number', description: 'Where there is no IBAN.' }),
      bic: field(z.optional(z.string().check(z.regex(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/))), { title: 'BIC' }),
      bankName: field(z.optional(line(140)), { title: 'Bank' }),
      note: field(z.optional(line(500)), { title: 'Note for the payer' }),
    })
    .check(
      z.refine((value) => value.iban !== undefined || value.accountNumber !== undefined, {
        error: 'account_missing',
        path: ['iban'],
      }),
    ),
};
