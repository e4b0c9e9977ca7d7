import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { demandGateway } from '../store/gateways.ts';
import { insertPayment } from '../store/payments.ts';
import { type Due, lockDue, replaceEarlier, spendCredit } from '../store/start.ts';

/** A path on our own host. Two slashes, or a backslash, would lead elsewhere. */
const returnPath = z.string().check(z.maxLength(500), z.regex(/^\/(?![/\\])[\w\-./?=&%~]*$/));

/**
 * Starts one payment for one or several invoices of a client. What the gateway answers (a page to go to, or instructions)
 * is on the payment a moment later. With `useCredit` the client's credit is spent first; `paymentId` is null when that was
 * enough, and no gateway is asked: then none needs to be named.
 */
export const startPayment = defineCommand({
  name: 'payments.start_payment',
  permission: 'invoice:pay',
  input: z.strictObject({
    invoiceIds: z.array(id()).check(z.minLength(1), z.maxLength(200)),
    /** The gateway for what credit does not cover. */
    pluginId: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
    saveMethod: z._default(z.boolean(), false),
    useCredit: z._default(z.boolean(), false),
    /** Where the payer comes back to: a path of our own. Absent: the page of the payment in the client area. */
    returnPath: z.optional(returnPath),
  }),
  example: (of) => ({ invoiceIds: [of('invoice')], pluginId: 'stripe', returnPath: '/invoices' }),
  async run(ctx, input) {
    const { pluginId } = input;
    const asked = await lockDue(ctx, input.invoiceIds);
    if (asked.amountMinor === 0n) throw new AppError('payments.nothing_due');
    await replaceEarlier(ctx, asked);
    const due = input.useCredit ? await spendCredit(ctx, asked) : asked;
    const { clientId, currency } = due;
    if (due.amountMinor === 0n) return { clientId, paymentId: null };
    if (pluginId === undefined)
      throw input.useCredit
        ? new AppError('payments.credit_not_enough')
        : new AppError('request.invalid', { fields: { pluginId: 'required' } });
    const gateway = await demandGateway(ctx, { pluginId, currency });
    const isMethodKept = input.saveMethod && gateway.features.includes('chargeSaved');
    const paymentId = await planPayment(ctx, due, { pluginId, isMethodKept, returnPath: input.returnPath });
    return { clientId, paymentId };
  },
  audit: ({ input, result }) => ({
    resource: result.paymentId === null ? null : { kind: 'payment', id: result.paymentId },
    clientId: result.clientId,
    detail: { invoiceIds: input.invoiceIds, pluginId: input.pluginId ?? null, useCredit: input.useCredit },
  }),
});

async function planPayment(
  ctx: CommandContext,
  due: Due,
  of: { pluginId: string; isMethodKept: boolean; returnPath: string | undefined },
): Promise<string> {
  const paymentId = ctx.newId();
  const { clientId, currency, amountMinor } = due;
  const returnPath = of.returnPath ?? `/portal/payments/${paymentId}`;
  const row = { id: paymentId, clientId, currency, amountMinor, ...of, returnPath };
  await insertPayment(ctx, { ...row, kind: 'hosted', status: 'planned' }, due.invoices);
  await ctx.planEffect({
    kind: 'payments.create',
    businessKey: `payment:${paymentId}`,
    resource: { kind: 'payment', id: paymentId },
    clientId,
    payload: {},
  });
  ctx.emit('payment.started', { paymentId }, { clientId });
  return paymentId;
}
