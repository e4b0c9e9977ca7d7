import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { demandTopUp } from '#modules/billing/index.ts';
import { demandGateway } from '../store/gateways.ts';
import { getMethodRow } from '../store/methods.ts';
import { insertPayment, type PaymentRow } from '../store/payments.ts';
import { replaceEarlierTopUps } from '../store/start.ts';

/**
 * Starts a payment that buys credit: on the page of a gateway, by its instructions, or with a saved method. It becomes
 * credit once, when it succeeds. What was begun before and not finished is given up.
 */
export const startTopUp = defineCommand({
  name: 'payments.start_top_up',
  permission: 'invoice:pay',
  input: z
    .strictObject({
      clientId: id(),
      amountMinor: z.string().check(z.regex(/^[1-9]\d{0,11}$/, { error: 'invalid_amount' })),
      /** Either a gateway or a saved method. */
      pluginId: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
      paymentMethodId: z.optional(id()),
      saveMethod: z._default(z.boolean(), false),
    })
    .check(
      z.refine(({ pluginId, paymentMethodId }) => (pluginId === undefined) !== (paymentMethodId === undefined), {
        error: 'required',
        path: ['pluginId'],
      }),
    ),
  example: (of) => ({ clientId: of('client'), amountMinor: '2000', pluginId: 'stripe' }),
  async run(ctx, { clientId, ...input }) {
    const amountMinor = BigInt(input.amountMinor);
    const { currency } = await demandTopUp(ctx, { clientId, amountMinor });
    await replaceEarlierTopUps(ctx, clientId);
    const way = await wayToPay(ctx, { ...input, clientId, currency });
    const paymentId = ctx.newId();
    await insertPayment(
      ctx,
      {
        ...{ ...way, id: paymentId, clientId, currency, amountMinor, status: 'planned', isTopUp: true },
        returnPath: `/portal/payments/${paymentId}`,
      },
      [],
    );
    await ctx.planEffect({
      kind: way.kind === 'hosted' ? 'payments.create' : 'payments.charge',
      businessKey: `payment:${paymentId}`,
      resource: { kind: 'payment', id: paymentId },
      clientId,
      payload: {},
    });
    ctx.emit('payment.started', { paymentId }, { clientId });
    return { clientId, paymentId };
  },
  audit: ({ input: { clientId, amountMinor }, result }) => ({
    resource: { kind: 'payment', id: result.paymentId },
    clientId,
    detail: { amountMinor },
  }),
});

type Way = Pick<PaymentRow, 'kind' | 'pluginId' | 'paymentMethodId' | 'isMethodKept'>;

async function wayToPay(
  ctx: CommandContext,
  of: {
    clientId: string;
    currency: string;
    pluginId?: string | undefined;
    paymentMethodId?: string | undefined;
    saveMethod: boolean;
  },
): Promise<Way> {
  const { clientId, currency, pluginId, paymentMethodId } = of;
  if (paymentMethodId !== undefined) {
    const method = await getMethodRow(ctx, paymentMethodId);
    if (method.clientId !== clientId) throw notFound();
    await demandGateway(ctx, { pluginId: method.pluginId, currency, feature: 'chargeSaved' });
    return { kind: 'off_session', pluginId: method.pluginId, paymentMethodId, isMethodKept: false };
  }
  if (pluginId === undefined) throw new AppError('request.invalid', { fields: { pluginId: 'required' } });
  const gateway = await demandGateway(ctx, { pluginId, currency });
  const isMethodKept = of.saveMethod && gateway.features.includes('chargeSaved');
  return { kind: 'hosted', pluginId, paymentMethodId: null, isMethodKept };
}
