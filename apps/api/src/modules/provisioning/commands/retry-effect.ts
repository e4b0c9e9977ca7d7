import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { retryEffect as retry } from '#lib/effects/intervene.ts';
import { stepOf } from '../core/next-step.ts';
import { changeService, lockService } from '../store/services.ts';

/** Lets a stopped or waiting call go on now, of whatever kind. An open outcome is read before anything is sent. */
export const retryEffect = defineCommand({
  name: 'provisioning.retry_effect',
  permission: 'effect:retry',
  input: z.strictObject({ effectId: id() }),
  example: (of) => ({ effectId: of('effect') }),
  run: async (ctx, { effectId }) => {
    const effect = await retry(ctx, effectId);
    if (stepOf(effect.kind) === 'create') {
      const service = await lockService(ctx, effect.resourceId);
      if (service.status === 'failed') await changeService(ctx, service, { status: 'provisioning' });
    }
    return { effectId, resourceKind: effect.resourceKind, resourceId: effect.resourceId, clientId: effect.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: result.resourceKind, id: result.resourceId },
    clientId: result.clientId,
    detail: { effectId: input.effectId },
  }),
});
