import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { changeLooseFiles, replaceLogo } from '../store/logo.ts';

const side = z.int().check(z.gte(1), z.lte(10_000));

/** Says which stored file is the logo from now on, or that none is; no procedure, the actions around the file call it. */
export const recordLogo = defineCommand({
  name: 'tenants.record_logo',
  permission: 'settings:manage',
  input: z.strictObject({
    logo: z.nullable(
      z.strictObject({
        key: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
        version: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
        format: z.enum(['png', 'jpg']),
        width: side,
        height: side,
        bytes: z.int().check(z.gte(1)),
      }),
    ),
  }),
  example: () => ({ logo: null }),
  async run(ctx, { logo }) {
    const before = await replaceLogo(ctx, logo);
    const since = ctx.realNow.toString();
    const former = before === null ? [] : [{ key: before.key, since }];
    await changeLooseFiles(ctx, (files) => [...files.filter(({ key }) => key !== logo?.key), ...former]);
    ctx.emit('settings.changed', { settingsId: 'logo' });
    return { formerKey: before?.key ?? null };
  },
  audit: ({ input: { logo } }) => ({
    resource: null,
    detail: { section: 'logo', value: logo && { format: logo.format, width: logo.width, height: logo.height } },
  }),
});
