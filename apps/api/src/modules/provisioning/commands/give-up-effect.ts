import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { closeEffect } from '#lib/effects/intervene.ts';
import { type Step, stepOf } from '../core/next-step.ts';
import { advance } from '../store/advance.ts';
import { releasePlace } from '../store/servers.ts';
import { changeService, lockService, type ServiceRow } from '../store/services.ts';

/** Closes a stopped call without its deed: the wish behind it is taken back. */
export const giveUpEffect = defineCommand({
  name: 'provisioning.give_up_effect',
  permission: 'effect:resolve',
  input: z.strictObject({ effectId: id(), note: text(500) }),
  example: (of) => ({ effectId: of('effect'), note: 'Not needed any more' }),
  run: async (ctx, { effectId }) => {
    const effect = await closeEffect(ctx, { effectId, state: 'failed', code: 'given_up' });
    const step = stepOf(effect.kind);
    if (step !== null) {
      const service = await lockService(ctx, effect.resourceId);
      await advance(ctx, await takeBack(ctx, service, step));
    }
    return { effectId, resourceKind: effect.resourceKind, resourceId: effect.resourceId, clientId: effect.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: result.resourceKind, id: result.resourceId },
    clientId: result.clientId,
    detail: { effectId: input.effectId, note: input.note },
  }),
});

async function takeBack(ctx: CommandContext, service: ServiceRow, step: Step): Promise<ServiceRow> {
  switch (step) {
    case 'create':
      if (service.serverId !== null) await releasePlace(ctx, service.serverId);
      return changeService(ctx, service, { status: 'failed', target: 'none', serverId: null });
    case 'suspend':
      return changeService(
        ctx,
        service,
        service.target === 'suspended' ? { target: 'active', suspendReason: null } : {},
      );
    case 'unsuspend':
      return changeService(ctx, service, service.target === 'active' ? { target: 'suspended' } : {});
    case 'terminate':
      return changeService(ctx, service, { target: service.status === 'suspended' ? 'suspended' : 'active' });
    case 'change_package':
      return changeService(ctx, service, { targetPackage: null });
    case 'change_password':
      return service;
  }
}
