import { currency, id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { takeBack } from '../core/collect/take-back.ts';
import type { CreditAccount } from '../core/index.ts';
import { nextStatus } from '../core/invoice-state.ts';
import { lockUnspent } from '../store/credit.ts';
import { lockInvoices, movePaid } from '../store/invoices.ts';
import { paymentPosition, post, reversed } from '../store/ledger.ts';
import { heldOn, type PaidPart, paidEntries } from '../store/pay-invoice.ts';

/**
 * Books that money of a payment goes back: out of unspent credit first, then out of the invoices it paid, which are open
 * again. Called by payments when a refund is asked for, so that nobody spends the same money meanwhile.
 */
export const takeBackPayment = defineCommand({
  name: 'billing.take_back_payment',
  permission: 'payment:refund',
  input: z.strictObject({
    refundId: id(),
    paymentId: id(),
    clientId: id(),
    amountMinor: z.string().check(z.regex(/^[1-9]\d{0,11}$/)),
    currency: currency(),
    /** The money is gone already: what the client has spent of it is the provider's loss. */
    isGone: z._default(z.boolean(), false),
  }),
  example: (of) => ({
    refundId: of('refund'),
    paymentId: of('payment'),
    clientId: of('client'),
    amountMinor: '100',
    currency: 'EUR',
  }),
  async run(ctx, input) {
    const { paymentId, clientId, currency: code } = input;
    const amountMinor = BigInt(input.amountMinor);
    const held = await paymentPosition(ctx, paymentId);
    const position = { ...held, invoices: [...held.invoices, ...held.unapplied] };
    const locked = await lockInvoices(
      ctx,
      position.invoices.map((part) => part.invoiceId),
    );
    const { creditAccount: account } = position;
    // Bought credit goes back as far as it was not spent itself; where the money is gone already, other bought credit too.
    const isOnlyOwn = account === 'wallet_purchased' && !input.isGone;
    const unspent = await lockUnspent(ctx, {
      ...{ clientId, currency: code, account },
      ...(isOnlyOwn ? { onlyOf: paymentId } : {}),
    });
    const taken = takeBack(amountMinor, position, unspent);
    if (taken.missingMinor > 0n && !input.isGone) throw new AppError('billing.not_enough_credit');
    for (const { invoiceId, amountMinor: part } of taken.invoices) {
      const row = locked.get(invoiceId);
      if (row) await movePaid(ctx, row, { by: -part, status: nextStatus(row.status, 'reopen') });
    }
    const on = (invoiceId: string) => heldOn(locked.get(invoiceId) ?? { kind: 'invoice' });
    const invoices = taken.invoices.map((part) => ({ ...part, account: on(part.invoiceId) }));
    await postRefund(ctx, input, { ...taken, account, invoices });
    return { creditMinor: taken.creditMinor.toString(), reopened: taken.invoices.map((part) => part.invoiceId) };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'refund', id: input.refundId },
    clientId: input.clientId,
    detail: { amountMinor: input.amountMinor, currency: input.currency, ...result },
  }),
});

async function postRefund(
  ctx: CommandContext,
  of: { refundId: string; paymentId: string; clientId: string; amountMinor: string; currency: string },
  taken: { account: CreditAccount; creditMinor: bigint; invoices: PaidPart[]; missingMinor: bigint },
): Promise<void> {
  const entry = { currency: of.currency, paymentId: of.paymentId };
  await post(ctx, {
    kind: 'payment_refunded',
    businessKey: refundKey(of.refundId),
    clientId: of.clientId,
    description: 'Payment refunded',
    entries: [
      { account: 'gateway_clearing', amountMinor: -BigInt(of.amountMinor), ...entry },
      { account: taken.account, amountMinor: taken.creditMinor, ...entry },
      { account: 'write_off', amountMinor: taken.missingMinor, ...entry },
      ...reversed(paidEntries(taken.invoices, entry)),
    ],
  });
}

/** The business key of the posting that a failed refund takes back. */
export const refundKey = (refundId: string): string => `payment_refunded:${refundId}`;
