import { page } from '@panel1/shared-types';
import { and, count, desc, eq, inArray, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { bankLines, bankStatements } from '#db/schema/banking.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import type { StatementRow } from '../store/statements.ts';

/** Statements, the latest import first, with how many of their lines wait. */
export const listStatements = defineQuery({
  name: 'banking.list_statements',
  permission: 'payment:record',
  input: z.strictObject({ ...page }),
  example: () => ({}),
  async run(ctx, { limit, offset }) {
    const where = eq(bankStatements.tenantId, ctx.tenant.id);
    const rows = await ctx.tx
      .select()
      .from(bankStatements)
      .where(where)
      .orderBy(desc(bankStatements.createdAt), desc(bankStatements.id))
      .limit(limit)
      .offset(offset);
    const [{ total } = { total: 0 }] = await ctx.tx.select({ total: count() }).from(bankStatements).where(where);
    const counts = await countsOf(
      ctx,
      rows.map(({ id }) => id),
    );
    return { rows: rows.map((row) => ({ ...statementView(row), ...(counts.get(row.id) ?? NONE) })), total };
  },
});

const NONE = { lines: 0, open: 0 };

async function countsOf(ctx: QueryContext, ids: string[]): Promise<Map<string, typeof NONE>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.tx
    .select({
      id: bankLines.statementId,
      lines: count(),
      open: sql`count(*) filter (where ${bankLines.status} = 'open')`.mapWith(Number),
    })
    .from(bankLines)
    .where(and(eq(bankLines.tenantId, ctx.tenant.id), inArray(bankLines.statementId, ids)))
    .groupBy(bankLines.statementId);
  return new Map(rows.map(({ id, lines, open }) => [id, { lines, open }]));
}

export function statementView(row: StatementRow) {
  const amount = (minor: bigint | null) =>
    minor === null ? null : { amountMinor: minor.toString(), currency: row.currency };
  return {
    id: row.id,
    format: row.format,
    fileName: row.fileName,
    account: row.account,
    currency: row.currency,
    statementRef: row.statementRef,
    fromOn: row.fromOn?.toString() ?? null,
    toOn: row.toOn?.toString() ?? null,
    opening: amount(row.openingMinor),
    closing: amount(row.closingMinor),
    importedByName: row.importedByName,
    createdAt: row.createdAt.toString(),
  };
}
