import { done, failure, type Outcome, type SavedMethod, savedMethod } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { defineEffect, type EffectHandler, type EffectResult } from '#lib/effects/handler.ts';
import type { Services } from '#lib/services.ts';
import { tenantOrigin } from '#lib/tenancy/hosts.ts';
import { completeSetup, getSetupRow, lockSetup, moveSetup, type SetupRow } from '../store/method-setups.ts';
import { customerRef } from '../store/methods.ts';
import { backUrl, callGateway, failedAs, type Gateway, keyProtection, OTHER_THING, probed } from './call.ts';
import { gatewayOf, payerOf } from './prepare.ts';

interface Prepared {
  gateway: Gateway;
  startedAt: string;
  isWanted: boolean;
  input: Awaited<ReturnType<typeof setupInput>>;
}

const DEADLINE_MS = 35_000;

/** Asks the gateway for a page where the client leaves a method. The set-up's id is the operation id. */
export function saveMethodEffect(services: Pick<Services, 'plugins' | 'publicUrl'>): EffectHandler {
  const { plugins, publicUrl } = services;
  return defineEffect<Prepared>({
    kind: 'payments.save_method',
    deadlineMs: DEADLINE_MS,
    protection: keyProtection,
    async prepare(ctx, effect) {
      const row = await getSetupRow(ctx, effect.resourceId);
      const isWanted = row.status !== 'cancelled';
      if (!isWanted && effect.firstSentAt === null) return null;
      const origin = await tenantOrigin(ctx.kernel, publicUrl, ctx.tenant.id);
      return {
        gateway: await gatewayOf(ctx, row.pluginId),
        startedAt: (effect.firstSentAt ?? ctx.realNow).round('second').toString(),
        isWanted,
        input: await setupInput(ctx, row, origin),
      };
    },
    async perform({ gateway, input, isWanted }) {
      if (!isWanted)
        return { result: failure('validation', 'given_up', 'The method is not wanted any more.'), exchanges: [] };
      const answer = await callGateway(plugins, gateway, { method: 'savePaymentMethod', input });
      return { ...answer, result: setupResult(answer.result) };
    },
    async probe({ gateway, input, startedAt }) {
      const { operationId } = input;
      const answer = await callGateway(plugins, gateway, {
        method: 'probe',
        input: { of: 'savePaymentMethod', operationId, startedAt, input },
      });
      return probed(answer, (found) => (found.of === 'savePaymentMethod' ? setupResult(found.outcome) : OTHER_THING));
    },
    settle: (ctx, effect, result) => settleSetup(ctx, effect.resourceId, result),
  });
}

/** What a set-up is asked with: the client's own page to come back to, and the customer that the gateway knows, if any. */
export async function setupInput(ctx: QueryContext, row: SetupRow, origin: string) {
  const { id: operationId, clientId, pluginId, currency } = row;
  const page = `${origin}/portal/payment-methods?setup=${row.id}`;
  const { locale, ...payer } = await payerOf(ctx, {
    clientId,
    customerRef: await customerRef(ctx, { clientId, pluginId }),
  });
  return {
    ...{ operationId, currency, payer, locale },
    returnUrl: backUrl(page, 'returned'),
    cancelUrl: backUrl(page, 'cancelled'),
  };
}

const carried = z.object({ method: z.optional(savedMethod) });

/** A gateway's outcome about a set-up as the effect's result. */
export function setupResult(outcome: Outcome<SavedMethod>): EffectResult {
  return outcome.status === 'done' ? done({ method: outcome.value }) : outcome;
}

/** Records what a gateway said of a set-up, asked by whichever effect. */
export async function settleSetup(
  ctx: CommandContext,
  methodSetupId: string,
  result: EffectResult,
): Promise<'failed' | 'parked' | undefined> {
  const row = await lockSetup(ctx, methodSetupId);
  switch (result.status) {
    case 'done': {
      const { method } = z.parse(carried, result.value);
      if (method) await completeSetup(ctx, row, method);
      return undefined;
    }
    case 'needs_action':
      await moveSetup(ctx, row, {
        action: 'ask_payer',
        change: { redirectUrl: result.url, providerRef: result.remoteRef ?? row.providerRef },
      });
      return undefined;
    case 'declined':
    case 'failed':
      await moveSetup(ctx, row, {
        action: result.code === 'expired' ? 'cancel' : 'fail',
        change: { failureCode: result.code, failureMessage: result.safeMessage },
      });
      return result.status === 'failed' ? failedAs(result) : undefined;
    default:
      return undefined;
  }
}
