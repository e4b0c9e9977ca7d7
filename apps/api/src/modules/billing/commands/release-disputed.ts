import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { usableFunds } from '../store/credit.ts';
import { disputedParts, releasePart, withheldKey } from '../store/disputed.ts';
import { lockInvoices } from '../store/invoices.ts';
import { type LedgerEntry, post, postedEntries, reversed } from '../store/ledger.ts';
import { payInvoices } from '../store/pay-invoice.ts';

/**
 * Books that the money of a dispute is ours again: the invoices are paid as before. What they need no more becomes the
 * client's credit. `isLost`: it had been decided the other way before.
 */
export const releaseDisputed = defineCommand({
  name: 'billing.release_disputed',
  permission: 'payment:refund',
  input: z.strictObject({
    disputeId: id(),
    nth: z.int().check(z.gte(1)),
    paymentId: id(),
    clientId: id(),
    isLost: z.boolean(),
  }),
  example: (of) => ({
    ...{ disputeId: of('dispute'), nth: 1, paymentId: of('payment'), clientId: of('client') },
    isLost: false,
  }),
  async run(ctx, input) {
    const { paymentId, clientId } = input;
    const entries = await postedEntries(ctx, withheldKey(input));
    const [clearing] = entries.filter(({ account }) => account === 'gateway_clearing');
    if (!clearing) throw notFound();
    const { currency } = clearing;
    await lockInvoices(
      ctx,
      disputedParts(entries).map(({ invoiceId }) => invoiceId),
    );
    await usableFunds(ctx, { clientId, currency }, 'lock');
    const back = input.isLost ? await paidAgain(ctx, entries, input) : await heldAgain(ctx, entries, input);
    const others = entries.filter(({ account }) => account !== 'disputed_receivable' && account !== 'gateway_clearing');
    await post(ctx, {
      kind: 'dispute_won',
      businessKey: `dispute_won:${input.disputeId}:${input.nth}`,
      clientId,
      description: 'Dispute won',
      entries: [
        { account: 'gateway_clearing', amountMinor: -clearing.amountMinor, currency, paymentId },
        ...reversed(others).map((entry) => newCredit({ ...entry, paymentId })),
        ...back,
      ],
    });
    return {};
  },
  audit: ({ input }) => ({ resource: { kind: 'dispute', id: input.disputeId }, clientId: input.clientId }),
});

interface About {
  readonly paymentId: string;
  readonly clientId: string;
}

/** Credit that was taken is there again under a name of its own: the old one may have expired. */
function newCredit({ fundId, ...entry }: LedgerEntry): LedgerEntry {
  return entry;
}

/** Ends what was only withheld. */
async function heldAgain(ctx: CommandContext, entries: LedgerEntry[], of: About): Promise<LedgerEntry[]> {
  const back: LedgerEntry[] = [];
  const parts = disputedParts(entries);
  const locked = await lockInvoices(
    ctx,
    parts.map(({ invoiceId }) => invoiceId),
  );
  for (const part of parts) {
    const row = locked.get(part.invoiceId);
    if (!row) throw notFound();
    const excessMinor = await releasePart(ctx, row, part.amountMinor);
    const entry = { currency: row.currency, paymentId: of.paymentId };
    back.push(
      { account: 'disputed_receivable', amountMinor: -part.amountMinor, invoiceId: row.id, ...entry },
      { account: 'receivable', amountMinor: excessMinor, invoiceId: row.id, ...entry },
      { account: 'client_credit', amountMinor: -excessMinor, ...entry },
    );
  }
  return back;
}

/** Money that had been lost pays the invoices as any other, as far as they are still open. */
async function paidAgain(ctx: CommandContext, entries: LedgerEntry[], of: About): Promise<LedgerEntry[]> {
  const parts = disputedParts(entries);
  const currency = entries[0]?.currency ?? '';
  const amountMinor = parts.reduce((sum, part) => sum + part.amountMinor, 0n);
  const invoiceIds = parts.map((part) => part.invoiceId);
  const { allocations, restMinor } = await payInvoices(ctx, {
    clientId: of.clientId,
    currency,
    amountMinor,
    invoiceIds,
  });
  const entry = { currency, paymentId: of.paymentId };
  return [
    ...allocations.map((part) => ({
      account: 'receivable' as const,
      amountMinor: -part.amountMinor,
      invoiceId: part.invoiceId,
      ...entry,
    })),
    { account: 'client_credit', amountMinor: -restMinor, ...entry },
  ];
}
