import { and, eq } from 'drizzle-orm';
import { bankLines } from '#db/schema/banking.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import type { LineRow } from './statements.ts';

export const oneLine = (ctx: QueryContext, lineId: string) =>
  and(eq(bankLines.tenantId, ctx.tenant.id), eq(bankLines.id, lineId));

/** The line, locked until the end of the transaction; throws `banking.line_done` unless it still waits for a decision. */
export async function lockOpenLine(ctx: CommandContext, lineId: string): Promise<LineRow> {
  const row = await lockLine(ctx, lineId);
  if (row.status !== 'open') throw new AppError('banking.line_done');
  return row;
}

export async function lockLine(ctx: CommandContext, lineId: string): Promise<LineRow> {
  const [row] = await ctx.tx.select().from(bankLines).where(oneLine(ctx, lineId)).for('update');
  if (!row) throw notFound();
  return row;
}

type Decision = Partial<Pick<LineRow, 'clientId' | 'paymentId' | 'match' | 'ignoredReason'>>;

/** Writes what was decided of a locked line, and by whom. */
export async function decideLine(
  ctx: CommandContext,
  lineId: string,
  of: { status: LineRow['status'] } & Decision,
): Promise<void> {
  const isOpen = of.status === 'open';
  await ctx.tx
    .update(bankLines)
    .set({
      ...of,
      ...(isOpen ? { ignoredReason: null } : {}),
      decidedByName: isOpen ? null : actorName(ctx),
      decidedAt: isOpen ? null : ctx.now,
    })
    .where(oneLine(ctx, lineId));
}

export function actorName({ actor }: Pick<CommandContext, 'actor'>): string {
  return actor.kind === 'user' || actor.kind === 'api_key' ? actor.name : actor.kind;
}

/** How a payment refers to the entry of the bank. */
export function paymentReference({ remittance, counterpartyName, entryRef, bookedOn }: LineRow): string {
  const said = [bookedOn.toString(), counterpartyName, remittance].filter((part) => part !== '').join(' ');
  // Line feeds and control characters of a bank's file do not belong in a reference.
  const plain = said.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return (plain || entryRef).slice(0, 100);
}
