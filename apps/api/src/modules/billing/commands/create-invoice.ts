import { currency, id, localDate } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { invoices } from '#db/schema/billing.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { clientParty } from '#modules/clients/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { exampleLine, lineInputs } from '../input.ts';
import { demandOwnCorrections, replaceLines, taxLines } from '../store/invoice-lines.ts';
import { buyerOf } from '../store/parties.ts';

/** Writes a draft: amounts and tax are computed here and once more when it is issued. */
export const createInvoice = defineCommand({
  name: 'billing.create_invoice',
  permission: 'invoice:create',
  input: z.strictObject({
    clientId: id(),
    /** The client's own where left out. */
    currency: z.optional(currency()),
    lines: lineInputs(),
    /** Last day to pay; the tenant's term after issue where left out. */
    dueOn: z.optional(localDate()),
  }),
  example: (of) => ({ clientId: of('client'), lines: [exampleLine] }),
  async run(ctx, input) {
    const client = await clientParty(ctx, input.clientId);
    if (client.status === 'closed') throw new AppError('clients.closed');
    await demandOwnCorrections(ctx, client.clientId, input.lines);
    const { isTaxInclusive } = await readSettings(ctx, 'billing');
    const on = ctx.today;
    const taxed = await taxLines(ctx, input.lines, { clientId: client.clientId, on, isTaxInclusive });
    const { netMinor, taxMinor, totalMinor } = taxed.amounts;
    const invoice = {
      id: ctx.newId(),
      clientId: client.clientId,
      currency: input.currency ?? client.currency,
    };
    await ctx.tx.insert(invoices).values({
      ...invoice,
      tenantId: ctx.tenant.id,
      status: 'draft',
      locale: client.locale,
      isTaxInclusive,
      netMinor,
      taxMinor,
      totalMinor,
      paidMinor: 0n,
      buyer: buyerOf(client),
      dueOn: input.dueOn === undefined ? null : Temporal.PlainDate.from(input.dueOn),
      createdAt: ctx.now,
    });
    await replaceLines(ctx, invoice, { lines: input.lines, ...taxed });
    return { invoiceId: invoice.id, total: { amountMinor: totalMinor.toString(), currency: invoice.currency } };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'invoice', id: result.invoiceId },
    clientId: input.clientId,
    detail: { total: result.total, lines: input.lines.length },
  }),
});
