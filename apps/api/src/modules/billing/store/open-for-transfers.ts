import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import { invoices } from '#db/schema/billing.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { openAmount, openMinor } from './invoices.ts';

/** An unpaid invoice that a transfer may be for. */
export interface TransferCandidate {
  invoiceId: string;
  clientId: string;
  /** Name and company on the invoice. */
  names: string[];
  number: string;
  openMinor: bigint;
  dueOn: string;
}

const MAX_CANDIDATES = 2_000;

/**
 * Unpaid invoices of a currency whose number stands in one of the texts (capital letters and digits only) or that are open
 * over one of the amounts, and the others of the same clients: a transfer may be for several.
 */
export async function openForTransfers(
  ctx: QueryContext,
  of: { currency: string; texts: readonly string[]; amounts: readonly bigint[] },
): Promise<TransferCandidate[]> {
  if (of.texts.length === 0) return [];
  const isOpen = and(
    eq(invoices.tenantId, ctx.tenant.id),
    eq(invoices.kind, 'invoice'),
    eq(invoices.status, 'issued'),
    eq(invoices.currency, of.currency),
  );
  const bare = sql`regexp_replace(upper(${invoices.number}), '[^[:alnum:]]', '', 'g')`;
  const amounts = of.amounts.map(String);
  const clients = await ctx.tx
    .selectDistinct({ clientId: invoices.clientId })
    .from(invoices)
    .where(
      and(
        isOpen,
        or(
          sql`${openAmount} = any (${sql.param(amounts)}::bigint[])`,
          sql`exists (select 1 from unnest(${sql.param([...of.texts])}::text[]) as t(line) where strpos(t.line, ${bare}) > 0)`,
        ),
      ),
    )
    .limit(MAX_CANDIDATES);
  if (clients.length === 0) return [];
  const clientIds = clients.map(({ clientId }) => clientId);
  const rows = await ctx.tx
    .select()
    .from(invoices)
    .where(and(isOpen, inArray(invoices.clientId, clientIds)))
    .orderBy(asc(invoices.dueOn), asc(invoices.id))
    .limit(MAX_CANDIDATES);
  return rows.map((row) => ({
    invoiceId: row.id,
    clientId: row.clientId,
    names: [row.buyer?.name ?? '', row.buyer?.company ?? ''].filter((name) => name !== ''),
    number: row.number ?? '',
    openMinor: openMinor(row),
    dueOn: row.dueOn?.toString() ?? '',
  }));
}
