import { INVOICE_TIMINGS, id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clients } from '#db/schema/clients.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { lockClient, oneClient } from '../store/clients.ts';

/** Says whether what falls due of a client is invoiced at once or gathered on one invoice a month, and on which day. */
export const setInvoiceTiming = defineCommand({
  name: 'clients.set_invoice_timing',
  permission: 'invoice:issue',
  input: z.strictObject({
    clientId: id(),
    timing: z.enum(INVOICE_TIMINGS),
    /** Day of the month; null: the provider's. */
    day: z._default(z.nullable(z.int().check(z.gte(1), z.lte(28))), null),
  }),
  example: (of) => ({ clientId: of('client'), timing: 'monthly' as const, day: 5 }),
  async run(ctx, { clientId, timing, day }) {
    const row = await lockClient(ctx, clientId);
    if (row.status === 'closed') throw new AppError('clients.closed');
    await ctx.tx
      .update(clients)
      .set({ invoiceTiming: timing, invoiceDay: timing === 'monthly' ? day : null, updatedAt: ctx.now })
      .where(oneClient(ctx, clientId));
    ctx.emit('client.updated', { clientId }, { clientId });
    return { clientId, before: row.invoiceTiming };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'client', id: input.clientId },
    clientId: input.clientId,
    detail: { before: result.before, after: input.timing, day: input.day },
  }),
});
