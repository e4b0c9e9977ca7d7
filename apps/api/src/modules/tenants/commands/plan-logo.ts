import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { changeLooseFiles } from '../store/logo.ts';

/** Writes down that a file is about to be stored for a logo; no procedure, the action that stores it calls this. */
export const planLogo = defineCommand({
  name: 'tenants.plan_logo',
  permission: 'settings:manage',
  input: z.strictObject({ key: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
  example: () => ({ key: '0'.repeat(64) }),
  async run(ctx, { key }) {
    await changeLooseFiles(ctx, (files) => [...files, { key, since: ctx.realNow.toString() }]);
    return { key };
  },
  audit: () => null,
});
