import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { eInvoiceSourceOf } from '../store/e-invoice-source.ts';
import { getInvoiceRow } from '../store/invoices.ts';

/** What the structured form of an invoice is made of. */
export const eInvoiceSource = defineQuery({
  name: 'billing.e_invoice_source',
  permission: 'invoice:read',
  input: z.strictObject({ invoiceId: id() }),
  example: (of) => ({ invoiceId: of('invoice') }),
  run: async (ctx, { invoiceId }) => {
    const row = await getInvoiceRow(ctx, invoiceId);
    const isClient = ctx.actor.kind === 'user' && ctx.actor.surface === 'client';
    if (row.issuedOn === null && isClient) throw notFound();
    return eInvoiceSourceOf(ctx, row);
  },
});
