import { failure, type Outcome, type Refund, refund } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';
import { defineEffect, type EffectHandler, type EffectResult } from '#lib/effects/handler.ts';
import type { Services } from '#lib/services.ts';
import { getPaymentRow } from '../store/payments.ts';
import { completeRefund, failRefund, getRefundRow, type RefundRow } from '../store/refunds.ts';
import { callGateway, failedAs, type Gateway, keyProtection, OTHER_THING, probed } from './call.ts';
import { gatewayOf } from './prepare.ts';

interface Prepared {
  gateway: Gateway;
  refund: RefundRow;
  startedAt: string;
  input: { operationId: string; paymentRef: string; amount: { amountMinor: string; currency: string } };
}

const DEADLINE_MS = 35_000;

/** Gives money back through the gateway that took it. The refund's id is the operation id. */
export function refundEffect({ plugins }: Pick<Services, 'plugins'>): EffectHandler {
  return defineEffect<Prepared>({
    kind: 'payments.refund',
    deadlineMs: DEADLINE_MS,
    protection: keyProtection,
    async prepare(ctx, effect) {
      const row = await getRefundRow(ctx, effect.resourceId);
      const paid = await getPaymentRow(ctx, row.paymentId);
      return {
        gateway: await gatewayOf(ctx, paid.pluginId),
        refund: row,
        startedAt: (effect.firstSentAt ?? ctx.realNow).round('second').toString(),
        input: {
          operationId: row.id,
          paymentRef: paid.providerRef ?? '',
          amount: { amountMinor: row.amountMinor.toString(), currency: row.currency },
        },
      };
    },
    async perform({ gateway, input, refund: row }) {
      const answer = await callGateway(plugins, gateway, { method: 'refund', input });
      return { ...answer, result: refundResult(answer.result, row) };
    },
    async probe({ gateway, input, refund: row, startedAt }) {
      const answer = await callGateway(plugins, gateway, {
        method: 'probe',
        input: { of: 'refund', operationId: input.operationId, startedAt, input },
      });
      return probed(answer, (found) => (found.of === 'refund' ? refundResult(found.outcome, row) : OTHER_THING));
    },
    async settle(ctx, effect, result) {
      const row = await getRefundRow(ctx, effect.resourceId);
      if (result.status === 'done') await completeRefund(ctx, row, z.parse(refund, result.value).refundRef);
      if (result.status === 'declined') await failRefund(ctx, row, result.safeMessage);
      if (result.status !== 'failed') return undefined;
      // Parked, the money stays reserved: staff may try again, and giving up sets it free.
      const state = failedAs(result);
      if (state === 'failed') await failRefund(ctx, row, result.safeMessage);
      return state;
    },
  });
}

function refundResult(outcome: Outcome<Refund>, row: RefundRow): EffectResult {
  if (outcome.status !== 'done') return outcome;
  const { state, refundRef, amount } = outcome.value;
  const isOurs = amount.currency === row.currency && BigInt(amount.amountMinor) === row.amountMinor;
  if (!isOurs) return failure('conflict', 'amount_mismatch', 'The gateway reports a refund that differs from ours.');
  return state === 'succeeded' ? outcome : { status: 'pending', remoteRef: refundRef, pollAfterMs: POLL_MS };
}

const POLL_MS = 3_600_000;
