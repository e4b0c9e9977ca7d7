import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { isSectionSaved } from '../store/settings.ts';

/** Whether the owner still has to go through the first-run wizard. */
export const setupState = defineQuery({
  name: 'tenants.setup_state',
  permission: 'settings:manage',
  input: z.strictObject({}),
  example: () => ({}),
  run: async (ctx) => ({ isNeeded: !(await isSectionSaved(ctx, 'company')) }),
});
