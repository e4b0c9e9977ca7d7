import { defineEffect, type EffectHandler } from '#lib/effects/handler.ts';
import type { Services } from '#lib/services.ts';
import { findMethodRow } from '../store/methods.ts';
import { callGateway, failedAs, type Gateway, OTHER_THING, probed } from './call.ts';
import { gatewayOf } from './prepare.ts';

interface Prepared {
  gateway: Gateway;
  startedAt: string;
  input: { operationId: string; methodRef: string };
}

const DEADLINE_MS = 35_000;

/** Lets the gateway forget a method that its client removed here. */
export function deleteMethodEffect({ plugins }: Pick<Services, 'plugins'>): EffectHandler {
  return defineEffect<Prepared>({
    kind: 'payments.delete_method',
    deadlineMs: DEADLINE_MS,
    // A method that was detached is never attached again.
    protection: () => 'same_outcome',
    async prepare(ctx, effect) {
      const row = await findMethodRow(ctx, effect.resourceId);
      return {
        gateway: await gatewayOf(ctx, row.pluginId),
        startedAt: (effect.firstSentAt ?? ctx.realNow).round('second').toString(),
        input: { operationId: row.id, methodRef: row.methodRef },
      };
    },
    perform: ({ gateway, input }) => callGateway(plugins, gateway, { method: 'deleteMethod', input }),
    async probe({ gateway, input, startedAt }) {
      const answer = await callGateway(plugins, gateway, {
        method: 'probe',
        input: { of: 'deleteMethod', operationId: input.operationId, startedAt, input },
      });
      return probed(answer, (found) => (found.of === 'deleteMethod' ? found.outcome : OTHER_THING));
    },
    settle: async (_ctx, _effect, result) => failedAs(result),
  });
}
