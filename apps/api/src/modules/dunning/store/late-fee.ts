import type { CommandContext } from '#lib/command/command.ts';
import { because, type DueStep } from '#modules/billing/core/index.ts';
import { billLines, invoiceFacts, issueInvoice } from '#modules/billing/index.ts';
import { clientParty } from '#modules/clients/index.ts';
import { lateFeeText } from '../core/late-fee-text.ts';

/**
 * Charges a fee for paying late: an invoice of its own, without tax, as compensation is outside its scope in most
 * countries. It says of which invoice and how much was open; no fee follows on a fee.
 */
export async function chargeLateFee(
  ctx: CommandContext,
  of: { about: { clientId: string; invoiceId: string }; currency: string },
  { step, feeMinor }: { step: DueStep; feeMinor: bigint },
): Promise<void> {
  const { clientId, invoiceId: lateId } = of.about;
  const [late] = await invoiceFacts(ctx, [lateId]);
  const { locale } = await clientParty(ctx, clientId);
  const number = late?.number ?? '';
  const { invoiceId } = await ctx.call(billLines, {
    ...{ clientId, currency: of.currency },
    lines: [
      {
        ...{ kind: 'late_fee', description: lateFeeText(locale, number), taxCategory: 'none' },
        ...{ quantity: '1', unitPriceMinor: feeMinor.toString() },
        why: because('late_fee', {
          step: step.stepId,
          overdueMinor: (late?.openMinor ?? 0n).toString(),
          dueOn: late?.dueOn?.toString() ?? null,
          invoiceNumber: number,
        }),
      },
    ],
  });
  await ctx.call(issueInvoice, { invoiceId });
}
