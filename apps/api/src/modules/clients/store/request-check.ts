import type { CommandContext } from '#lib/command/command.ts';
import { lockClient } from './clients.ts';
import { planTaxIdCheck } from './vat-checks.ts';

/** Has the VAT number of a client checked, unless that is under way or waits for its next try. */
export async function requestTaxIdCheck(ctx: CommandContext, clientId: string): Promise<void> {
  const row = await lockClient(ctx, clientId);
  if (row.taxIdCheckDueAt === null || Temporal.Instant.compare(row.taxIdCheckDueAt, ctx.now) <= 0)
    await planTaxIdCheck(ctx, row);
}
