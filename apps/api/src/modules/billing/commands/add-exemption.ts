import { DUNNING_KINDS, id, localDate, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { dunningExemptions } from '#db/schema/billing-collecting.ts';
import { actorName } from '#lib/authz/actor.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { clientParty } from '#modules/clients/index.ts';
import { invoiceFacts } from '../store/payable.ts';

/** Promises a client, for one invoice or for all, that some steps of the dunning are left out: until a day, or for good. */
export const addExemption = defineCommand({
  name: 'billing.add_exemption',
  permission: 'invoice:exempt',
  input: z.strictObject({
    clientId: id(),
    invoiceId: z.optional(id()),
    kinds: z.union([z.literal('all'), z.array(z.enum(DUNNING_KINDS)).check(z.minLength(1), z.maxLength(5))]),
    reason: text(500),
    /** The first day on which it no longer holds; for good where left out. */
    until: z.optional(localDate()),
  }),
  example: (of) => ({
    clientId: of('client'),
    invoiceId: of('invoice'),
    kinds: 'all' as const,
    reason: 'Pays on Friday',
  }),
  async run(ctx, { clientId, invoiceId, kinds, reason, until }) {
    await clientParty(ctx, clientId);
    if (invoiceId !== undefined) {
      const [invoice] = await invoiceFacts(ctx, [invoiceId]);
      if (invoice?.clientId !== clientId) throw notFound();
    }
    const end = until === undefined ? null : Temporal.PlainDate.from(until);
    if (end !== null && Temporal.PlainDate.compare(end, ctx.today) <= 0)
      throw new AppError('request.invalid', { fields: { until: 'day_passed' } });
    const exemptionId = ctx.newId();
    await ctx.tx.insert(dunningExemptions).values({
      tenantId: ctx.tenant.id,
      id: exemptionId,
      clientId,
      invoiceId: invoiceId ?? null,
      kinds: kinds === 'all' ? null : [...new Set(kinds)],
      reason,
      until: end,
      madeByName: actorName(ctx.actor),
      createdAt: ctx.realNow,
    });
    return { exemptionId };
  },
  audit: ({ input: { clientId, invoiceId, ...detail } }) => ({
    resource: invoiceId === undefined ? { kind: 'client', id: clientId } : { kind: 'invoice', id: invoiceId },
    clientId,
    detail,
  }),
});
