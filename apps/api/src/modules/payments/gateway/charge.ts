import { failure } from '@panel1/plugin-sdk';
import { defineEffect, type EffectHandler } from '#lib/effects/handler.ts';
import type { Services } from '#lib/services.ts';
import { findMethodRow, type MethodRow } from '../store/methods.ts';
import { callGateway, foundOrder, keyProtection, paymentResult, probed } from './call.ts';
import { type PreparedPayment, preparePayment } from './prepare.ts';
import { settleOrder } from './settle-order.ts';

interface Prepared extends PreparedPayment {
  method: MethodRow;
}

const DEADLINE_MS = 35_000;

/** Charges a saved method while the payer is away. */
export function chargeEffect({ plugins }: Pick<Services, 'plugins'>): EffectHandler {
  return defineEffect<Prepared>({
    kind: 'payments.charge',
    deadlineMs: DEADLINE_MS,
    protection: keyProtection,
    async prepare(ctx, effect) {
      const prepared = await preparePayment(ctx, effect);
      const methodId = prepared?.payment.paymentMethodId;
      if (!prepared || !methodId) return null;
      return { ...prepared, method: await findMethodRow(ctx, methodId) };
    },
    async perform(prepared) {
      if (!prepared.isWanted)
        return { result: failure('validation', 'given_up', 'The payment is not wanted any more.'), exchanges: [] };
      if (prepared.method.removedAt !== null)
        return { result: failure('validation', 'method_removed', 'The payment method was removed.'), exchanges: [] };
      const answer = await callGateway(plugins, prepared.gateway, { method: 'chargeSaved', input: inputOf(prepared) });
      return { ...answer, result: paymentResult(answer.result, prepared.payment) };
    },
    async probe(prepared) {
      const { payment, startedAt, order } = prepared;
      const answer = await callGateway(plugins, prepared.gateway, {
        method: 'probe',
        input: { of: 'chargeSaved', operationId: order.operationId, startedAt, input: inputOf(prepared) },
      });
      return probed(answer, (found) => foundOrder(found, payment));
    },
    settle: settleOrder,
  });
}

const inputOf = ({ order, method }: Prepared) => ({
  ...order,
  customerRef: method.customerRef,
  methodRef: method.methodRef,
});
