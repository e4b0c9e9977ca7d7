import { failure } from '@panel1/plugin-sdk';
import { defineEffect, type EffectHandler } from '#lib/effects/handler.ts';
import type { Services } from '#lib/services.ts';
import { tenantOrigin } from '#lib/tenancy/hosts.ts';
import { customerRef } from '../store/methods.ts';
import { backUrl, callGateway, foundOrder, keyProtection, paymentResult, probed } from './call.ts';
import { type PreparedPayment, payerOf, preparePayment } from './prepare.ts';
import { settleOrder } from './settle-order.ts';

interface Prepared extends PreparedPayment {
  payer: Omit<Awaited<ReturnType<typeof payerOf>>, 'locale'>;
  locale: string;
  origin: string;
}

const DEADLINE_MS = 35_000;

/** Asks the gateway for a page, or for instructions, where the payer pays. The payment's id is the operation id. */
export function createPaymentEffect(services: Pick<Services, 'plugins' | 'publicUrl'>): EffectHandler {
  const { plugins, publicUrl } = services;

  return defineEffect<Prepared>({
    kind: 'payments.create',
    deadlineMs: DEADLINE_MS,
    protection: keyProtection,
    async prepare(ctx, effect) {
      const prepared = await preparePayment(ctx, effect);
      if (!prepared) return null;
      const { clientId, pluginId } = prepared.payment;
      const known = await customerRef(ctx, { clientId, pluginId });
      const { locale, ...payer } = await payerOf(ctx, { clientId, customerRef: known });
      const origin = await tenantOrigin(ctx.kernel, publicUrl, ctx.tenant.id);
      return { ...prepared, payer, origin, locale };
    },
    async perform(prepared) {
      if (!prepared.isWanted)
        return { result: failure('validation', 'given_up', 'The payment is not wanted any more.'), exchanges: [] };
      const answer = await callGateway(plugins, prepared.gateway, {
        method: 'createPayment',
        input: inputOf(prepared),
      });
      return { ...answer, result: paymentResult(answer.result, prepared.payment) };
    },
    async probe(prepared) {
      const { payment, startedAt, order } = prepared;
      const answer = await callGateway(plugins, prepared.gateway, {
        method: 'probe',
        input: { of: 'createPayment', operationId: order.operationId, startedAt, input: inputOf(prepared) },
      });
      return probed(answer, (found) => foundOrder(found, payment));
    },
    settle: settleOrder,
  });
}

function inputOf({ order, payer, payment, origin, locale }: Prepared) {
  const back = (how: 'returned' | 'cancelled') => backUrl(`${origin}${payment.returnPath ?? '/'}`, how);
  const ways = { returnUrl: back('returned'), cancelUrl: back('cancelled') };
  return { ...order, ...ways, payer, saveMethod: payment.isMethodKept, locale };
}
