import { id } from '@panel1/shared-types';
import { and, asc, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { invoices } from '#db/schema/billing.ts';
import { defineQuery } from '#lib/command/define.ts';
import { clientParty } from '#modules/clients/index.ts';

import { invoiceSummary, summaryColumns } from './invoice-view.ts';

const MAX_OPEN = 200;

/** The unpaid invoices of a client, the one due first at the top: what "Pay all" pays. */
export const openInvoices = defineQuery({
  name: 'billing.open_invoices',
  permission: 'invoice:read',
  input: z.strictObject({ clientId: id() }),
  example: (of) => ({ clientId: of('client') }),
  async run(ctx, input) {
    await clientParty(ctx, input.clientId);
    const rows = await ctx.tx
      .select(summaryColumns)
      .from(invoices)
      .where(
        and(eq(invoices.tenantId, ctx.tenant.id), eq(invoices.clientId, input.clientId), eq(invoices.status, 'issued')),
      )
      .orderBy(asc(invoices.dueOn), asc(invoices.createdAt))
      .limit(MAX_OPEN);
    return { rows: rows.map((row) => invoiceSummary(ctx, row)) };
  },
});
