import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { logoPath, readLogo } from '../store/logo.ts';
import { readSettings } from '../store/settings.ts';

/** Whose pages these are: what every visitor of a tenant's host may know, logged in or not. */
export const site = defineQuery({
  name: 'tenants.site',
  permission: 'public',
  limits: [{ by: 'ip', points: 240, seconds: 60 }],
  input: z.strictObject({}),
  example: () => ({}),
  run: async (ctx) => {
    const { name, currency, country, timeZone, isDemo } = ctx.tenant;
    const { locales } = await readSettings(ctx, 'localisation');
    const { isOn: canWithdraw, asksForStart } = await readSettings(ctx, 'withdrawal');
    const logo = await readLogo(ctx);
    const picture = logo && { url: logoPath(logo), width: logo.width, height: logo.height };
    return {
      name,
      currency,
      country,
      timeZone,
      locales,
      isSimulated: isDemo,
      logo: picture,
      withdrawal: { canWithdraw, asksForStart },
    };
  },
});
