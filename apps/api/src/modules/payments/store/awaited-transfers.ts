import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { payments } from '#db/schema/payments.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { allocationRows } from './payments.ts';

/** A transfer that a client announced and that has not arrived: the reference that we gave out for it. */
export interface AwaitedTransfer {
  reference: string;
  clientId: string;
  amountMinor: bigint;
  invoiceIds: string[];
}

/** In these states `payments.match_reference` books what arrives. */
export const MATCHABLE = ['pending', 'cancelled', 'failed', 'unknown'] as const;
const MIN_REFERENCE = 6;
const MAX_FOUND = 200;

/** The awaited transfers of a currency whose reference stands in one of the texts: capital letters and digits only. */
export async function awaitedTransfers(
  ctx: QueryContext,
  of: { currency: string; texts: readonly string[] },
): Promise<AwaitedTransfer[]> {
  if (of.texts.length === 0) return [];
  const rows = await ctx.tx
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.tenantId, ctx.tenant.id),
        eq(payments.currency, of.currency),
        inArray(payments.status, [...MATCHABLE]),
        isNotNull(payments.reference),
        sql`length(${payments.reference}) >= ${MIN_REFERENCE}`,
        sql`exists (select 1 from unnest(${sql.param([...of.texts])}::text[]) as t(line) where strpos(t.line, ${payments.reference}) > 0)`,
      ),
    )
    .limit(MAX_FOUND);
  const found: AwaitedTransfer[] = [];
  for (const { id, reference, clientId, amountMinor } of rows) {
    const invoiceIds = (await allocationRows(ctx, id)).map(({ invoiceId }) => invoiceId);
    if (reference !== null) found.push({ reference, clientId, amountMinor, invoiceIds });
  }
  return found;
}
