import type { CommandContext } from '#lib/command/command.ts';
import { planTaxCommit } from '#modules/taxation/index.ts';
import { getLineRows } from './invoice-lines.ts';

/** Tells the tax calculator, where one decided, that a document was issued. */
export async function commitTax(ctx: CommandContext, of: { id: string; clientId: string }): Promise<void> {
  const lines = await getLineRows(ctx, of.id);
  await planTaxCommit(ctx, { invoiceId: of.id, clientId: of.clientId, lines });
}
