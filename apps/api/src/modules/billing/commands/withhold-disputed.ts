import { currency, id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { takeBack } from '../core/collect/take-back.ts';
import { nextStatus } from '../core/invoice-state.ts';
import { lockUnspent } from '../store/credit.ts';
import { moveDisputed, withheldKey } from '../store/disputed.ts';
import { lockInvoices } from '../store/invoices.ts';
import { paymentPosition, post } from '../store/ledger.ts';

/**
 * Books that a gateway holds money of a payment back for a dispute: out of unspent credit first, then out of the invoices
 * it paid. Where the tenant wants it they are open again meanwhile. What the client has spent elsewhere is a loss until
 * the dispute is won. Called by payments, once for each time that money is withheld.
 */
export const withholdDisputed = defineCommand({
  name: 'billing.withhold_disputed',
  permission: 'payment:refund',
  input: z.strictObject({
    disputeId: id(),
    nth: z.int().check(z.gte(1)),
    paymentId: id(),
    clientId: id(),
    amountMinor: z.string().check(z.regex(/^[1-9]\d{0,11}$/)),
    currency: currency(),
    /** The invoices wait for money again; else they stay paid until it is decided. */
    isOwed: z.boolean(),
  }),
  example: (of) => ({
    ...{ disputeId: of('dispute'), nth: 1, paymentId: of('payment'), clientId: of('client') },
    ...{ amountMinor: '100', currency: 'EUR', isOwed: true },
  }),
  async run(ctx, input) {
    const { paymentId, clientId, currency: code } = input;
    const amountMinor = BigInt(input.amountMinor);
    const position = await paymentPosition(ctx, paymentId);
    const locked = await lockInvoices(
      ctx,
      position.invoices.map((part) => part.invoiceId),
    );
    const account = position.creditAccount;
    const taken = takeBack(amountMinor, position, await lockUnspent(ctx, { clientId, currency: code, account }));
    for (const { invoiceId, amountMinor: part } of taken.invoices) {
      const row = locked.get(invoiceId);
      if (!row) continue;
      const status = input.isOwed || row.status !== 'paid' ? nextStatus(row.status, 'reopen') : row.status;
      await moveDisputed(ctx, row, { disputed: part, status });
    }
    const entry = { currency: code, paymentId };
    await post(ctx, {
      kind: 'dispute_opened',
      businessKey: withheldKey(input),
      clientId,
      description: 'Payment disputed',
      entries: [
        { account: 'gateway_clearing', amountMinor: -amountMinor, ...entry },
        { account, amountMinor: taken.creditMinor, ...entry },
        { account: 'write_off', amountMinor: taken.missingMinor, ...entry },
        ...taken.invoices.map((part) => ({
          account: 'disputed_receivable' as const,
          amountMinor: part.amountMinor,
          invoiceId: part.invoiceId,
          ...entry,
        })),
      ],
    });
    return { invoiceIds: taken.invoices.map((part) => part.invoiceId), creditMinor: taken.creditMinor.toString() };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'dispute', id: input.disputeId },
    clientId: input.clientId,
    detail: { amountMinor: input.amountMinor, currency: input.currency, ...result },
  }),
});
