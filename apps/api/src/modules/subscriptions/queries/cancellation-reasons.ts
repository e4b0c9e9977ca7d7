import { locale } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { reasonTexts } from '../core/reason-texts.ts';

/** The reasons to leave that clients choose from, in one language. */
export const cancellationReasons = defineQuery({
  name: 'subscriptions.cancellation_reasons',
  permission: 'subscription:cancel',
  input: z.strictObject({ locale: z.optional(locale()) }),
  example: () => ({}),
  run: async (ctx, input) => {
    const { reasons } = await readSettings(ctx, 'subscriptions');
    return reasonTexts(reasons, [input.locale ?? ctx.tenant.locale, ctx.tenant.locale]);
  },
});
