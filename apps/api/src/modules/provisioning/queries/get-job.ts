import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { getEffect } from '#lib/effects/inspect.ts';
import { stepOf } from '../core/next-step.ts';
import { serviceSubjects } from './list-jobs.ts';

/** One call to the outside with every try: what was sent and answered, without passwords and tokens. */
export const getJob = defineQuery({
  name: 'provisioning.get_job',
  permission: 'effect:read',
  input: z.strictObject({ effectId: id() }),
  example: (of) => ({ effectId: of('effect') }),
  run: async (ctx, { effectId }) => {
    const effect = await getEffect(ctx, effectId);
    const subjects = effect.resourceKind === 'service' ? await serviceSubjects(ctx, [effect.resourceId]) : new Map();
    const isParked = effect.state === 'parked';
    return {
      ...effect,
      subject: subjects.get(effect.resourceId) ?? null,
      offers: {
        retry: isParked || effect.state === 'planned' || effect.state === 'unknown',
        resolve: isParked,
        /** Marking it as done needs the name of the account that was made by hand. */
        needsAccountRef: isParked && stepOf(effect.kind) === 'create',
      },
    };
  },
});
