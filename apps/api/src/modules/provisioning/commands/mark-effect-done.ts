import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { closeEffect } from '#lib/effects/intervene.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { stepOf } from '../core/next-step.ts';
import { settleDone } from '../effects/settle.ts';
import { advance } from '../store/advance.ts';
import { lockService } from '../store/services.ts';

/**
 * Says that a person did by hand what a stopped call should have done. For an account that was made by hand
 * `accountRef` names it: without it nothing could be done with the account later.
 */
export const markEffectDone = defineCommand({
  name: 'provisioning.mark_effect_done',
  permission: 'effect:resolve',
  input: z.strictObject({ effectId: id(), accountRef: z.optional(text(64)), note: text(500) }),
  example: (of) => ({ effectId: of('effect'), note: 'Done in the panel' }),
  run: async (ctx, { effectId, accountRef }) => {
    const effect = await closeEffect(ctx, { effectId, state: 'succeeded', code: 'marked_done' });
    const step = stepOf(effect.kind);
    if (step !== null) {
      const service = await lockService(ctx, effect.resourceId);
      const username = accountRef ?? service.username;
      if (step === 'create' && username === null)
        throw new AppError('request.invalid', { fields: { accountRef: 'required' } });
      const account = username === null ? {} : { accountRef: username };
      await advance(ctx, await settleDone(ctx, service, { step, account }));
    }
    return { effectId, resourceKind: effect.resourceKind, resourceId: effect.resourceId, clientId: effect.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: result.resourceKind, id: result.resourceId },
    clientId: result.clientId,
    detail: { effectId: input.effectId, note: input.note },
  }),
});
