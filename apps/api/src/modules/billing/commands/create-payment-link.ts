import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { clientParty } from '#modules/clients/index.ts';
import { getInvoiceRow } from '../store/invoices.ts';
import { insertLink } from '../store/payment-links.ts';

/** Makes a link by which anybody who has it sees and pays an invoice, or all that is open of a client, without a login. */
export const createPaymentLink = defineCommand({
  name: 'billing.create_payment_link',
  permission: 'invoice:issue',
  input: z.strictObject({
    clientId: id(),
    /** Left out: all that is open. */
    invoiceId: z.optional(id()),
  }),
  example: (of) => ({ clientId: of('client') }),
  async run(ctx, { clientId, invoiceId = null }) {
    await clientParty(ctx, clientId);
    if (invoiceId !== null) {
      const { clientId: owner, status, kind } = await getInvoiceRow(ctx, invoiceId);
      if (owner !== clientId) throw notFound();
      const isOut = status !== 'draft' && status !== 'pending_tax' && status !== 'void';
      if (!isOut || kind === 'credit_note') throw new AppError('billing.wrong_state', { values: { status } });
    }
    const { linkId, path, expiresAt } = await insertLink(ctx, { clientId, invoiceId });
    return { linkId, path, expiresAt: expiresAt.toString() };
  },
  audit: ({ input, result }) => ({
    resource:
      input.invoiceId === undefined ? { kind: 'client', id: input.clientId } : { kind: 'invoice', id: input.invoiceId },
    clientId: input.clientId,
    detail: { linkId: result.linkId, expiresAt: result.expiresAt },
  }),
  isResultSecret: true,
});
