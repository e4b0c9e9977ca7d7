import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { readLogo } from '../store/logo.ts';

/** Where the content of the tenant's logo is, for what serves and prints it; no procedure. */
export const siteLogo = defineQuery({
  name: 'tenants.site_logo',
  permission: 'public',
  limits: [{ by: 'ip', points: 240, seconds: 60 }],
  input: z.strictObject({}),
  example: () => ({}),
  run: (ctx) => readLogo(ctx),
});
