import * as z from 'zod/mini';
import { clientScope } from '#lib/authz/actor.ts';
import { isAllowed } from '#lib/authz/decide.ts';
import { defineQuery } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { attentionOf } from '../core/attention.ts';
import { lastFailedPayment, openInvoicesOf, servicesOf } from '../store/own-account.ts';

/**
 * What a contact sees first, of the client account they work in: what is to be paid, what runs, what needs attention. A
 * part that the contact's grants do not cover is null.
 */
export const clientDashboard = defineQuery({
  name: 'reporting.client_dashboard',
  permission: 'client:read',
  input: z.strictObject({}),
  example: () => ({}),
  run: async (ctx) => {
    const clientId = clientScope(ctx.actor);
    if (clientId === null) throw notFound();
    const { actor } = ctx;
    const invoices = isAllowed(actor, 'invoice:read') ? await openInvoicesOf(ctx, clientId) : null;
    const services = isAllowed(actor, 'service:read') ? await servicesOf(ctx, clientId) : null;
    const failedPayment = isAllowed(actor, 'payment:read') ? await lastFailedPayment(ctx, clientId) : null;
    return {
      clientId,
      invoices,
      services,
      attention: attentionOf({ services: services ?? [], invoices: invoices?.rows ?? [], failedPayment }),
    };
  },
});
