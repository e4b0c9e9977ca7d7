import { id, localDate, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clients } from '#db/schema/clients.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { lockClient, oneClient } from '../store/clients.ts';

/** Frees a client from tax by a certificate, or ends that. The reason stands on the documents. */
export const setTaxExemption = defineCommand({
  name: 'clients.set_tax_exemption',
  permission: 'client:tax',
  input: z.strictObject({
    clientId: id(),
    /** Null: charged again. */
    exemption: z.nullable(
      z.strictObject({
        /** What the certificate says and where it is from. */
        reason: text(300),
        /** Code of the VATEX list. */
        code: z._default(z.nullable(z.string().check(z.maxLength(30), z.regex(/^VATEX-[A-Z0-9-]{2,24}$/))), null),
        /** The first day on which it no longer holds. */
        until: z._default(z.nullable(localDate()), null),
      }),
    ),
  }),
  example: (of) => ({ clientId: of('client'), exemption: { reason: 'Embassy, certificate 17/2026' } }),
  run: async (ctx, { clientId, exemption }) => {
    const row = await lockClient(ctx, clientId);
    if (row.status === 'closed') throw new AppError('clients.closed');
    await ctx.tx
      .update(clients)
      .set({
        exemptionReason: exemption?.reason ?? null,
        exemptionCode: exemption?.code ?? null,
        exemptionUntil: exemption?.until == null ? null : Temporal.PlainDate.from(exemption.until),
        updatedAt: ctx.now,
      })
      .where(oneClient(ctx, clientId));
    ctx.emit('client.updated', { clientId }, { clientId });
    return { clientId, isExempt: exemption !== null };
  },
  audit: ({ input }) => ({
    resource: { kind: 'client', id: input.clientId },
    clientId: input.clientId,
    detail: { exemption: input.exemption },
  }),
});
