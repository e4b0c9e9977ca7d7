import { text } from '@panel1/shared-types';
import { and, desc, eq, inArray } from 'drizzle-orm';
import * as z from 'zod/mini';
import { payments } from '#db/schema/payments.ts';
import { defineCommand } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { MATCHABLE } from '../store/awaited-transfers.ts';
import { lockPayment } from '../store/payments.ts';
import { receiveMoney } from '../store/settle.ts';

/**
 * Books a transfer that arrived with a reference of ours. What came may be more or less than what was asked for: the
 * amount that staff read on the statement is what is booked.
 */
export const matchReference = defineCommand({
  name: 'payments.match_reference',
  permission: 'payment:record',
  input: z.strictObject({
    reference: text(64),
    amountMinor: z.string().check(z.regex(/^[1-9]\d{0,11}$/)),
  }),
  example: () => ({ reference: 'RF18INV00001', amountMinor: '1000' }),
  async run(ctx, input) {
    const reference = input.reference.replace(/\s+/g, '').toUpperCase();
    // The same invoice has the same reference on every try; money may come for one that was given up meanwhile.
    const [found] = await ctx.tx
      .select({ id: payments.id })
      .from(payments)
      .where(
        and(
          eq(payments.tenantId, ctx.tenant.id),
          eq(payments.reference, reference),
          inArray(payments.status, [...MATCHABLE]),
        ),
      )
      .orderBy(desc(payments.id))
      .limit(1);
    if (!found) throw notFound();
    const row = await lockPayment(ctx, found.id);
    await receiveMoney(ctx, row, { amountMinor: BigInt(input.amountMinor), providerRef: null });
    return { clientId: row.clientId, paymentId: row.id };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'payment', id: result.paymentId },
    clientId: result.clientId,
    detail: { reference: input.reference, amountMinor: input.amountMinor },
  }),
});
