import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { clientParty } from '#modules/clients/index.ts';
import { revokeLinks } from '../store/payment-links.ts';

/** Ends payment links at once: one of them, or all that still hold, those in mails too. */
export const revokePaymentLinks = defineCommand({
  name: 'billing.revoke_payment_links',
  permission: 'invoice:issue',
  input: z.strictObject({
    clientId: id(),
    /** Left out: the links to all that is open. */
    invoiceId: z.optional(id()),
    /** Left out: all of them. */
    linkId: z.optional(id()),
  }),
  example: (of) => ({ clientId: of('client') }),
  async run(ctx, { clientId, invoiceId = null, linkId }) {
    await clientParty(ctx, clientId);
    const count = await revokeLinks(ctx, {
      ...{ clientId, invoiceId },
      ...(linkId === undefined ? {} : { linkIds: [linkId] }),
    });
    return { count };
  },
  audit: ({ input, result }) =>
    result.count === 0
      ? null
      : {
          resource:
            input.invoiceId === undefined
              ? { kind: 'client', id: input.clientId }
              : { kind: 'invoice', id: input.invoiceId },
          clientId: input.clientId,
          detail: { count: result.count, linkId: input.linkId ?? null },
        },
});
