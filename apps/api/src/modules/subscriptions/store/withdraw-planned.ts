import type { CommandContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { voidInvoice } from '#modules/billing/index.ts';
import { historyOf, isPlanInvoiced } from './history.ts';
import { revocableRenewals } from './open-invoices.ts';
import { countPeriods, dropPending } from './pending.ts';
import type { SubscriptionRow } from './subscriptions.ts';

/**
 * Takes back what is planned for a later day, with the unpaid renewals that bill it already; they are billed again as before.
 * Throws `subscriptions.change_billed` for what was paid.
 */
export async function withdrawPlanned(
  ctx: CommandContext,
  of: SubscriptionRow,
  why: { voided: string; logged: string },
): Promise<SubscriptionRow> {
  let row = of;
  const isBilled = () => {
    const { pending } = historyOf(row);
    return pending !== null && isPlanInvoiced(historyOf(row), pending.periodsInvoiced ?? row.periodsInvoiced);
  };
  if (isBilled())
    for (const { invoiceId, periods } of await revocableRenewals(ctx, row)) {
      await ctx.call(voidInvoice, { invoiceId, reason: why.voided });
      row = await countPeriods(ctx, row, -periods);
    }
  if (isBilled()) throw new AppError('subscriptions.change_billed');
  return dropPending(ctx, row, why.logged);
}
