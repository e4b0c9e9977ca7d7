import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { clientParty } from '#modules/clients/index.ts';
import { validLinks } from '../store/payment-links.ts';

/** The payment links of an invoice, or of all that is open of a client, that hold today. */
export const listPaymentLinks = defineQuery({
  name: 'billing.list_payment_links',
  permission: 'invoice:issue',
  input: z.strictObject({ clientId: id(), invoiceId: z.optional(id()) }),
  example: (of) => ({ clientId: of('client') }),
  async run(ctx, { clientId, invoiceId = null }) {
    await clientParty(ctx, clientId);
    const rows = await validLinks(ctx, { clientId, invoiceId });
    return {
      rows: rows.map((row) => ({
        id: row.id,
        /** Null: it went out in a mail. */
        madeByName: row.madeByName,
        createdAt: row.createdAt.toString(),
        expiresAt: row.expiresAt.toString(),
      })),
    };
  },
});
