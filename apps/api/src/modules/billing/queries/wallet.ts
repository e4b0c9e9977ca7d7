import { FUND_KINDS, id } from '@panel1/shared-types';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { funds } from '#db/schema/billing-ledger.ts';
import { defineQuery } from '#lib/command/define.ts';
import { clientParty } from '#modules/clients/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { isNotExpired } from '../store/credit.ts';
import { topUpLimits } from '../store/top-up.ts';

const MAX_FUNDS = 500;

/** What a client can spend, by where it came from and when it is gone, in spending order; and what it may buy. */
export const wallet = defineQuery({
  name: 'billing.wallet',
  permission: 'invoice:read',
  input: z.strictObject({ clientId: id() }),
  example: (of) => ({ clientId: of('client') }),
  async run(ctx, { clientId }) {
    const { currency } = await clientParty(ctx, clientId);
    const settings = await readSettings(ctx, 'wallet');
    const limits = topUpLimits(settings, currency);
    const spendingOrder = sql`array_position(${sql.param([...FUND_KINDS])}::text[], ${funds.kind}), ${funds.priority},
      ${funds.expiresOn} nulls last, ${funds.id}`;
    const rows = await ctx.tx
      .select()
      .from(funds)
      .where(
        and(
          ...[eq(funds.tenantId, ctx.tenant.id), eq(funds.clientId, clientId), gt(funds.leftMinor, 0n)],
          isNotExpired(ctx),
        ),
      )
      .orderBy(asc(funds.currency), spendingOrder)
      .limit(MAX_FUNDS);
    return {
      currency,
      topUp: limits && { ...limits, expiresAfterMonths: settings.expiresAfterMonths },
      paysInvoices: settings.isOn && settings.paysInvoices,
      funds: rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        left: { amountMinor: row.leftMinor.toString(), currency: row.currency },
        expiresOn: row.expiresOn?.toString() ?? null,
        lineKinds: row.lineKinds,
        reason: row.reason,
        paymentId: row.paymentId,
        createdAt: row.createdAt.toString(),
      })),
    };
  },
});
