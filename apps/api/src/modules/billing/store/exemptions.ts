import { and, asc, eq, gt, isNull, or } from 'drizzle-orm';
import { dunningExemptions } from '#db/schema/billing-collecting.ts';
import type { QueryContext } from '#lib/command/command.ts';
import type { Exemption } from '../core/index.ts';

/** Of one invoice, or of all of the client. */
export interface ClientExemption extends Exemption {
  readonly invoiceId: string | null;
}

/** The promises to a client that hold today, as the core reads them; those of an invoice hold for that one alone. */
export async function exemptionsOf(ctx: QueryContext, clientId: string): Promise<ClientExemption[]> {
  const rows = await ctx.tx
    .select()
    .from(dunningExemptions)
    .where(
      and(
        eq(dunningExemptions.tenantId, ctx.tenant.id),
        eq(dunningExemptions.clientId, clientId),
        isNull(dunningExemptions.endedAt),
        or(isNull(dunningExemptions.until), gt(dunningExemptions.until, ctx.today)),
      ),
    )
    .orderBy(asc(dunningExemptions.createdAt), asc(dunningExemptions.id));
  return rows.map(({ invoiceId, kinds, reason, until }) => ({ invoiceId, kinds: kinds ?? 'all', reason, until }));
}
