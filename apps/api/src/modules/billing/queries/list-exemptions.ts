import { id, page } from '@panel1/shared-types';
import { and, count, desc, eq, isNull, or, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { invoices } from '#db/schema/billing.ts';
import { dunningExemptions } from '#db/schema/billing-collecting.ts';
import { defineQuery } from '#lib/command/define.ts';

/** Exemptions of a client, or those that an invoice has: its own and the client's. Staff only; the newest first. */
export const listExemptions = defineQuery({
  name: 'billing.list_exemptions',
  permission: 'invoice:read',
  input: z.strictObject({ clientId: id(), invoiceId: z.optional(id()), ...page }),
  example: (of) => ({ clientId: of('client') }),
  async run(ctx, { clientId, invoiceId, limit, offset }) {
    const where: SQL | undefined = and(
      eq(dunningExemptions.tenantId, ctx.tenant.id),
      eq(dunningExemptions.clientId, clientId),
      invoiceId === undefined
        ? undefined
        : or(eq(dunningExemptions.invoiceId, invoiceId), isNull(dunningExemptions.invoiceId)),
    );
    const rows = await ctx.tx
      .select({ exemption: dunningExemptions, number: invoices.number })
      .from(dunningExemptions)
      .leftJoin(
        invoices,
        and(eq(invoices.tenantId, dunningExemptions.tenantId), eq(invoices.id, dunningExemptions.invoiceId)),
      )
      .where(where)
      .orderBy(desc(dunningExemptions.createdAt), desc(dunningExemptions.id))
      .limit(limit)
      .offset(offset);
    const [total] = await ctx.tx.select({ n: count() }).from(dunningExemptions).where(where);
    return {
      rows: rows.map(({ exemption: one, number }) => ({
        exemptionId: one.id,
        invoiceId: one.invoiceId,
        invoiceNumber: number,
        kinds: one.kinds ?? ('all' as const),
        reason: one.reason,
        until: one.until?.toString() ?? null,
        madeByName: one.madeByName,
        createdAt: one.createdAt.toString(),
        isHolding: one.endedAt === null && (one.until === null || Temporal.PlainDate.compare(one.until, ctx.today) > 0),
      })),
      total: total?.n ?? 0,
    };
  },
});
