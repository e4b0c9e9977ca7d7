import { and, eq, gt } from 'drizzle-orm';
import { funds } from '#db/schema/billing-ledger.ts';
import type { QueryContext } from '#lib/command/command.ts';

/** What is left of a client's credit that is gone on one day. */
export interface ExpiringCredit {
  clientId: string;
  currency: string;
  amountMinor: bigint;
  expiresOn: Temporal.PlainDate;
}

/** All credit of the same client and currency that is gone on the same day as this one; null when nothing is left. */
export async function expiringWith(ctx: QueryContext, fundId: string): Promise<ExpiringCredit | null> {
  const [one] = await ctx.tx
    .select()
    .from(funds)
    .where(and(eq(funds.tenantId, ctx.tenant.id), eq(funds.id, fundId)));
  if (!one || one.expiresOn === null) return null;
  const { clientId, currency, expiresOn } = one;
  const rows = await ctx.tx
    .select({ leftMinor: funds.leftMinor })
    .from(funds)
    .where(
      and(
        ...[eq(funds.tenantId, ctx.tenant.id), eq(funds.clientId, clientId), eq(funds.currency, currency)],
        ...[eq(funds.expiresOn, expiresOn), gt(funds.leftMinor, 0n)],
      ),
    );
  const amountMinor = rows.reduce((sum, { leftMinor }) => sum + leftMinor, 0n);
  return amountMinor === 0n ? null : { clientId, currency, amountMinor, expiresOn };
}
