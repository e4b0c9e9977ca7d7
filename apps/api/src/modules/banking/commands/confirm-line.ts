import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { invoiceFacts } from '#modules/billing/index.ts';
import { matchReference, recordPayment } from '#modules/payments/index.ts';
import { decideLine, lockOpenLine, paymentReference } from '../store/lines.ts';
import type { LineRow } from '../store/statements.ts';
import { suggestionsFor } from '../store/suggestions.ts';

/**
 * Books an entry of the bank for invoices of a client, or for the transfer that was announced under a reference. The entry
 * is locked and is booked once; `banking.line_done` afterwards.
 */
export const confirmLine = defineCommand({
  name: 'banking.confirm_line',
  permission: 'payment:record',
  input: z.strictObject({
    lineId: id(),
    invoiceIds: z.array(id()).check(z.maxLength(200)),
    /** Ours, where the transfer was announced; then its own payment is settled. */
    reference: z._default(z.nullable(text(64)), null),
  }),
  example: (of) => ({ lineId: of('bank_line'), invoiceIds: [of('invoice')] }),
  async run(ctx, input) {
    const line = await lockOpenLine(ctx, input.lineId);
    const { matches } = await suggestionsFor(ctx, [line]);
    const wanted = [...input.invoiceIds].sort().join();
    const match = matches
      .get(line.id)
      ?.find(({ invoiceIds, reference }) => [...invoiceIds].sort().join() === wanted && reference === input.reference);
    const { clientId, paymentId } = await book(ctx, line, input);
    await decideLine(ctx, line.id, {
      status: 'matched',
      clientId,
      paymentId,
      // Chosen by hand where no suggestion says so.
      match: { score: match?.score ?? 0, reasons: [...(match?.reasons ?? [])] },
    });
    return { clientId, paymentId, amount: { amountMinor: line.amountMinor.toString(), currency: line.currency } };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'payment', id: result.paymentId },
    clientId: result.clientId,
    detail: { bankLineId: input.lineId, amount: result.amount, invoiceIds: input.invoiceIds },
  }),
});

async function book(
  ctx: CommandContext,
  line: LineRow,
  of: { invoiceIds: string[]; reference: string | null },
): Promise<{ clientId: string; paymentId: string }> {
  const amountMinor = line.amountMinor.toString();
  if (of.reference !== null) return ctx.call(matchReference, { reference: of.reference, amountMinor });
  const facts = await invoiceFacts(ctx, of.invoiceIds);
  if (facts.some(({ currency }) => currency !== line.currency)) throw new AppError('billing.currency_mismatch');
  return ctx.call(recordPayment, { invoiceIds: of.invoiceIds, amountMinor, reference: paymentReference(line) });
}
