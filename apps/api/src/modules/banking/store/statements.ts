import { createHash } from 'node:crypto';
import type { BankFileFormat } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import { bankLines, bankStatements } from '#db/schema/banking.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';
import type { ReadEntry, ReadStatement } from '../core/statement.ts';

export type StatementRow = typeof bankStatements.$inferSelect;
export type LineRow = typeof bankLines.$inferSelect;

const BATCH = 500;

export async function getStatementRow(ctx: QueryContext, statementId: string): Promise<StatementRow> {
  const [row] = await ctx.tx
    .select()
    .from(bankStatements)
    .where(and(eq(bankStatements.tenantId, ctx.tenant.id), eq(bankStatements.id, statementId)));
  if (!row) throw notFound();
  return row;
}

/**
 * Writes a statement with those entries that no earlier file brought; answers how many were new. A statement without any
 * is not kept. Two imports of the same file at once end in one: the second waits for the first at the unique key.
 */
export async function insertStatement(
  ctx: CommandContext,
  of: { statement: ReadStatement; format: BankFileFormat; fileName: string; actorName: string },
): Promise<{ statementId: string; added: number }> {
  const { entries, ...facts } = of.statement;
  const statementId = ctx.newId();
  const { tenant, now } = ctx;
  await ctx.tx.insert(bankStatements).values({
    ...facts,
    tenantId: tenant.id,
    id: statementId,
    format: of.format,
    fileName: of.fileName,
    importedByName: of.actorName,
    createdAt: now,
  });
  const rows = withRefs(entries).map(({ entry, entryRef }, position) => ({
    tenantId: tenant.id,
    id: ctx.newId(),
    statementId,
    position,
    account: facts.account,
    entryRef,
    bookedOn: entry.bookedOn,
    valueOn: entry.valueOn,
    amountMinor: entry.amountMinor,
    currency: facts.currency,
    counterpartyName: entry.counterpartyName.slice(0, 200),
    counterpartyAccount: entry.counterpartyAccount.slice(0, 64),
    remittance: entry.remittance.slice(0, 1000),
    status: entry.amountMinor > 0n ? ('open' as const) : ('outgoing' as const),
  }));
  let added = 0;
  for (let at = 0; at < rows.length; at += BATCH) {
    const written = await ctx.tx
      .insert(bankLines)
      .values(rows.slice(at, at + BATCH))
      .onConflictDoNothing()
      .returning({ id: bankLines.id });
    added += written.length;
  }
  if (added === 0)
    await ctx.tx
      .delete(bankStatements)
      .where(and(eq(bankStatements.tenantId, tenant.id), eq(bankStatements.id, statementId)));
  return { statementId, added };
}

/**
 * A reference for each entry: the bank's, or else a fingerprint of what the entry says and its number among equal ones of
 * the file, so that two equal transfers of one day stay two and the same file again brings none.
 */
function withRefs(entries: readonly ReadEntry[]): { entry: ReadEntry; entryRef: string }[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    if (entry.ref !== null) return { entry, entryRef: entry.ref.slice(0, 200) };
    const { bookedOn, amountMinor, counterpartyName, counterpartyAccount, remittance } = entry;
    const told = [bookedOn.toString(), amountMinor.toString(), counterpartyName, counterpartyAccount, remittance];
    const print = createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 24);
    const nth = (seen.get(print) ?? 0) + 1;
    seen.set(print, nth);
    return { entry, entryRef: `~${print}-${nth}` };
  });
}
