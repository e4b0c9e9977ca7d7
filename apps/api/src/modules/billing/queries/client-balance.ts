import { id } from '@panel1/shared-types';
import { and, eq, gt, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { invoices } from '#db/schema/billing.ts';
import { funds } from '#db/schema/billing-ledger.ts';
import { defineQuery } from '#lib/command/define.ts';
import { clientParty } from '#modules/clients/index.ts';
import { isNotExpired } from '../store/credit.ts';
import { openAmount } from '../store/invoices.ts';

/** What a client owes and what it can spend, per currency. */
export const clientBalance = defineQuery({
  name: 'billing.client_balance',
  permission: 'invoice:read',
  input: z.strictObject({ clientId: id() }),
  example: (of) => ({ clientId: of('client') }),
  async run(ctx, input) {
    await clientParty(ctx, input.clientId);
    const open = sql`coalesce(sum(${openAmount}), 0)::text`;
    const overdue = sql`coalesce(sum(${openAmount})
      filter (where ${invoices.dueOn} < ${ctx.today.toString()}), 0)::text`;
    const due = await ctx.tx
      .select({ currency: invoices.currency, due: open.mapWith(String), overdue: overdue.mapWith(String) })
      .from(invoices)
      .where(
        and(eq(invoices.tenantId, ctx.tenant.id), eq(invoices.clientId, input.clientId), eq(invoices.status, 'issued')),
      )
      .groupBy(invoices.currency);
    const credit = await ctx.tx
      .select({ currency: funds.currency, balanceMinor: sql`sum(${funds.leftMinor})`.mapWith(BigInt) })
      .from(funds)
      .where(
        and(
          ...[eq(funds.tenantId, ctx.tenant.id), eq(funds.clientId, input.clientId), gt(funds.leftMinor, 0n)],
          isNotExpired(ctx),
        ),
      )
      .groupBy(funds.currency);
    const currencies = new Set([...due, ...credit].map((row) => row.currency));
    return {
      balances: [...currencies].sort().map((currency) => ({
        currency,
        dueMinor: due.find((row) => row.currency === currency)?.due ?? '0',
        overdueMinor: due.find((row) => row.currency === currency)?.overdue ?? '0',
        creditMinor: (credit.find((row) => row.currency === currency)?.balanceMinor ?? 0n).toString(),
      })),
    };
  },
});
